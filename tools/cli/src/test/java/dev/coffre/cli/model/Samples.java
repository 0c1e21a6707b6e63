package dev.coffre.cli.model;

import dev.coffre.cli.model.Operand.Values;
import java.util.List;
import java.util.Optional;

/// A program with one of everything that a command line can have.
final class Samples {
  private Samples() {}

  static final CommandModel PROGRAM =
      new CommandModel(
          "vault-tool",
          "Keep things",
          List.of(new OptionModel(List.of("-h", "--help"), Optional.empty(), "Show this help")),
          List.of(),
          List.of(put(), keys()),
          List.of("vault-tool put --kind a things"));

  private static CommandModel put() {
    return new CommandModel(
        "put",
        "Put files in: all of them",
        List.of(
            new OptionModel(
                List.of("-k", "--kind"),
                Optional.of(new Operand("KIND", new Values.OneOf(List.of("alpha", "beta")), false)),
                "What it is; it's \\needed"),
            new OptionModel(
                List.of("-C"),
                Optional.of(new Operand("DIR", new Values.Folders(), false)),
                ".dot at the start of a line"),
            new OptionModel(
                List.of("--note"),
                Optional.of(new Operand("TEXT", new Values.Text(), false)),
                "A note")),
        List.of(new Operand("FILE", new Values.Files(), true)),
        List.of(),
        List.of());
  }

  private static CommandModel keys() {
    var list = new CommandModel("list", "List keys", List.of(), List.of(), List.of(), List.of());
    return new CommandModel("keys", "Keys", List.of(), List.of(), List.of(list), List.of());
  }
}
