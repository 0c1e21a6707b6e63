package dev.coffre.cli.init;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.keys.KeysAtHand;
import dev.coffre.file.Access;
import dev.coffre.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes a repository ready.
public final class InitCommand implements NativeCommand.Action {
  private static final List<String> NEXT =
      List.of(
          "put '.sops.' into the names of files with secrets, as in db.sops.yaml",
          "coffre encrypt .",
          "git add .sops.yaml .gitattributes .gitignore and the encrypted files",
          "keep a copy of the identity in a safe place: without it the files cannot be read");

  private static final String GIT_INIT = "git init: this folder is not in a Git repository yet";

  private final Host host;

  private Optional<String> identityFile = Optional.empty();
  private boolean postQuantum;
  private boolean dryRun;
  private boolean json;

  /// For the folder of `host`.
  public InitCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Make the current folder ready for encrypted files: an age identity for you, unless you"
                + " have one, creation rules in .sops.yaml, and two lines for Git. Nothing is"
                + " overwritten.")
        .value(
            List.of("--identity"),
            "FILE",
            "Keep the identity in FILE instead of the place where sops looks for it.",
            given -> identityFile = Optional.of(given))
        .flag(
            List.of("--post-quantum"),
            "Make a hybrid post-quantum identity, which sops 3.12 and age 1.3 can read.",
            () -> postQuantum = true)
        .flag(
            List.of("--dry-run"), "Say what would be done, and write nothing.", () -> dryRun = true)
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true);
  }

  @Override
  public ExitCode run() throws CommandException, IOException {
    Path rules = host.resolve(RulesFile.NAME);
    if (Files.exists(rules, LinkOption.NOFOLLOW_LINKS)) {
      throw CommandException.refused(
          RulesFile.NAME + ": it exists already, and is not overwritten",
          "this repository has its creation rules; add your recipient to them" + ownRecipient());
    }
    var identity = IdentityFile.at(place(), postQuantum, host);
    var lines = new ArrayList<GitLine>();
    for (GitLine line : GitLine.ALL) {
      if (line.isMissing(host)) {
        lines.add(line);
      }
    }
    if (!dryRun) {
      write(identity, lines, rules);
    }
    var written = Stream.concat(lines.stream().map(GitLine::file), Stream.of(RulesFile.NAME));
    tell(identity, written.toList());
    return ExitCode.OK;
  }

  private String ownRecipient() throws CommandException {
    Path identity = place();
    return Files.exists(identity) ? ", 'coffre age-keygen -y " + identity + "' prints it" : "";
  }

  private void write(IdentityFile identity, List<GitLine> lines, Path rules) throws IOException {
    identity.write(host);
    for (GitLine line : lines) {
      line.add(host);
    }
    byte[] text = RulesFile.text(identity.recipient()).getBytes(StandardCharsets.UTF_8);
    host.files().replace(rules, text, Access.USUAL);
  }

  private Path place() throws CommandException {
    String variable = host.environment().getOrDefault("SOPS_AGE_KEY_FILE", "");
    return identityFile
        .or(() -> Optional.of(variable).filter(name -> !name.isEmpty()))
        .map(host::resolve)
        .or(() -> KeysAtHand.file(host))
        .orElseThrow(() ->
            CommandException.failed(
                "no home folder to keep the identity in", "name a file with --identity"));
  }

  private void tell(IdentityFile identity, List<String> written) {
    if (json) {
      host.out().println(report(identity, written));
      return;
    }
    String made = dryRun ? "would be made" : "made";
    String state = identity.isNew() ? made : "found, and left as it is";
    host.out().println("identity:  " + identity.path() + " (" + state + ")");
    recipient(identity).ifPresent(recipient -> host.out().println("recipient: " + recipient));
    host.out().println("written:   " + String.join(", ", written) + (dryRun ? " (not yet)" : ""));
    host.out().println("next:");
    next().forEach(step -> host.out().println("  - " + step));
  }

  private Json report(IdentityFile identity, List<String> written) {
    var report =
        Json.object()
            .with("identity", identity.path().toString())
            .with("created", identity.isNew());
    recipient(identity).ifPresent(recipient -> report.with("recipient", recipient));
    return report
        .withStrings("written", written)
        .with("dryRun", dryRun)
        .withStrings("next", next());
  }

  /// Not that of a new identity that is not kept: it would be of no use to anybody.
  private Optional<String> recipient(IdentityFile identity) {
    return Optional.of(identity.recipient()).filter(recipient -> !dryRun || !identity.isNew());
  }

  private List<String> next() {
    if (dryRun) {
      return List.of("coffre init");
    }
    return isInGit() ? NEXT : Stream.concat(Stream.of(GIT_INIT), NEXT.stream()).toList();
  }

  private boolean isInGit() {
    return Stream.<Path>iterate(host.directory(), Objects::nonNull, Path::getParent)
        .anyMatch(folder -> Files.exists(folder.resolve(".git")));
  }
}
