package dev.coffre.e2e.lab;

import dev.coffre.e2e.testbed.BuiltImage;
import dev.coffre.e2e.testbed.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// An administrator's machine as the runbooks expect it: a clone of the repository that Flux runs
/// the cluster from, with an inventory `production` (the lab's, beside the clone), `coffre` and
/// `wg` at hand.
public final class Controller {
  private static final String WG =
      """
      #!/bin/sh
      exec docker exec -i %s wg "$@"
      """
          .formatted(Place.HOST.container());

  private final Local shell;
  private final Path repository;

  private Controller(Local shell, Path repository) {
    this.shell = shell;
    this.repository = repository;
  }

  /// Sets it up, in the lab's folder.
  public static Controller settle(Platform platform) {
    var lab = platform.lab();
    Path clone = lab.folder().resolve("administrator");
    Path programs = lab.folder().resolve("programs");
    var checkout = Checkout.here();
    var local = lab.ansible().local();
    String origin = lab.gitServer().repository("platform");
    local.run("git", "clone", "--quiet", origin, clone.toString()).orFail();
    try {
      Files.createDirectory(programs);
      Files.createSymbolicLink(
          programs.resolve("coffre"), BuiltImage.here().launcher("coffre").toAbsolutePath());
      Files.writeString(programs.resolve("wg"), WG);
      Files.setPosixFilePermissions(
          programs.resolve("wg"), PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.createSymbolicLink(
          clone.resolve("tools/testbed/target"), checkout.resolve("tools/testbed/target"));
      Files.createSymbolicLink(clone.resolve("target"), checkout.resolve("target"));
      Files.createSymbolicLink(
          clone.resolve("infra/ansible/inventories/production"),
          lab.folder().resolve("inventory").toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var there = new Local(clone, local.environment());
    there.run("cp", "-r", "infra/ansible/inventories/lab", "../inventory").orFail();
    there.run("git", "config", "user.name", "administrator").orFail();
    there.run("git", "config", "user.email", "administrator@example.org").orFail();
    return new Controller(there.with("PATH", programs + ":" + System.getenv("PATH")), clone);
  }

  /// Its clone of the repository.
  public Path repository() {
    return repository;
  }

  /// Types commands, one after the other; the first that fails is the last.
  public Said type(String commands) {
    return shell.run("bash", "-euo", "pipefail", "-c", commands);
  }
}
