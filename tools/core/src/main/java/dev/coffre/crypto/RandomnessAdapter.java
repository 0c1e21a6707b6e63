package dev.coffre.crypto;

import dev.coffre.secret.Randomness;
import java.security.SecureRandom;

/// Our randomness in the shape that the JDK and BouncyCastle take.
final class RandomnessAdapter extends SecureRandom {
  private static final long serialVersionUID = 1L;

  private final transient Randomness randomness;

  RandomnessAdapter(Randomness randomness) {
    this.randomness = randomness;
  }

  @Override
  public void nextBytes(byte[] bytes) {
    randomness.fill(bytes);
  }
}
