package dev.coffre.e2e.lab;

import dev.coffre.e2e.testbed.Checkout;
import dev.coffre.e2e.testbed.MissingPeerException;
import dev.coffre.e2e.testbed.NotRun;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Hands the one lab of a test run to the tests that ask for it, and takes it down at the end.
/// Without an engine each such test is not run, by name and with the reason.
public final class SharedLab implements ExecutionCondition, ParameterResolver {
  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(SharedLab.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      return ConditionEvaluationResult.enabled("its tests are asked one by one");
    }
    return switch (found(context)) {
      case Up(var lab) -> ConditionEvaluationResult.enabled("the lab is up: " + lab.folder());
      case Missing(var reason) -> ConditionEvaluationResult.disabled(NotRun.reasonOf(reason));
    };
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Lab.class;
  }

  @Override
  public Lab resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return switch (found(context)) {
      case Up(var lab) -> lab;
      case Missing(var reason) -> throw reason;
    };
  }

  /// The lab of this test run; the first to ask brings it up.
  private static Found found(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(SPACE)
        .computeIfAbsent(Found.class, type -> find(), Found.class);
  }

  private static Found find() {
    try {
      return new Up(Lab.forThisProcess(Checkout.here()));
    } catch (MissingPeerException reason) {
      return new Missing(reason);
    }
  }

  private sealed interface Found extends AutoCloseable {
    @Override
    void close();
  }

  private record Up(Lab lab) implements Found {
    @Override
    public void close() {
      lab.close();
    }
  }

  private record Missing(MissingPeerException reason) implements Found {
    @Override
    public void close() {}
  }
}
