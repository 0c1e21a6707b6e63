package dev.coffre.e2e.lab;

import dev.coffre.e2e.testbed.BuiltProgram;
import dev.coffre.e2e.testbed.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A colleague's clone of the repository that Flux runs the lab's cluster from: all that this
/// checkout has.
public final class PlatformRepository {
  /// The credential of the application `ledger`.
  public static final String CREDENTIAL = "gitops/apps/lab/ledger/database.sops.yaml";

  private static final String COPY =
      "git ls-files -z --cached --others --exclude-standard"
          + " | tar --create --null --ignore-failed-read --files-from - | tar --extract --directory $1";

  private final Path clone;
  private final Local git;
  private final Local coffre;

  private PlatformRepository(Path clone, Checkout checkout) {
    this.clone = clone;
    this.git = new Local(clone);
    this.coffre =
        new Local(clone)
            .with(
                "SOPS_AGE_KEY_FILE", checkout.resolve("tools/testbed/keys/lab.agekey").toString());
  }

  /// Makes the repository on the Git server, from the checkout as it is, and a clone of it.
  static PlatformRepository publish(Checkout checkout, GitServer server, Path clone) {
    try {
      Files.createDirectory(clone);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    new Local(checkout.root())
        .run("bash", "-euo", "pipefail", "-c", COPY, "copy", clone.toString())
        .orFail();
    var repository = new PlatformRepository(clone, checkout);
    repository.git("init", "--quiet", "--initial-branch=main");
    repository.git("remote", "add", "origin", server.repository("platform"));
    repository.commit("the platform as it is in the checkout");
    return repository;
  }

  /// Sets a value of an encrypted file with `coffre set`; the value goes in through a pipe.
  public void set(String file, String path, String value) {
    coffre(value, "set", "--stdin", file, path).orFail();
  }

  /// Reads a value of an encrypted file with `coffre get`.
  public String get(String file, String path) {
    return coffre("", "get", file, path).orFail().out();
  }

  private Said coffre(String input, String... words) {
    var command = new ArrayList<>(BuiltProgram.here().command("coffre"));
    command.addAll(List.of(words));
    return coffre.feed(input, command.toArray(String[]::new));
  }

  /// Changes a file as text.
  public void edit(String file, UnaryOperator<String> change) {
    try {
      Path path = clone.resolve(file);
      Files.writeString(path, change.apply(Files.readString(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Commits everything and pushes it.
  ///
  /// @return the commit's hash
  public String commit(String message) {
    git("add", "--all");
    git(
        "-c",
        "user.name=lab",
        "-c",
        "user.email=lab@example.org",
        "commit",
        "--quiet",
        "-m",
        message);
    git("push", "--quiet", "origin", "main");
    return git("rev-parse", "HEAD").out().strip();
  }

  /// Puts a file back to what it was before the last commit.
  public void takeBack(String file) {
    git("checkout", "--quiet", "HEAD~1", "--", file);
  }

  private Said git(String... words) {
    var command = new ArrayList<String>(List.of("git"));
    command.addAll(List.of(words));
    return git.run(command.toArray(String[]::new)).orFail();
  }
}
