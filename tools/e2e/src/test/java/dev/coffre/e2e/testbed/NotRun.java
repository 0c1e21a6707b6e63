package dev.coffre.e2e.testbed;

import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/// Aborts a test whose peer is missing, with the reason: `make test` lists it last as not run. With
/// `CI=true` the test fails instead. Registered for every test of the module.
public final class NotRun implements InvocationInterceptor {
  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    reporting(invocation);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    reporting(invocation);
  }

  @Override
  public void interceptBeforeAllMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    reporting(invocation);
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    reporting(invocation);
  }

  @Override
  public <T extends @Nullable Object> T interceptTestFactoryMethod(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    return reporting(invocation);
  }

  @Override
  public void interceptDynamicTest(
      Invocation<@Nullable Void> invocation,
      DynamicTestInvocationContext dynamic,
      ExtensionContext context)
      throws Throwable {
    reporting(invocation);
  }

  private static <T extends @Nullable Object> T reporting(Invocation<T> invocation)
      throws Throwable {
    try {
      return invocation.proceed();
    } catch (MissingPeerException missing) {
      throw verdict(missing, System.getenv());
    }
  }

  /// Why a test is not run whose peer is known to be missing before it starts.
  ///
  /// @throws MissingPeerException in CI, where such a test fails
  public static String reasonOf(MissingPeerException missing) {
    if (verdict(missing, System.getenv()) instanceof TestAbortedException aborted) {
      return String.valueOf(aborted.getMessage());
    }
    throw missing;
  }

  /// What ends a test whose peer is missing.
  static RuntimeException verdict(MissingPeerException missing, Map<String, String> environment) {
    return "true".equals(environment.get("CI"))
        ? missing
        : new TestAbortedException("not run: " + missing.getMessage(), missing);
  }
}
