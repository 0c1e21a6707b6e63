package dev.coffre.policy;

import dev.coffre.keys.Drift;
import dev.coffre.keys.Holder;
import dev.coffre.keys.HolderKind;
import dev.coffre.keys.HolderStatus;
import dev.coffre.keys.PublicKey;
import dev.coffre.keys.Registry;
import dev.coffre.keys.SopsRules;
import dev.coffre.recovery.Recoveries;
import dev.coffre.sops.metadata.KeyKind;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.metadata.MetadataException;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Node;
import dev.coffre.yaml.YamlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds files against the key registry of their tree, and against what it remembers of its
/// recovery keys. Needs no key.
///
/// @param root the folder that they are for
/// @param registry empty if the tree has none
/// @param recoveries what became of recovery keys
public record RegistryCheck(
    Path root, Optional<Registry> registry, Recoveries recoveries, LocalDate today) {

  /// The check with what a tree has.
  ///
  /// @throws IOException if something is there and cannot be read
  /// @throws YamlException if it is not what it should be
  public static RegistryCheck of(Neighbours tree, Path root, LocalDate today)
      throws IOException, YamlException {
    var registry = text(tree, root.resolve(Registry.PATH));
    var recoveries = text(tree, root.resolve(Recoveries.PATH));
    return new RegistryCheck(
        root,
        registry.isEmpty()
            ? Optional.empty()
            : Optional.of(Registry.parse(Registry.PATH, registry.get())),
        recoveries.isEmpty() ? Recoveries.none() : Recoveries.parse(recoveries.get()),
        today);
  }

  private static Optional<String> text(Neighbours tree, Path file) throws IOException {
    return tree.read(file).map(content -> new String(content, StandardCharsets.UTF_8));
  }

  /// Whether it can have anything to say of a file, which costs a look at it.
  public static boolean matters(Path file, byte[] content, int length) {
    return file.endsWith(Rules.NAME) || Glance.isSealed(content, length);
  }

  /// What is wrong with who can read a file, or with the creation rules if it holds those.
  public List<Violation> check(CheckedFile file) {
    if (!file.path().startsWith(root)) {
      return List.of();
    }
    var found = new Violations(file);
    if (!file.path().equals(root.resolve(Rules.NAME))) {
      readers(found);
    } else if (registry.isPresent()) {
      rules(registry.get(), found);
    }
    return found.sorted();
  }

  private void rules(Registry known, Violations found) {
    try {
      for (var drift : SopsRules.parse(found.file().content()).drifts(known, today)) {
        int line = Math.max(0, offset(found.file().content(), drift));
        found.add(
            Check.KEYS_RULES_DIFFER,
            line,
            line,
            "the registry is of another mind: " + drift.text(key -> name(known, key)),
            Check.KEYS_RULES_DIFFER.fix());
      }
    } catch (StoreException e) {
      found.add(Check.KEYS_RULES_DIFFER, String.valueOf(e.getMessage()));
    }
  }

  private static int offset(byte[] content, Drift drift) {
    return new String(content, StandardCharsets.ISO_8859_1).indexOf(drift.path());
  }

  private static String name(Registry known, PublicKey key) {
    return known.holderOf(key).map(Holder::name).orElseGet(key::shown);
  }

  private void readers(Violations found) {
    boolean asked = registry.isPresent() || !recoveries.uses().isEmpty();
    var mapping =
        asked && Glance.isSealed(found.file().content())
            ? mapping(found.file())
            : Optional.<Node.Mapping>empty();
    if (mapping.isEmpty()) {
      return;
    }
    try {
      var keys = keys(found.file().metadata(mapping.get()));
      used(keys, found);
      if (registry.isPresent()) {
        holders(registry.get(), keys, mapping.get(), found);
      }
    } catch (MetadataException saidByAnotherCheck) {
      return;
    }
  }

  private static List<MasterKey> keys(Metadata metadata) {
    var keys = new ArrayList<MasterKey>();
    for (var group : metadata.groups()) {
      keys.addAll(group.keys());
    }
    keys.removeIf(key -> key.kind() != KeyKind.AGE);
    return keys;
  }

  /// A duty that stays until the key opens nothing any more.
  private void used(List<MasterKey> keys, Violations found) {
    var check = Check.RECOVERY_KEY_USED;
    var recipients = new ArrayList<String>();
    keys.forEach(key -> recipients.add(key.id()));
    for (var use : recoveries.of(recipients)) {
      var fix =
          check.fix().replace("RECIPIENT", use.recipient()).replace("FILE", found.file().word());
      found.add(check, 0, 0, "a recovery key opens it that " + use.taken(), fix);
    }
  }

  private void holders(
      Registry known, List<MasterKey> keys, Node.Mapping mapping, Violations found) {
    var holders = new ArrayList<Holder>();
    for (var key : keys) {
      holder(known, key, mapping, found).ifPresent(holders::add);
    }
    minimum(known, holders, mapping, found);
  }

  private static Optional<Node.Mapping> mapping(CheckedFile file) {
    try {
      return file.parsed().metadata();
    } catch (StoreException saidByAnotherCheck) {
      return Optional.empty();
    }
  }

  private Optional<Holder> holder(
      Registry known, MasterKey key, Node.Mapping mapping, Violations found) {
    var holder = known.holderOf(PublicKey.of(key.id()));
    if (holder.isEmpty()) {
      var message = PublicKey.of(key.id()).shown() + " can open the file and is nobody's key";
      found.add(Check.KEYS_UNKNOWN_READER, mapping, key.id(), message);
    } else if (!holder.get().mayRead(today)) {
      var why =
          holder.get().status() == HolderStatus.REVOKED
              ? "was revoked"
              : "expired on " + holder.get().expires().orElse(today);
      var message = holder.get().name() + " can open the file and " + why;
      found.add(Check.KEYS_REVOKED_READER, mapping, key.id(), message);
    }
    return holder;
  }

  private void minimum(
      Registry known, List<Holder> holders, Node.Mapping mapping, Violations found) {
    var path =
        found.file().rule() instanceof RuleMatch.Matched(var rule)
            ? rule.pathRegex().orElse("")
            : "";
    var access = known.rule(path);
    if (access.isEmpty()) {
      return;
    }
    int recovery = 0;
    int readers = 0;
    for (var holder : holders) {
      if (isActive(holder) && holder.kind() == HolderKind.RECOVERY) {
        recovery++;
      } else if (isActive(holder)) {
        readers++;
      }
    }
    if (recovery < access.get().recoveryKeys()) {
      found.add(
          Check.KEYS_NO_RECOVERY,
          mapping,
          "recipient",
          "%d of at least %d recovery keys can open the file"
              .formatted(recovery, access.get().recoveryKeys()));
    }
    if (readers < access.get().minimumReaders()) {
      found.add(
          Check.KEYS_FEW_READERS,
          mapping,
          "recipient",
          "%d of at least %d readers can open the file"
              .formatted(readers, access.get().minimumReaders()));
    }
  }

  private boolean isActive(Holder holder) {
    return holder.status() == HolderStatus.ACTIVE
        && holder.mayRead(today)
        && !recoveries.isUsed(holder.recipient().text());
  }
}
