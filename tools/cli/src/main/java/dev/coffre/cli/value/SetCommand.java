package dev.coffre.cli.value;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.ExitCode;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.NativeCommand;
import dev.coffre.cli.Options;
import dev.coffre.sops.store.Edit;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.TreePath;
import dev.coffre.sops.tree.Value;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Sets one value of an encrypted file; everything else in it keeps its ciphertext.
public final class SetCommand implements NativeCommand.Action {
  private final Host host;

  private final NewValue newValue = new NewValue();

  private Optional<String> type = Optional.empty();

  private final ChangeOptions changes = new ChangeOptions();

  private String file = "";

  private String path = "";

  /// For a file of `host`.
  public SetCommand(Host host) {
    this.host = host;
  }

  @Override
  public void declare(Options options) {
    options.describe(
        "Set one value of an encrypted file. The value is asked for on the terminal, or comes from"
            + " --stdin, --value-file or --generate; it is never an argument, which others could"
            + " read.",
        "Missing mappings on the way are made; an index one past the end of a list appends.");
    newValue.declare(options);
    options.value(
        List.of("--type"),
        "TYPE",
        "str, int, float or bool; otherwise the type of what stands there, or str.",
        given -> type = Optional.of(given));
    changes.declare(options);
    options
        .operand("FILE", "An encrypted file.", given -> file = given)
        .operand("PATH", "As in db.hosts[0].password.", given -> path = given);
  }

  @Override
  public ExitCode run() throws CommandException, FileFailure, IOException {
    TreePath at = PathArgument.parse(path);
    Optional<ValueType> wanted = wanted();
    try (var change = ValueChange.open(host, file, at)) {
      change.requireRoom();
      return set(change, at, wanted);
    }
  }

  private ExitCode set(ValueChange change, TreePath at, Optional<ValueType> wanted)
      throws CommandException, FileFailure, IOException {
    try (var text = newValue.take(host)) {
      var present = change.present().map(ValueType::of);
      Value value = wanted.or(() -> present).orElse(ValueType.STR).read(text);
      return change.make(new Edit.Put(at.steps(), Node.Scalar.of(value)), changes);
    }
  }

  private Optional<ValueType> wanted() throws CommandException {
    return type.isPresent() ? Optional.of(ValueType.named(type.get())) : Optional.empty();
  }
}
