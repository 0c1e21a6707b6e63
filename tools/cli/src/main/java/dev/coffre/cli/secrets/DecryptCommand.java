package dev.coffre.cli.secrets;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.file.Access;
import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.Format;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decrypts files, their MAC checked.
public final class DecryptCommand implements NativeCommand.Action {
  private final Host host;
  private final Vault vault;

  private final OutputOptions output = new OutputOptions();

  private List<String> names = List.of();

  /// For the files of `host`.
  public DecryptCommand(Host host) {
    this.host = host;
    this.vault = new Vault(host);
  }

  @Override
  public void declare(Options options) {
    options.describe(
        "Decrypt a file to standard output, or files and folders in place.",
        "In a folder, every file that holds sops metadata is decrypted.");
    output.declare(options);
    options.operands("FILE", 1, "Files, or folders with -i.", given -> names = given);
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, IOException, InterruptedException {
    Optional<Format> format = output.namedFormat();
    if (output.single(names.size() > 1 || Folders.isAny(host, names), false)) {
      try (var content = decrypted(SecretFile.read(host, names.getFirst(), format))) {
        new SingleOutput(host, output.output).write(content, Access.OWNER_ONLY);
      }
      return ExitCode.OK;
    }
    var batch = new Batch(host, "decrypt", output.dryRun, output.json);
    return batch.run(files(), name -> outcome(SecretFile.read(host, name, format)));
  }

  private Outcome outcome(SecretFile file) throws FileFailure {
    return new Outcome.Write(file.name(), file.path(), decrypted(file), Access.OWNER_ONLY);
  }

  private SecretBytes decrypted(SecretFile file) throws FileFailure {
    try (var open = vault.open(file)) {
      if (!open.unencryptedComments().isEmpty()) {
        host.err().println("coffre: " + file.name() + ": it has comments that were not encrypted");
      }
      return SecretBytes.copyOf(open.text());
    } catch (SopsException | StoreException e) {
      throw new FileFailure(file.name(), e);
    }
  }

  private List<String> files() throws FileFailure {
    var files = new ArrayList<String>();
    for (String name : names) {
      if (Folders.isFolder(host, name)) {
        files.addAll(new EncryptedFiles(host).below(name));
      } else {
        files.add(name);
      }
    }
    return files.stream().distinct().toList();
  }
}
