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
    var type = parameter.getParameter().getType();
    return type == Lab.class || type == Platform.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return switch (found(context)) {
      case Up(var lab) when parameter.getParameter().getType() == Lab.class -> lab;
      case Up(var lab) ->
          switch (installed(context, lab)) {
            case Stands(var platform) -> platform;
            case Failed(var why) -> throw why;
          };
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

  /// The platform on the lab's host; the first to ask has it installed. What failed is not tried
  /// again for every test.
  private static Installed installed(ExtensionContext context, Lab lab) {
    return context
        .getRoot()
        .getStore(SPACE)
        .computeIfAbsent(Installed.class, type -> install(lab), Installed.class);
  }

  private static Installed install(Lab lab) {
    try {
      return new Stands(Platform.install(lab));
    } catch (LabException why) {
      return new Failed(why);
    }
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

  private sealed interface Installed {}

  private record Stands(Platform platform) implements Installed {}

  private record Failed(LabException why) implements Installed {}
}
