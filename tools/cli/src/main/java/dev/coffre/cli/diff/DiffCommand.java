package dev.coffre.cli.diff;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.secrets.SecretFile;
import dev.coffre.cli.secrets.Vault;
import dev.coffre.json.Json;
import dev.coffre.sops.Format;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Shows what changed in encrypted files.
public final class DiffCommand implements NativeCommand.Action {
  private final Host host;
  private final Vault vault;

  private String from = "HEAD";
  private Optional<String> to = Optional.empty();
  private boolean reveal;
  private boolean json;
  private boolean textconv;
  private List<String> names = List.of();

  /// For the repository that `host` is in.
  public DiffCommand(Host host) {
    this.host = host;
    this.vault = new Vault(host);
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Show what changed in encrypted files since the last commit: which values, how long they"
                + " were and are, who can read the file. The values themselves are shown with"
                + " --reveal only, on a terminal.",
            "A file that no key at hand opens is compared by its ciphertext.")
        .value(
            List.of("--from"),
            "COMMIT",
            "Compare with this commit instead of the last one.",
            given -> from = given)
        .value(
            List.of("--to"),
            "COMMIT",
            "Compare this commit instead of the files as they are.",
            given -> to = Optional.of(given))
        .flag(List.of("--reveal"), "Show the values. Needs a terminal.", () -> reveal = true)
        .flag(
            List.of("--textconv"),
            "Print FILE with its values masked, as Git's own diff wants it. Needs no key.",
            () -> textconv = true)
        .flag(List.of("--json"), "Report as a JSON object, values left out.", () -> json = true)
        .operands("FILE", 0, "Files and folders; all if none.", given -> names = given);
  }

  @Override
  public boolean runsBare() {
    return true;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, IOException {
    if (textconv) {
      return converted();
    }
    if (reveal && (json || !host.terminal().showsOutput())) {
      throw CommandException.refused(
          "diff: --reveal shows values on a terminal only",
          "run it in one, without a pipe; without --reveal values are masked");
    }
    var report = new DiffReport(host, reveal);
    var files = new ArrayList<Json>();
    try (var compared = Compared.of(host, from, to)) {
      for (var pair : compared.files(names.stream().map(host::resolve).toList())) {
        var name = host.shown(pair.path());
        try (var diff = diff(pair, name)) {
          if (json) {
            files.add(report.json(name, diff.files()));
          } else {
            report.print(name, diff.files());
          }
        }
      }
    }
    if (json) {
      host.out().println(Json.object().withObjects("files", files));
    }
    return ExitCode.OK;
  }

  /// Closing wipes both versions.
  private record Opened(FileDiff files) implements AutoCloseable {
    @Override
    public void close() {
      files.before().ifPresent(Version::close);
      files.after().ifPresent(Version::close);
    }
  }

  private Opened diff(Compared.Pair pair, String name) throws FileFailure {
    var before = version(pair, name, pair.before());
    return new Opened(new FileDiff(before, version(pair, name, pair.after())));
  }

  private Optional<Version> version(Compared.Pair pair, String name, Optional<byte[]> content)
      throws FileFailure {
    if (content.isEmpty()) {
      return Optional.empty();
    }
    try {
      var file = SecretFile.of(pair.path(), name, Format.ofFileName(name), content.get());
      return Optional.of(Version.of(file, vault));
    } catch (SopsException | StoreException e) {
      throw new FileFailure(name, e);
    }
  }

  /// Git hands over a copy under a name of its own, which ends as the file's does.
  private ExitCode converted() throws CommandException, IOException {
    if (names.size() != 1) {
      throw CommandException.usage("diff: --textconv takes one FILE", "name it");
    }
    var name = names.getFirst();
    byte[] content = Files.readAllBytes(host.resolve(name));
    byte[] text = new Masked(Format.ofFileName(name), content).text();
    host.out().write(text, 0, text.length);
    host.out().flush();
    return ExitCode.OK;
  }
}
