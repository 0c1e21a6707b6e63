package dev.coffre.cli.value;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.sops.store.Edit;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.TreePath;
import dev.coffre.sops.tree.Value;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sets one value of an encrypted file; everything else in it keeps its ciphertext.
@Command(
    description = {
      "Set one value of an encrypted file. The value is asked for on the terminal, or comes from",
      "--stdin, --value-file or --generate; it is never an argument, which others could read.",
      "Missing mappings on the way are made; an index one past the end of a list appends."
    })
public final class SetCommand implements NativeCommand.Action {
  private final Host host;

  @Mixin private final NewValue newValue = new NewValue();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "str, int, float or bool; otherwise the type of what stands there, or str.")
  private Optional<String> type = Optional.empty();

  @Mixin private final ChangeOptions options = new ChangeOptions();

  @Parameters(index = "0", paramLabel = "FILE", description = "An encrypted file.")
  private String file = "";

  @Parameters(index = "1", paramLabel = "PATH", description = "As in db.hosts[0].password.")
  private String path = "";

  /// For a file of `host`.
  public SetCommand(Host host) {
    this.host = host;
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, IOException {
    TreePath at = PathArgument.parse(path);
    Optional<ValueType> wanted = wanted();
    try (var change = ValueChange.open(host, file, at);
        var text = newValue.take(host)) {
      var present = change.present().map(ValueType::of);
      Value value = wanted.or(() -> present).orElse(ValueType.STR).read(text);
      return change.make(new Edit.Put(at.steps(), Node.Scalar.of(value)), options);
    }
  }

  private Optional<ValueType> wanted() throws CommandException {
    return type.isPresent() ? Optional.of(ValueType.named(type.get())) : Optional.empty();
  }
}
