package dev.coffre.policy;

import dev.coffre.keys.Drift;
import dev.coffre.keys.Holder;
import dev.coffre.keys.HolderKind;
import dev.coffre.keys.HolderStatus;
import dev.coffre.keys.PublicKey;
import dev.coffre.keys.Registry;
import dev.coffre.keys.SopsRules;
import dev.coffre.sops.metadata.KeyGroup;
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

/// Holds files against the key registry of their tree. Needs no key.
///
/// @param root the folder that the registry is for
/// @param registry empty if the tree has none; then nothing is found
public record RegistryCheck(Path root, Optional<Registry> registry, LocalDate today) {

  /// The check with the registry that a tree has.
  ///
  /// @throws IOException if the registry is there and cannot be read
  /// @throws YamlException if it is none
  public static RegistryCheck of(Neighbours tree, Path root, LocalDate today)
      throws IOException, YamlException {
    var content = tree.read(root.resolve(Registry.PATH));
    if (content.isEmpty()) {
      return new RegistryCheck(root, Optional.empty(), today);
    }
    var text = new String(content.get(), StandardCharsets.UTF_8);
    return new RegistryCheck(root, Optional.of(Registry.parse(Registry.PATH, text)), today);
  }

  /// What is wrong with who can read a file, or with the creation rules if it holds those.
  public List<Violation> check(CheckedFile file) {
    if (registry.isEmpty() || !file.path().startsWith(root)) {
      return List.of();
    }
    var found = new Violations(file);
    if (file.path().equals(root.resolve(Rules.NAME))) {
      rules(registry.get(), found);
    } else if (Glance.isSealed(file.content())) {
      readers(registry.get(), found);
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

  private void readers(Registry known, Violations found) {
    var mapping = mapping(found.file());
    if (mapping.isEmpty()) {
      return;
    }
    try {
      var keys =
          Metadata.parse(mapping.get()).groups().stream()
              .map(KeyGroup::keys)
              .flatMap(List::stream)
              .filter(key -> key.kind() == KeyKind.AGE)
              .toList();
      var holders = new ArrayList<Holder>();
      for (var key : keys) {
        holder(known, key, mapping.get(), found).ifPresent(holders::add);
      }
      minimum(known, holders, mapping.get(), found);
    } catch (MetadataException saidByAnotherCheck) {
      return;
    }
  }

  private static Optional<Node.Mapping> mapping(CheckedFile file) {
    try {
      return file.format().store().parse(file.content()).metadata();
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
    var active =
        holders.stream()
            .filter(holder -> holder.status() == HolderStatus.ACTIVE && holder.mayRead(today))
            .toList();
    long recovery = active.stream().filter(h -> h.kind() == HolderKind.RECOVERY).count();
    long readers = active.size() - recovery;
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
}
