package dev.coffre.e2e.demo.step;

import dev.coffre.e2e.demo.ClaimFailedException;
import dev.coffre.e2e.demo.stage.Ran;

/// What a program's end must look like.
final class Expect {
  private Expect() {}

  /// Status 0; returns what ran.
  static Ran success(Ran ran) throws ClaimFailedException {
    ClaimFailedException.unless(ran.status() == 0, ran + " failed: " + ran.errLine());
    return ran;
  }

  /// Another status than 0, a reason on standard error and nothing on standard output.
  static Ran refusal(Ran ran) throws ClaimFailedException {
    ClaimFailedException.unless(ran.status() != 0, ran + " was not refused");
    ClaimFailedException.unless(ran.out().length == 0, ran + " wrote output all the same");
    ClaimFailedException.unless(!ran.errLine().isEmpty(), ran + " gave no reason");
    return ran;
  }
}
