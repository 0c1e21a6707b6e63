package dev.coffre.cli.secrets;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Complaint;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.file.Access;
import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.MacCheck;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Decrypts files, their MAC checked.
public final class DecryptCommand implements NativeCommand.Action {
  private final Host host;
  private final Vault vault;

  private final InputOptions input = new InputOptions();
  private final OutputOptions output = new OutputOptions();

  private MacCheck macCheck = MacCheck.REQUIRED;

  private List<String> names = List.of();

  /// For the files of `host`.
  public DecryptCommand(Host host) {
    this.host = host;
    this.vault = new Vault(host);
  }

  @Override
  public void declare(Options options) {
    options.describe(
        "Decrypt a file to standard output, or files and folders in place with -i. '-' is standard"
            + " input.",
        "In a folder, every file that holds sops metadata is decrypted.");
    output.declare(options);
    input.declare(options, "Take the format");
    options
        .flag(
            List.of("--ignore-mac"),
            "Decrypt a file whose MAC does not hold, with a warning: values may have been added,"
                + " removed or moved, though each of them is still authenticated.",
            () -> macCheck = MacCheck.IGNORED)
        .operands(
            "FILE", 1, "Files, folders with -i, or - for standard input.", given -> names = given);
  }

  @Override
  public boolean takes(List<String> operands) {
    names = operands;
    return !operands.isEmpty();
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, IOException, InterruptedException {
    boolean many = names.size() > 1 || Folders.isAny(host, names);
    input.check(names, many, output.inPlace);
    if (output.single(many, false)) {
      try (var content = decrypted(input.read(host, names.getFirst()))) {
        new SingleOutput(host, output.output).write(content, Access.OWNER_ONLY);
      }
      return ExitCode.OK;
    }
    var batch = new Batch(host, "decrypt", output.dryRun, output.json);
    List<String> files = files();
    if (files.isEmpty()) {
      host.err().println("coffre: notice: no file there is encrypted");
    }
    return batch.run(files, name -> outcome(input.read(host, name)));
  }

  private Outcome outcome(SecretFile file) throws FileFailure {
    return new Outcome.Write(
        file.name(), file.path(), decrypted(file), Access.OWNER_ONLY, List.of());
  }

  private SecretBytes decrypted(SecretFile file) throws FileFailure {
    try (var open = vault.open(file, macCheck)) {
      open.macFailure()
          .ifPresent(failure ->
              host.err().println("coffre: WARNING: " + file.name() + ": " + unproven(failure)));
      if (!open.unencryptedComments().isEmpty()) {
        host.err().println("coffre: " + file.name() + ": it has comments that were not encrypted");
      }
      return SecretBytes.copyOf(open.text());
    } catch (SopsException | StoreException e) {
      throw new FileFailure(file.name(), e);
    }
  }

  private static String unproven(SopsException failure) {
    return Complaint.about(failure).message()
        + "; decrypted all the same, as --ignore-mac says: do not rely on what it holds";
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
