package dev.coffre.keys;

import dev.coffre.yaml.YamlException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who holds which key, and what each may read.
///
/// @param mode how `.sops.yaml` follows
/// @param teams what each is for
/// @param holders in file order
/// @param rules in file order; the first whose path is found in a file's counts
public record Registry(
    RulesMode mode, SortedMap<String, String> teams, List<Holder> holders, List<AccessRule> rules) {
  /// Where it lies in a repository.
  public static final String PATH = ".config/coffre/keys.yaml";

  public Registry {
    teams = Collections.unmodifiableSortedMap(new TreeMap<>(teams));
    holders = List.copyOf(holders);
    rules = List.copyOf(rules);
  }

  /// Reads one.
  ///
  /// @param name of the file, for messages
  /// @throws YamlException if the file holds none: a field that is missing, unknown or wrong, a key
  ///   or path that is there twice, a team that nobody declared
  public static Registry parse(String name, String text) throws YamlException {
    return RegistryReader.read(name, text);
  }

  /// The holder with a name.
  public Optional<Holder> holder(String name) {
    for (var holder : holders) {
      if (holder.name().equals(name)) {
        return Optional.of(holder);
      }
    }
    return Optional.empty();
  }

  /// The holder of a key.
  public Optional<Holder> holderOf(PublicKey key) {
    for (var holder : holders) {
      if (holder.recipient().equals(key)) {
        return Optional.of(holder);
      }
    }
    return Optional.empty();
  }

  /// The rule with a path.
  public Optional<AccessRule> rule(String path) {
    for (var rule : rules) {
      if (rule.path().equals(path)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  /// Who may read what a rule selects, in file order.
  public List<Holder> readers(AccessRule rule, LocalDate today) {
    var readers = new ArrayList<Holder>();
    for (var holder : holders) {
      if (holder.mayRead(today) && !Collections.disjoint(holder.teams(), rule.teams())) {
        readers.add(holder);
      }
    }
    return readers;
  }

  /// What is wrong with who could read.
  public List<Danger> dangers(LocalDate today) {
    var dangers = new ArrayList<Danger>();
    for (var rule : rules) {
      dangers(rule, readers(rule, today), dangers);
    }
    return dangers;
  }

  private static void dangers(AccessRule rule, List<Holder> readers, List<Danger> dangers) {
    long counting = readers.stream().filter(Holder::counts).count();
    if (counting < rule.minimumReaders()) {
      dangers.add(new Danger.TooFewReaders(rule, counting));
    }
    long recovering = readers.stream().filter(Holder::recovers).count();
    if (recovering < rule.recoveryKeys()) {
      dangers.add(new Danger.NoRecovery(rule, recovering));
    }
    readers.stream()
        .filter(holder -> !rule.keys().isMetBy(holder))
        .forEach(holder -> dangers.add(new Danger.WrongKey(rule, holder)));
    if (readers.stream().anyMatch(holder -> holder.recipient().isPostQuantum())) {
      readers.stream()
          .filter(holder -> holder.recipient().masterKey().isClassic())
          .forEach(holder -> dangers.add(new Danger.MixedKeys(rule, holder)));
    }
  }
}
