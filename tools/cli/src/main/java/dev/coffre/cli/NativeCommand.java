package dev.coffre.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// A native command as the overview lists it. Its options are known only to the action, which is
/// made when the command is chosen ({@link NativeCommands#action}): a short command loads no
/// other's.
///
/// @param summary one line, a sentence without its full stop
/// @param example a command line to begin with
public record NativeCommand(String name, Group group, String summary, String example) {

  /// The command line that fills in `action`, options of every command included; completion and
  /// manual pages are made from its model.
  public CommandLine line(Action action) {
    var spec = CommandSpec.create();
    action.declare(new Options(spec));
    spec.addOption(folder());
    spec.addOption(help());
    return new CommandLine(spec)
        .setCommandName("coffre " + name)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /// Taken from the command line before picocli sees it; declared for the help.
  private static OptionSpec folder() {
    return OptionSpec.builder("-C")
        .paramLabel("DIR")
        .arity("1")
        .type(String.class)
        .description("Run in DIR instead of the current folder.")
        .build();
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .arity("0")
        .type(boolean.class)
        .description("Show this help.")
        .build();
  }

  /// Headings of the overview, in its order.
  public enum Group {
    START("Start here"),
    SECRETS("Secrets in files"),
    KEYS("Who can read what"),
    GATE("Plaintext stays out"),
    PLATFORM("The platform"),
    PROOF("Backups that restore"),
    PROGRAM("The program");

    private final String heading;

    Group(String heading) {
      this.heading = heading;
    }

    String heading() {
      return heading;
    }
  }

  /// What a command does with the options it takes.
  public interface Action {
    /// Says what the command takes; the setters given there are called before {@link #run}.
    void declare(Options options);

    /// Whether it can do without any option or operand. Then a command line without them is not
    /// parsed: the parser is most of what a short command costs.
    default boolean runsBare() {
      return false;
    }

    /// Takes a command line in which no word begins with a dash, unparsed; says whether it did.
    default boolean takes(List<String> operands) {
      return operands.isEmpty() && runsBare();
    }

    /// Does it; the exit code says how it went.
    ///
    /// @throws Exception what {@link Complaint} turns into a message and an exit code
    ExitCode run() throws Exception;
  }
}
