package dev.coffre.sops.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NestingTest {

  private static int levels(int left) {
    return left == 0 ? 0 : Nesting.descend(() -> levels(left - 1)) + 1;
  }

  @Test
  void descent_deeperThanAnOrdinaryStack_ends() {
    assertThat(levels(Nesting.MAX)).isEqualTo(Nesting.MAX);
  }

  @Test
  void descent_insideAnother_staysOnItsThread() {
    boolean same =
        Nesting.descend(() -> Nesting.descend(Thread::currentThread) == Thread.currentThread());

    assertThat(same).isTrue();
  }

  @ParameterizedTest
  @ValueSource(classes = {IOException.class, IllegalStateException.class, AssertionError.class})
  void failureOfADescent_isThatOfTheCaller(Class<? extends Throwable> kind) throws Exception {
    var failure = kind.getConstructor().newInstance();

    assertThatThrownBy(() ->
            Nesting.descend(() -> {
              switch (failure) {
                case Exception e -> throw e;
                case Error e -> throw e;
                default -> throw new IllegalArgumentException(failure);
              }
            }))
        .isSameAs(failure);
  }

  @Test
  void interruptedCaller_waitsForTheResultAndStaysInterrupted() {
    Thread.currentThread().interrupt();

    var result = Nesting.descend(() -> "done");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(result).isEqualTo("done");
  }
}
