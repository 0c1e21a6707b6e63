package dev.coffre.cli.registry;

import dev.coffre.age.key.AgeException;
import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.cli.access.RegistryFile;
import dev.coffre.cli.keys.KeysAtHand;
import dev.coffre.file.Access;
import dev.coffre.keys.Attestation;
import dev.coffre.keys.Holder;
import dev.coffre.keys.HolderKind;
import dev.coffre.keys.HolderStatus;
import dev.coffre.keys.PublicKey;
import dev.coffre.keys.Registry;
import dev.coffre.keys.RegistryText;
import dev.coffre.sops.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Enters a holder in the registry, once it has shown that it has its private key.
public final class KeysAddCommand implements NativeCommand.Action {
  private final Host host;
  private String name = "";
  private Optional<String> recipient = Optional.empty();
  private String kind = "person";
  private Optional<String> owner = Optional.empty();
  private List<String> teams = List.of();
  private Optional<String> expires = Optional.empty();
  private Optional<String> by = Optional.empty();
  private Optional<String> challenge = Optional.empty();
  private Optional<String> answer = Optional.empty();
  private Optional<String> noProof = Optional.empty();

  /// For the repository around the folder of `host`.
  public KeysAddCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options
        .describe(
            "Enter a holder in "
                + Registry.PATH
                + ", which is made if it is not there. The holder"
                + " shows first that it has its private key: run it with --challenge FILE, send FILE"
                + " to the holder, who decrypts it, and run it again with --answer WORD. A key of"
                + " your own is tried at once.",
            "Nobody can read anything more before 'coffre keys apply'.")
        .operand("NAME", "A short name for the holder, in small letters.", given -> name = given)
        .value(
            List.of("--recipient"),
            "AGE",
            "Its public key: age1…, age1pq1…, a plugin's, or an SSH key.",
            given -> recipient = Optional.of(given))
        .value(
            List.of("--kind"),
            "KIND",
            "person (if not given), machine, ci, hardware or recovery.",
            given -> kind = given)
        .value(
            List.of("--owner"),
            "WHO",
            "Whom to ask about it; NAME if not given.",
            given -> owner = Optional.of(given))
        .values(List.of("--team"), "TEAM", "A team of it. Repeatable.", given -> teams = given)
        .value(
            List.of("--expires"),
            "DATE",
            "The last day on which it reads, as in 2027-06-30.",
            given -> expires = Optional.of(given))
        .value(
            List.of("--by"),
            "WHO",
            "Who challenges it; the holder of your key if not given.",
            given -> by = Optional.of(given))
        .value(
            List.of("--challenge"),
            "FILE",
            "Write the challenge to FILE; with --answer, the one that is answered.",
            given -> challenge = Optional.of(given))
        .value(
            List.of("--answer"),
            "WORD",
            "The word that the holder found in the challenge.",
            given -> answer = Optional.of(given))
        .value(
            List.of("--no-proof"),
            "REASON",
            "Do without; REASON stands in the registry for everyone to see.",
            given -> noProof = Optional.of(given));
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, IOException {
    var key = key();
    var found = RegistryFile.find(host);
    if (found.isPresent() && found.get().registry().holder(name).isPresent()) {
      throw CommandException.refused(
          name + ": there is a holder of this name already",
          "a new key is a new holder: add it under another name, then retire the old one");
    }
    if (teams.isEmpty()) {
      throw CommandException.usage("--team is missing", "name at least one, as in --team ops");
    }
    var test = new Challenge(host, KeysAtHand.keys(host), key);
    if (isAsking()) {
      return ask(test);
    }
    Optional<Attestation> attested = noProof.isPresent() ? Optional.empty() : seen(test, found);
    enter(found, holder(key, attested));
    return ExitCode.OK;
  }

  private PublicKey key() throws CommandException {
    var text =
        recipient.orElseThrow(() ->
            CommandException.usage("--recipient is missing", "the holder's public key, age1…"));
    try {
      return PublicKey.parse(text);
    } catch (AgeException.InvalidKey e) {
      throw CommandException.usage("--recipient: " + e.getMessage(), "");
    }
  }

  private boolean isAsking() {
    return challenge.isPresent() && answer.isEmpty() && noProof.isEmpty();
  }

  private ExitCode ask(Challenge test) throws CommandException, IOException {
    var file = host.resolve(challenge.orElseThrow());
    if (Files.exists(file)) {
      throw CommandException.refused(
          challenge.orElseThrow() + ": it exists already", "pass the answer, or name another file");
    }
    test.write(file);
    host.out().println("written: " + challenge.orElseThrow());
    host.out()
        .println("the holder finds the word with: age -d -i IDENTITY " + challenge.orElseThrow());
    host.out().println("then run the same again with: --answer WORD");
    return ExitCode.OK;
  }

  private Optional<Attestation> seen(Challenge test, Optional<RegistryFile> file)
      throws CommandException, FileFailure {
    if (answer.isPresent()) {
      var asked =
          challenge.orElseThrow(() ->
              CommandException.usage("--answer goes with --challenge FILE", "name the challenge"));
      test.require(host.resolve(asked), answer.get());
    } else if (!test.isMetByKeysAtHand()) {
      throw CommandException.refused(
          "nobody has seen that " + name + " has the private key",
          "make a challenge with --challenge FILE, or say why not with --no-proof REASON");
    }
    var who = by.or(() -> self(file)).orElse(answer.isPresent() ? "" : name);
    if (who.isEmpty()) {
      throw CommandException.usage("--by is missing", "say who challenged the holder");
    }
    return Optional.of(new Attestation(who, RegistryFile.today(host)));
  }

  /// The holder whose key is at hand.
  private Optional<String> self(Optional<RegistryFile> file) {
    var own = KeysAtHand.recipients(host);
    return file.flatMap(known ->
        known.registry().holders().stream()
            .filter(holder -> own.contains(holder.recipient().text()))
            .map(Holder::name)
            .findFirst());
  }

  private Holder holder(PublicKey key, Optional<Attestation> attested) throws CommandException {
    var what =
        Arrays.stream(HolderKind.values())
            .filter(constant -> constant.toString().equals(kind.toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(() ->
                CommandException.usage(
                    "--kind: there is no such kind", "person, machine, ci, hardware or recovery"));
    return new Holder(
        name,
        what,
        owner.orElse(name),
        Set.copyOf(teams),
        key,
        RegistryFile.today(host),
        last(),
        HolderStatus.ACTIVE,
        attested);
  }

  private Optional<LocalDate> last() throws CommandException {
    try {
      return expires.map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw CommandException.usage("--expires: it is no date", "write it as in 2027-06-30");
    }
  }

  private void enter(Optional<RegistryFile> found, Holder holder)
      throws CommandException, FileFailure, IOException {
    var file = found.isPresent() ? found.get() : FirstRegistry.of(host, teams.getFirst());
    try {
      var text = RegistryText.withHolder(file.text(), holder, noProof);
      var changed = file.with(text);
      Files.createDirectories(changed.file().getParent());
      if (found.isEmpty()) {
        var schema = changed.file().resolveSibling(RegistryText.SCHEMA);
        host.files().replace(schema, RegistryText.schema(), Access.USUAL);
      }
      host.files().replace(changed.file(), text.getBytes(StandardCharsets.UTF_8), Access.USUAL);
    } catch (StoreException e) {
      throw new FileFailure(Registry.PATH, e);
    }
    host.out()
        .println(
            "added %s, %s; %s"
                .formatted(
                    holder.name(),
                    holder.recipient().fingerprint(),
                    holder
                        .attested()
                        .map(seen -> "seen by " + seen.by())
                        .orElse("seen by nobody")));
    host.out().println("next: coffre keys plan, then coffre keys apply");
  }
}
