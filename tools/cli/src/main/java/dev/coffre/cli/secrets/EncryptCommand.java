package dev.coffre.cli.secrets;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.file.Access;
import dev.coffre.file.FileWriteException;
import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.config.ConfigException;
import dev.coffre.sops.store.StoreException;
import java.util.ArrayList;
import java.util.List;

/// Encrypts files as their creation rule says.
public final class EncryptCommand implements NativeCommand.Action {
  private final Host host;
  private final Vault vault;

  private final InputOptions input = new InputOptions();
  private final OutputOptions output = new OutputOptions();

  private List<String> recipients = List.of();

  private List<String> names = List.of();

  /// For the files of `host`.
  public EncryptCommand(Host host) {
    this.host = host;
    this.vault = new Vault(host);
  }

  @Override
  public void declare(Options options) {
    options.describe(
        "Encrypt a file to standard output, or in place with -i; several files and folders always"
            + " in place. '-' is standard input.",
        "The keys and what is encrypted come from the creation rule for the file: the first that"
            + " matches in the .sops.yaml found from the file's folder upwards. In a folder, the"
            + " files that a rule's path_regex matches are encrypted, those that are encrypted"
            + " already left alone.");
    output.declare(options);
    input.declare(options, "Take format and creation rule");
    options
        .values(
            List.of("-r", "--recipient"),
            "AGE",
            "Encrypt for this age recipient instead of the rule's keys. Repeatable.",
            given -> recipients = given)
        .operands("FILE", 1, "Files or folders, or - for standard input.", given -> names = given);
  }

  @Override
  public boolean takes(List<String> operands) {
    names = operands;
    return !operands.isEmpty();
  }

  @Override
  public ExitCode run()
      throws CommandException,
          ConfigException,
          FileFailure,
          FileWriteException,
          InterruptedException {
    boolean many = names.size() > 1 || Folders.isAny(host, names);
    input.check(names, many, output.inPlace);
    var rules = new Recipes(host, recipients);
    if (output.single(many, true)) {
      single(names.getFirst(), rules);
      return ExitCode.OK;
    }
    var batch = new Batch(host, "encrypt", output.dryRun, output.json);
    List<String> files = files(rules);
    if (files.isEmpty()) {
      host.err().println("coffre: notice: no file there matches the path_regex of a creation rule");
    }
    return batch.run(files, name -> outcome(name, rules));
  }

  private void single(String name, Recipes rules)
      throws CommandException, FileFailure, FileWriteException {
    var file = input.read(host, name);
    var encrypted = encrypted(name, file, rules);
    new SingleOutput(host, output.output).write(SecretBytes.adopt(encrypted.bytes()), Access.USUAL);
    AliasNotice.print(host, file.name(), encrypted.expanded());
  }

  /// An encrypted file is left alone in a folder and refused where it was named.
  private Outcome outcome(String name, Recipes rules) throws CommandException, FileFailure {
    var file = input.read(host, name);
    if (file.isEncrypted() && !names.contains(name)) {
      return new Outcome.Leave(name, "encrypted already");
    }
    var encrypted = encrypted(name, file, rules);
    return new Outcome.Write(
        file.name(),
        file.path(),
        SecretBytes.adopt(encrypted.bytes()),
        Access.USUAL,
        encrypted.expanded());
  }

  private EncryptedText encrypted(String name, SecretFile file, Recipes rules) throws FileFailure {
    try {
      return vault.encrypt(file, rules.recipe(input.ruleName(name)));
    } catch (SopsException | StoreException | ConfigException | CommandException e) {
      throw new FileFailure(file.name(), e);
    }
  }

  private List<String> files(Recipes rules) throws FileFailure, CommandException, ConfigException {
    var files = new ArrayList<String>();
    for (String name : names) {
      if (Folders.isFolder(host, name)) {
        files.addAll(rules.selected(Folders.files(host, name)));
      } else {
        files.add(name);
      }
    }
    return files.stream().distinct().toList();
  }
}
