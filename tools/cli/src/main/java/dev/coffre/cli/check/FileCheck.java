package dev.coffre.cli.check;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.scan.Gate;
import dev.coffre.cli.scan.ScanResult;
import dev.coffre.policy.CheckedFile;
import dev.coffre.policy.Neighbours;
import dev.coffre.policy.Policy;
import dev.coffre.policy.RegistryCheck;
import dev.coffre.policy.Rules;
import dev.coffre.policy.TreePolicy;
import dev.coffre.policy.Versions;
import dev.coffre.policy.Violation;
import dev.coffre.scan.detect.Text;
import dev.coffre.sops.config.ConfigException;
import dev.coffre.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Checks files of a tree, one after the other.
final class FileCheck {
  private final Gate gate;
  private final Rules rules;
  private final TreePolicy policy;
  private final RegistryCheck registry;
  private final Optional<MacVerification> macs;
  private final ScanResult result = new ScanResult();

  private final TreeMap<String, FileFailure> failures = new TreeMap<>();
  private final List<String> unverified = new ArrayList<>();
  private final List<CheckedFile> encrypted = new ArrayList<>();
  private int files;
  private int verified;

  /// @param gate what the team lets stay
  /// @param tree where the files are
  /// @param start where creation rules are looked for that no folder of a file has
  /// @param macs verifies MACs, if that is asked for
  FileCheck(Gate gate, Neighbours tree, Path start, Optional<MacVerification> macs)
      throws CommandException {
    this.gate = gate;
    this.rules = gate.rules(tree, start);
    this.policy = new TreePolicy(tree, rules, _ -> true);
    this.registry = registry(gate, tree);
    this.macs = macs;
  }

  private static RegistryCheck registry(Gate gate, Neighbours tree) throws CommandException {
    try {
      return RegistryCheck.of(tree, gate.root(), gate.today());
    } catch (YamlException e) {
      throw CommandException.failed(
          String.valueOf(e.getMessage()), "correct it; who may read what is not known");
    } catch (IOException e) {
      throw CommandException.failed("the key registry cannot be read: " + e.getMessage(), "");
    }
  }

  /// Where a file's content comes from.
  @FunctionalInterface
  interface Source {
    byte[] read() throws IOException;
  }

  /// Checks a file. One that cannot be checked does not keep the others from it. A broken
  /// configuration is said once, not for every file.
  ///
  /// @param path absolute
  /// @param name as it is shown
  void check(Path path, String name, Source content, Versions past) {
    files++;
    try {
      check(new CheckedFile(path, name, content.read(), rules.forFile(path)), past);
    } catch (ConfigException e) {
      failures.putIfAbsent(String.valueOf(e.getMessage()), new FileFailure(name, e));
    } catch (IOException e) {
      failures.put(name, new FileFailure(name, e));
    }
  }

  private void check(CheckedFile file, Versions past) throws IOException {
    var violations = new ArrayList<>(policy.check(file, past));
    violations.addAll(registry.check(file));
    if (macs.isPresent()) {
      switch (macs.get().verify(file)) {
        case MacVerification.Result.Plain() -> {}
        case MacVerification.Result.Holds() -> verified++;
        case MacVerification.Result.NoKey() -> unverified.add(file.name());
        case MacVerification.Result.Fails(var violation) -> {
          if (violations.isEmpty()) {
            violations.add(violation);
          }
        }
      }
    }
    if (Policy.isEncrypted(file)) {
      encrypted.add(file);
    }
    add(file, violations);
  }

  /// Adds what is found in a file.
  void add(CheckedFile file, List<Violation> violations) {
    var counted =
        violations.stream()
            .filter(found -> !gate.settings().disabled().contains(found.check().id()))
            .toList();
    var text = new Text(file.content(), file.content().length, file.name());
    result.add(file.name(), text, counted);
  }

  /// The files that are encrypted.
  List<CheckedFile> encrypted() {
    return encrypted;
  }

  /// What was found.
  ScanResult result() {
    return result;
  }

  /// What else there is to say.
  Checked checked() {
    return new Checked(List.copyOf(failures.values()), unverified, files, verified);
  }
}
