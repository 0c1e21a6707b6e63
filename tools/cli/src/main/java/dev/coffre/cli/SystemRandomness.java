package dev.coffre.cli;

import dev.coffre.secret.Randomness;
import java.security.SecureRandom;

/// The operating system's random bytes. Made at first use: the providers behind it are a good part
/// of the start-up of a command that needs none.
final class SystemRandomness implements Randomness {
  private static final class Source {
    static final SecureRandom RANDOM = new SecureRandom();
  }

  @Override
  public void fill(byte[] target) {
    Source.RANDOM.nextBytes(target);
  }
}
