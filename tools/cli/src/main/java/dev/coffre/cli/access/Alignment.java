package dev.coffre.cli.access;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.secrets.Batch;
import dev.coffre.cli.secrets.Outcome;
import dev.coffre.cli.secrets.SecretFile;
import dev.coffre.cli.secrets.Vault;
import dev.coffre.file.Access;
import dev.coffre.file.FileWriteException;
import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Brings files in line with their rules, all or nothing: every one is opened, and its new content
/// made and opened again, before the first is written. A killed run leaves some of them new; the
/// next finds the others.
public final class Alignment {
  private final Host host;
  private final Vault vault;
  private final Map<String, Outcome.Write> texts = new LinkedHashMap<>();
  private final Map<String, FilePlan> files = new LinkedHashMap<>();
  private final Set<Path> fresh = new HashSet<>();

  /// Of files of `host`.
  public Alignment(Host host) {
    this.host = host;
    this.vault = new Vault(host);
  }

  /// Adds all that a plan says.
  public Alignment plan(AccessPlan plan) {
    if (plan.changesRules()) {
      text(plan.file().root().resolve(AccessPlan.RULES), plan.after().text());
    }
    plan.files().changing().forEach(this::file);
    return this;
  }

  /// Adds a file that gets a new data key, whatever else happens to it.
  public Alignment fresh(FilePlan file) {
    fresh.add(file.path());
    return file(file);
  }

  /// Adds a text that is written before all files.
  public Alignment text(Path path, byte[] content) {
    var name = host.shown(path);
    var secret = SecretBytes.copyOf(content);
    texts.put(name, new Outcome.Write(name, path, secret, Access.USUAL, List.of()));
    return this;
  }

  /// Adds a file with a rule.
  public Alignment file(FilePlan file) {
    files.put(file.name(), file);
    return this;
  }

  /// Does it.
  public ExitCode run(boolean json) throws FileWriteException, InterruptedException {
    var names = new ArrayList<>(texts.keySet());
    names.addAll(files.keySet());
    return new Batch(host, "align", false, json).run(names, this::outcome);
  }

  private Outcome outcome(String name) throws FileFailure {
    var text = texts.get(name);
    if (text != null) {
      return text;
    }
    var plan = Optional.ofNullable(files.get(name)).orElseThrow();
    try {
      var file = SecretFile.read(host, name, Optional.empty());
      var aligned =
          vault.realign(
              file, plan.wanted().orElseThrow(), plan.change(), fresh.contains(plan.path()));
      return new Outcome.Write(
          name, plan.path(), SecretBytes.adopt(aligned.bytes()), Access.USUAL, aligned.expanded());
    } catch (SopsException | StoreException | CommandException e) {
      throw new FileFailure(name, e);
    }
  }
}
