package dev.coffre.cli;

import dev.coffre.secret.Randomness;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;

/// The operating system's random bytes: the kernel's device where there is one, which is what
/// `SecureRandom` reads there too, without the providers around it; they are a good part of the
/// start-up of a command (docs/adr/0004).
final class SystemRandomness implements Randomness {
  private static final String DEVICE = "/dev/urandom";

  @Override
  public void fill(byte[] target) {
    try (var device = new FileInputStream(DEVICE)) {
      readAll(device, target);
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
