package dev.coffre.cli;

import dev.coffre.secret.Randomness;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Optional;

/// The operating system's random bytes: the kernel's device where there is one, which is what
/// `SecureRandom` reads there too, without the providers around it; they are a good part of the
/// start-up of a command (docs/adr/0004). The device stays open once it was used, since a thousand
/// files ask for bytes ten thousand times. Thread-safe.
final class SystemRandomness implements Randomness {
  private static final String DEVICE = "/dev/urandom";

  private Optional<InputStream> device = Optional.empty();

  @Override
  public synchronized void fill(byte[] target) {
    try {
      if (device.isEmpty()) {
        device = Optional.of(new FileInputStream(DEVICE));
      }
      readAll(device.get(), target);
    } catch (FileNotFoundException noDevice) {
      new SecureRandom().nextBytes(target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void readAll(InputStream device, byte[] target) throws IOException {
    if (device.readNBytes(target, 0, target.length) != target.length) {
      throw new IOException(DEVICE + " gave fewer bytes than were asked for");
    }
  }
}
