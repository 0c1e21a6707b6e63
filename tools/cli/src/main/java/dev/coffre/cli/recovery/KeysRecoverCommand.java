package dev.coffre.cli.recovery;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.file.Access;
import dev.coffre.json.Json;
import dev.coffre.recovery.Recoveries;
import dev.coffre.recovery.RecoveryKey;
import dev.coffre.sops.tree.Timestamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Rebuilds a recovery key from its pages: to show that it can be done, or because it has to be.
public final class KeysRecoverCommand implements NativeCommand.Action {
  private final Host host;

  private boolean drill;
  private boolean json;
  private Optional<String> reason = Optional.empty();
  private Optional<String> who = Optional.empty();
  private Optional<String> output = Optional.empty();
  private List<String> pages = List.of();
  private List<String> paths = List.of(".");

  /// For the files of `host`.
  public KeysRecoverCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Rebuild a recovery key from its pages, typed on the terminal or read from files.",
            "With --drill it opens every encrypted file, says which ones it does not open, and is"
                + " forgotten; that it opened all of a repository is recorded in "
                + Recoveries.PATH
                + ". Without, it is written to a file, and the use is recorded there: from then on 'coffre check' reports every file that is still encrypted to it.",
            "Exit code 1 if a page is damaged, or a file is not opened.")
        .flag(List.of("--drill"), "Show that it works, and keep nothing.", () -> drill = true)
        .values(
            List.of("--page"),
            "FILE",
            "A page as text, or - for standard input. Repeatable.",
            given -> pages = given)
        .value(
            List.of("--reason"),
            "WHY",
            "Why the key has to be taken from its paper.",
            given -> reason = Optional.of(given))
        .value(
            List.of("--who"),
            "NAME",
            "Who does it; you, as the system knows you, if left out.",
            given -> who = Optional.of(given))
        .value(
            List.of("-o", "--output"),
            "FILE",
            "Where the key is written, outside the repository.",
            given -> output = Optional.of(given))
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true)
        .operands("PATH", 0, "Files and folders; this folder if none.", given -> paths = given);
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, IOException {
    requireOptions();
    try (var key = new Pages(host, pages).key()) {
      var opening = Opening.of(host, key, paths);
      boolean works = opening.closed().isEmpty() && !opening.opened().isEmpty();
      boolean recorded = !drill || (works && record(key, opening));
      if (!drill) {
        release(key);
      }
      tell(key, opening, recorded);
      return works ? ExitCode.OK : ExitCode.REFUSED;
    }
  }

  private void requireOptions() throws CommandException {
    if (drill && (reason.isPresent() || output.isPresent())) {
      throw CommandException.usage(
          "keys recover: a --drill needs no --reason and writes no --output", "leave them out");
    }
    if (!drill && (reason.filter(why -> !why.isBlank()).isEmpty() || output.isEmpty())) {
      throw CommandException.usage(
          "keys recover: a recovery needs a --reason and an --output",
          "or pass --drill, which only shows that it would work");
    }
  }

  /// Says in the repository, if there is one, that the key opened all of it. A part shows nothing.
  private boolean record(RecoveryKey key, Opening opening)
      throws CommandException, FileFailure, IOException {
    var root = root(host.directory());
    if (root.isEmpty() || paths.stream().map(host::resolve).noneMatch(root.get()::startsWith)) {
      return false;
    }
    var now = host.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    var drilled = new Recoveries.Drill(key.recipient(), now, opening.opened().size());
    RecoveriesFile.add(host, root.get(), drilled);
    return true;
  }

  /// The record comes first: no key leaves its paper unseen.
  private void release(RecoveryKey key) throws CommandException, FileFailure, IOException {
    var file = host.resolve(output.orElseThrow());
    if (Files.exists(file)) {
      throw CommandException.refused(host.shown(file) + ": it is there already", "name another");
    }
    if (root(file).isPresent()) {
      throw CommandException.refused(
          host.shown(file) + ": it would be in a Git repository", "name a file outside");
    }
    var root =
        root(host.directory())
            .orElseThrow(() ->
                CommandException.failed(
                    "keys recover: there is no repository to record it in", "run it in one"));
    var now = Timestamp.seconds(host.clock().instant());
    RecoveriesFile.add(
        host,
        root,
        new Recoveries.Use(key.recipient(), person(), now, reason.orElseThrow().strip()));
    try (var text = key.text()) {
      text.<Path, IOException>expose(bytes -> {
        var line = Arrays.copyOf(bytes, bytes.length + 1);
        line[bytes.length] = '\n';
        host.files().replace(file, line, Access.OWNER_ONLY);
        Arrays.fill(line, (byte) 0);
        return file;
      });
    }
  }

  private String person() throws CommandException {
    return who.or(() -> Optional.ofNullable(host.environment().get("USER")))
        .filter(name -> !name.isBlank())
        .orElseThrow(() ->
            CommandException.usage("keys recover: nobody knows who you are", "pass --who NAME"));
  }

  private static Optional<Path> root(Path start) {
    return Stream.<Path>iterate(start, Objects::nonNull, Path::getParent)
        .filter(folder -> Files.exists(folder.resolve(".git")))
        .findFirst();
  }

  private void tell(RecoveryKey key, Opening opening, boolean recorded) {
    if (json) {
      host.out()
          .println(
              Json.object()
                  .with("recipient", key.recipient())
                  .with("drill", drill)
                  .with("recorded", recorded)
                  .withStrings("opened", opening.opened())
                  .withStrings("notOpened", opening.closed()));
      return;
    }
    opening.closed().forEach(name -> host.out().println("not opened: " + name));
    host.out()
        .println(
            "the key of %s opens %d of %d encrypted files"
                .formatted(
                    key.recipient(),
                    opening.opened().size(),
                    opening.opened().size() + opening.closed().size()));
    if (drill) {
      host.out().println("drill: the key was not kept");
    } else {
      host.out().println("written: " + output.orElseThrow());
    }
    if (recorded) {
      host.out().println("recorded: " + Recoveries.PATH + ", for you to commit");
    }
    if (!drill) {
      next();
    }
  }

  private void next() {
    host.out().println("next:");
    host.out().println("  - make a new recovery key: coffre keys paper");
    host.out()
        .println("  - take this one out of .sops.yaml, and out of each file with a new data key");
    host.out().println("  - coffre check: reports every file that it still opens");
  }
}
