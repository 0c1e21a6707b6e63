package dev.coffre.cli.check;

import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.scan.Gate;
import dev.coffre.cli.secrets.CreationRules;
import dev.coffre.git.object.GitException;
import dev.coffre.policy.CheckedFile;
import dev.coffre.policy.Policy;
import dev.coffre.policy.RuleMatch;
import dev.coffre.policy.Violation;
import dev.coffre.scan.input.FileTree;
import dev.coffre.scan.rule.Allowance;
import dev.coffre.sops.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Checks files of the work tree, one after the other.
final class TreeCheck {
  private final Host host;
  private final CreationRules rules;
  private final Policy policy;
  private final Optional<MacVerification> macs;
  private final Optional<Committed> committed;

  private final Gate gate;

  private final List<Checked.Found> found = new ArrayList<>();
  private final List<Checked.Accepted> accepted = new ArrayList<>();
  private final Set<Allowance> used = new HashSet<>();
  private final TreeMap<String, FileFailure> failures = new TreeMap<>();
  private final List<String> unverified = new ArrayList<>();
  private final List<CheckedFile> encrypted = new ArrayList<>();
  private final boolean past;
  private int verified;

  /// @param gate what the team lets stay
  /// @param macs verifies MACs, if that is asked for
  /// @param committed what to hold the files against, if they are in a repository
  /// @param past whether the versions before that are looked at too
  TreeCheck(
      Host host,
      Gate gate,
      Optional<MacVerification> macs,
      Optional<Committed> committed,
      boolean past) {
    this.host = host;
    this.gate = gate;
    this.rules = new CreationRules(host);
    this.policy = new Policy(TreeCheck::content);
    this.macs = macs;
    this.committed = committed;
    this.past = past;
  }

  /// Checks everything below some paths.
  ///
  /// @throws FileFailure if one of them is not there
  Checked run(List<String> paths) throws FileFailure {
    var files = new LinkedHashSet<Path>();
    for (var path : paths) {
      files.addAll(files(path));
    }
    files.removeIf(file -> gate.leavesOut(shown(file)));
    for (var file : files) {
      checkOrRecord(file);
    }
    history();
    return new Checked(
        found, accepted, used, List.copyOf(failures.values()), unverified, files.size(), verified);
  }

  private void history() throws FileFailure {
    try {
      if (past && committed.isPresent()) {
        new Past(committed.get()).of(encrypted).forEach(this::add);
      }
    } catch (GitException e) {
      throw new FileFailure("history", e);
    }
  }

  private List<Path> files(String path) throws FileFailure {
    try {
      return FileTree.files(host.resolve(path));
    } catch (IOException e) {
      throw new FileFailure(path, e);
    }
  }

  /// One file that cannot be checked does not keep the others from it. A broken configuration is
  /// said once, not for every file.
  private void checkOrRecord(Path path) {
    var name = shown(path);
    try {
      check(new CheckedFile(path, name, Files.readAllBytes(path), rule(path)));
    } catch (ConfigException e) {
      failures.putIfAbsent(String.valueOf(e.getMessage()), new FileFailure(name, e));
    } catch (IOException e) {
      failures.put(name, new FileFailure(name, e));
    }
  }

  private void check(CheckedFile file) throws IOException {
    var violations = new ArrayList<>(policy.check(file));
    for (var change : changes(file)) {
      if (violations.stream().noneMatch(other -> samePlace(other, change))) {
        violations.add(change);
      }
    }
    violations.forEach(violation -> add(file, violation));
    if (macs.isPresent()) {
      switch (macs.get().verify(file)) {
        case MacVerification.Result.Plain() -> {}
        case MacVerification.Result.Holds() -> verified++;
        case MacVerification.Result.NoKey() -> unverified.add(file.name());
        case MacVerification.Result.Fails(var violation) -> {
          if (violations.isEmpty()) {
            add(file, violation);
          }
        }
      }
    }
  }

  private static boolean samePlace(Violation a, Violation b) {
    return a.line() == b.line() && a.column() == b.column();
  }

  /// What was changed since the last commit and not by SOPS.
  private List<Violation> changes(CheckedFile file) throws IOException {
    var before =
        committed.isPresent() && Policy.isEncrypted(file)
            ? committed.get().content(file.path())
            : Optional.<byte[]>empty();
    if (past && Policy.isEncrypted(file)) {
      encrypted.add(file);
    }
    return before.map(content -> Policy.compare(file, content)).orElse(List.of());
  }

  private void add(CheckedFile file, Violation violation) {
    var id = violation.check().id();
    if (gate.settings().disabled().contains(id)) {
      return;
    }
    var notes = new ArrayList<String>();
    for (var allowance : gate.settings().allowed()) {
      if (allowance.means(id, gate.path(file.name()))) {
        used.add(allowance);
        if (allowance.holdsOn(gate.today())) {
          accepted.add(new Checked.Accepted(file.name(), violation, allowance));
          return;
        }
        notes.add(allowance.over());
      }
    }
    found.add(new Checked.Found(file.name(), violation, notes));
  }

  private RuleMatch rule(Path file) throws ConfigException {
    try {
      return rules
          .forFile(file)
          .<RuleMatch>map(RuleMatch.Matched::new)
          .orElseGet(RuleMatch.NoRules::new);
    } catch (ConfigException.NoMatchingRule e) {
      return new RuleMatch.Unmatched();
    }
  }

  private static Optional<byte[]> content(Path file) throws IOException {
    return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  private String shown(Path file) {
    return file.startsWith(host.directory())
        ? host.directory().relativize(file).toString()
        : file.toString();
  }
}
