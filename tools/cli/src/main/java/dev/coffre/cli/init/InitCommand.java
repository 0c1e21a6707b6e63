package dev.coffre.cli.init;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.hooks.GitLine;
import dev.coffre.cli.hooks.HookInstaller;
import dev.coffre.cli.keys.IdentityFile;
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

  private static final String HOOKS =
      "coffre hooks install: Git then asks before it commits and pushes";

  private final Host host;

  private Optional<String> identityFile = Optional.empty();
  private boolean postQuantum;
  private boolean dryRun;
  private boolean json;
  private boolean hooks = true;

  /// For the folder of `host`.
  public InitCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Make the current folder ready for encrypted files: an age identity for you, unless you"
                + " have one, creation rules in .sops.yaml, lines for Git, and Git's hooks and drivers, as"
                + " 'coffre hooks install' does. Nothing is overwritten.")
        .value(
            List.of("--identity"),
            "FILE",
            "Keep the identity in FILE instead of the place where sops looks for it.",
            given -> identityFile = Optional.of(given))
        .flag(
            List.of("--post-quantum"),
            "Make a hybrid post-quantum identity, which sops 3.12 and age 1.3 can read.",
            () -> postQuantum = true)
        .flag(List.of("--no-hooks"), "Leave Git's hooks alone.", () -> hooks = false)
        .flag(
            List.of("--dry-run"), "Say what would be done, and write nothing.", () -> dryRun = true)
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true);
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, IOException {
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
    tell(identity, written.distinct().toList(), installed());
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

  /// The hooks are not what the user asked for first: where they cannot be, the rest stands.
  private Installed installed() throws FileFailure {
    if (!hooks || !isInGit()) {
      return new Installed(List.of(), Optional.empty());
    }
    try {
      return new Installed(new HookInstaller(host, false, dryRun).install(), Optional.empty());
    } catch (CommandException e) {
      return new Installed(List.of(), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  /// @param hooks a line for each
  /// @param refusal why there are none
  private record Installed(List<String> hooks, Optional<String> refusal) {}

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

  private void tell(IdentityFile identity, List<String> written, Installed installed) {
    if (json) {
      host.out().println(report(identity, written, installed));
      return;
    }
    String made = dryRun ? "would be made" : "made";
    String state = identity.isNew() ? made : "found, and left as it is";
    host.out().println("identity:  " + identity.path() + " (" + state + ")");
    recipient(identity).ifPresent(recipient -> host.out().println("recipient: " + recipient));
    host.out().println("written:   " + String.join(", ", written) + (dryRun ? " (not yet)" : ""));
    installed.hooks().forEach(hook -> host.out().println("hook:      " + hook));
    installed.refusal().ifPresent(why -> host.out().println("hooks:     none; " + why));
    host.out().println("next:");
    next(installed).forEach(step -> host.out().println("  - " + step));
  }

  private Json report(IdentityFile identity, List<String> written, Installed installed) {
    var report =
        Json.object()
            .with("identity", identity.path().toString())
            .with("created", identity.isNew());
    recipient(identity).ifPresent(recipient -> report.with("recipient", recipient));
    return report
        .withStrings("written", written)
        .withStrings("hooks", installed.hooks())
        .with("dryRun", dryRun)
        .withStrings("next", next(installed));
  }

  /// Not that of a new identity that is not kept: it would be of no use to anybody.
  private Optional<String> recipient(IdentityFile identity) {
    return Optional.of(identity.recipient()).filter(recipient -> !dryRun || !identity.isNew());
  }

  private List<String> next(Installed installed) {
    if (dryRun) {
      return List.of("coffre init");
    }
    var next = new ArrayList<String>();
    if (!isInGit()) {
      next.add(GIT_INIT);
    }
    if (hooks && installed.hooks().isEmpty()) {
      next.add(HOOKS);
    }
    next.addAll(NEXT);
    return next;
  }

  private boolean isInGit() {
    return Stream.<Path>iterate(host.directory(), Objects::nonNull, Path::getParent)
        .anyMatch(folder -> Files.exists(folder.resolve(".git")));
  }
}
