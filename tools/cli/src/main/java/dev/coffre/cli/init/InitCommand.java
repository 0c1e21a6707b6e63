package dev.coffre.cli.init;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.json.Json;
import dev.coffre.cli.keys.KeysAtHand;
import dev.coffre.file.Access;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a repository ready.
public final class InitCommand implements NativeCommand.Action {
  private static final List<String> NEXT =
      List.of(
          "put '.sops.' into the names of files with secrets, as in db.sops.yaml",
          "coffre encrypt .",
          "git add .sops.yaml .gitattributes .gitignore and the encrypted files",
          "keep a copy of the identity in a safe place: without it the files cannot be read");

  private final Host host;

  private Optional<String> identityFile = Optional.empty();
  private boolean postQuantum;
  private boolean json;

  /// For the folder of `host`.
  public InitCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Make the current folder ready for encrypted files: an age identity for you, unless you",
            "have one, creation rules in .sops.yaml, and two lines for Git. Nothing is overwritten.")
        .value(
            List.of("--identity"),
            "FILE",
            "Keep the identity in FILE instead of the place where sops looks for it.",
            given -> identityFile = Optional.of(given))
        .flag(
            List.of("--post-quantum"),
            "Make a hybrid post-quantum identity, which sops 3.12 and age 1.3 can read.",
            () -> postQuantum = true)
        .flag(List.of("--json"), "Report as a JSON object.", () -> json = true);
  }

  @Override
  public ExitCode run() throws CommandException, IOException {
    Path rules = host.resolve(RulesFile.NAME);
    if (Files.exists(rules, LinkOption.NOFOLLOW_LINKS)) {
      throw CommandException.refused(
          RulesFile.NAME + ": it exists already, and is not overwritten",
          "this repository has its creation rules; add your recipient to them");
    }
    var identity = IdentityFile.at(place(), postQuantum, host);
    identity.write(host);
    var written = new ArrayList<String>();
    for (GitLine line : GitLine.ALL) {
      if (line.add(host)) {
        written.add(line.file());
      }
    }
    byte[] text = RulesFile.text(identity.recipient()).getBytes(StandardCharsets.UTF_8);
    host.files().replace(rules, text, Access.USUAL);
    written.add(RulesFile.NAME);
    tell(identity, written);
    return ExitCode.OK;
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
      host.out()
          .println(
              Json.object()
                  .with("identity", identity.path().toString())
                  .with("created", identity.isNew())
                  .with("recipient", identity.recipient())
                  .withStrings("written", written)
                  .withStrings("next", NEXT));
      return;
    }
    String made = identity.isNew() ? "made" : "found, and left as it is";
    host.out().println("identity:  " + identity.path() + " (" + made + ")");
    host.out().println("recipient: " + identity.recipient());
    host.out().println("written:   " + String.join(", ", written));
    host.out().println("next:");
    NEXT.forEach(step -> host.out().println("  - " + step));
  }
}
