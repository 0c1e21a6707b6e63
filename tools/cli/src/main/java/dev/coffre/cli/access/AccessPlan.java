package dev.coffre.cli.access;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.keys.Danger;
import dev.coffre.keys.Drift;
import dev.coffre.keys.RulesMode;
import dev.coffre.keys.SopsRules;
import dev.coffre.sops.Recipe;
import dev.coffre.sops.config.ConfigException;
import dev.coffre.sops.config.ConfigLookup;
import dev.coffre.sops.config.CreationRule;
import dev.coffre.sops.config.SopsConfig;
import dev.coffre.sops.config.Strictness;
import dev.coffre.sops.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What bringing a repository in line with its registry comes to.
///
/// @param before the `.sops.yaml` that is there
/// @param after the one that would be
/// @param drifts in which they, or it and the registry, differ
/// @param dangers what would lock people out
/// @param newcomers holders that the base branch does not have
/// @param files all encrypted files
public record AccessPlan(
    RegistryFile file,
    SopsRules before,
    SopsRules after,
    List<Drift> drifts,
    List<Danger> dangers,
    Newcomers newcomers,
    FilePlans files) {
  static final String RULES = ".sops.yaml";
  private static final String BY_HAND =
      "write it into .sops.yaml, or say 'sops_yaml: generated' in the registry";

  public static AccessPlan of(Host host, RegistryFile file)
      throws CommandException, FileFailure, InterruptedException {
    var today = RegistryFile.today(host);
    var before = rules(file.root());
    try {
      var after =
          file.registry().mode() == RulesMode.GENERATED
              ? before.following(file.registry(), today)
              : before;
      return new AccessPlan(
          file,
          before,
          after,
          before.drifts(file.registry(), today),
          file.registry().dangers(today),
          Newcomers.of(host, file),
          FilePlans.of(host, List.of(file.root()), recipes(file.root(), after)));
    } catch (StoreException | ConfigException e) {
      throw new FileFailure(RULES, e);
    }
  }

  private static SopsRules rules(Path root) throws FileFailure {
    var path = root.resolve(RULES);
    try {
      return SopsRules.parse(Files.exists(path) ? Files.readAllBytes(path) : new byte[0]);
    } catch (IOException | StoreException e) {
      throw new FileFailure(RULES, e);
    }
  }

  /// The rules as they would be. A file that another configuration is nearer to has none of them.
  private static FilePlan.Rules recipes(Path root, SopsRules rules) throws ConfigException {
    var path = root.resolve(RULES);
    var text = new String(rules.text(), StandardCharsets.UTF_8);
    var config = SopsConfig.parse(path, text, Strictness.STRICT);
    Map<Path, Boolean> ownFolders = new ConcurrentHashMap<>();
    return file -> {
      var folder = Optional.ofNullable(file.getParent()).orElse(file);
      boolean own =
          ownFolders.computeIfAbsent(
              folder,
              start ->
                  ConfigLookup.from(start).file().filter(near -> !near.equals(path)).isEmpty());
      return own ? recipe(config, file) : Optional.empty();
    };
  }

  private static Optional<Recipe> recipe(SopsConfig config, Path file) throws ConfigException {
    try {
      return config.ruleFor(file).map(CreationRule::recipe);
    } catch (ConfigException.NoMatchingRule e) {
      return Optional.empty();
    }
  }

  Names names() {
    return new Names(Optional.of(file.registry()));
  }

  /// Whether `.sops.yaml` would change.
  boolean changesRules() {
    return !Arrays.equals(before.text(), after.text());
  }

  /// What only a person can put right.
  List<Drift> refusals() {
    boolean generated = file.registry().mode() == RulesMode.GENERATED;
    return drifts.stream().filter(drift -> !generated || !drift.isWritable()).toList();
  }

  /// Whether there is anything to do, by the program or by a person.
  public boolean isSettled() {
    return !changesRules()
        && refusals().isEmpty()
        && dangers.isEmpty()
        && files.changing().isEmpty();
  }

  /// Refuses what would lock people out, and what nobody decided.
  public void requireSafe() throws CommandException, FileFailure {
    if (!files.failures().isEmpty()) {
      throw files.failures().getFirst();
    }
    var problems = new ArrayList<String>();
    dangers.forEach(danger -> problems.add(danger.text()));
    if (!problems.isEmpty()) {
      throw CommandException.refused(
          "nothing was written: " + String.join("; ", problems),
          "add holders, or change the rule in " + dev.coffre.keys.Registry.PATH);
    }
    refusals().forEach(drift -> problems.add(drift.text(names()::of)));
    if (!problems.isEmpty()) {
      throw CommandException.refused(
          "nothing was written: .sops.yaml is not as the registry says: "
              + String.join("; ", problems),
          BY_HAND);
    }
  }
}
