package dev.coffre.cli;

import java.util.List;

/// The help of the program as a whole: every command with one line and an example.
final class Overview {
  private static final String DROP_INS =
      """
      Tools under their own names, with their own flags, output and exit codes
        sops         Encrypt, decrypt and edit as sops does
        age          Encrypt and decrypt files as age does
        age-keygen   Make age keys
        age-inspect  Show what an age file says without a key
      """;

  private Overview() {}

  static String text(List<NativeCommand> commands) {
    var text = new StringBuilder("Coffre keeps secrets in Git, encrypted.\n\n");
    text.append("usage: coffre [-C DIR] COMMAND [OPTION]… [FILE]…\n\n");
    int width = commands.stream().mapToInt(command -> command.name().length()).max().orElse(0);
    for (var group : NativeCommand.Group.values()) {
      text.append(group.heading()).append('\n');
      commands.stream()
          .filter(command -> command.group() == group)
          .forEach(command -> append(text, command, width));
      text.append('\n');
    }
    return text.append(DROP_INS)
        .append("\n'coffre COMMAND --help' shows a command's options.\n")
        .toString();
  }

  private static void append(StringBuilder text, NativeCommand command, int width) {
    var gap = " ".repeat(width - command.name().length());
    text.append("  ").append(command.name()).append(gap);
    text.append("  ").append(command.summary()).append('\n');
    text.append(" ".repeat(width + 6)).append(command.example()).append('\n');
  }
}
