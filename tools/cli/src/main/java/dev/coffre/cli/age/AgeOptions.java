package dev.coffre.cli.age;

import dev.coffre.cli.age.Flags.Known;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The command line of `age`, checked.
///
/// @param identities `-i` and `-j` in their order
/// @param output empty for standard output; `-` forces it
/// @param input empty or `-` for standard input
record AgeOptions(
    Mode mode,
    boolean armor,
    List<String> recipients,
    List<String> recipientFiles,
    List<Flags.Given> identities,
    String output,
    String input) {

  /// What is to be done.
  enum Mode {
    VERSION,
    ENCRYPT,
    ENCRYPT_WITH_PASSPHRASE,
    DECRYPT
  }

  static final String IDENTITY = "i";
  static final String PLUGIN = "j";
  private static final Pattern UNSAFE = Pattern.compile("[^\\w@%+=:,./-]");
  private static final Map<String, Known> FLAGS =
      Map.ofEntries(
          Map.entry("version", new Known("version", Flags.Kind.SWITCH)),
          Map.entry("d", new Known("d", Flags.Kind.SWITCH)),
          Map.entry("decrypt", new Known("d", Flags.Kind.SWITCH)),
          Map.entry("e", new Known("e", Flags.Kind.SWITCH)),
          Map.entry("encrypt", new Known("e", Flags.Kind.SWITCH)),
          Map.entry("p", new Known("p", Flags.Kind.SWITCH)),
          Map.entry("passphrase", new Known("p", Flags.Kind.SWITCH)),
          Map.entry("a", new Known("a", Flags.Kind.SWITCH)),
          Map.entry("armor", new Known("a", Flags.Kind.SWITCH)),
          Map.entry("o", new Known("o", Flags.Kind.VALUE)),
          Map.entry("output", new Known("o", Flags.Kind.VALUE)),
          Map.entry("r", new Known("r", Flags.Kind.VALUE)),
          Map.entry("recipient", new Known("r", Flags.Kind.VALUE)),
          Map.entry("R", new Known("R", Flags.Kind.VALUE)),
          Map.entry("recipients-file", new Known("R", Flags.Kind.VALUE)),
          Map.entry("i", new Known(IDENTITY, Flags.Kind.VALUE)),
          Map.entry("identity", new Known(IDENTITY, Flags.Kind.VALUE)),
          Map.entry("j", new Known(PLUGIN, Flags.Kind.VALUE)));

  AgeOptions {
    recipients = List.copyOf(recipients);
    recipientFiles = List.copyOf(recipientFiles);
    identities = List.copyOf(identities);
  }

  static AgeOptions parse(List<String> arguments) throws Flags.UsageException, ToolFailure {
    var flags = Flags.parse(arguments, FLAGS);
    if (!flags.has("version")) {
      checkOperands(arguments, flags.operands());
      if (flags.has("d")) {
        checkDecryption(flags);
      } else {
        checkEncryption(flags);
      }
    }
    return new AgeOptions(
        mode(flags),
        flags.has("a"),
        flags.values("r"),
        flags.values("R"),
        identities(flags),
        flags.last("o"),
        flags.operands().isEmpty() ? "" : flags.operands().getFirst());
  }

  boolean readsStandardInput() {
    return input.isEmpty() || input.equals("-");
  }

  List<String> identityFiles() {
    return identities.stream()
        .filter(flag -> flag.name().equals(IDENTITY))
        .map(Flags.Given::value)
        .toList();
  }

  private static Mode mode(Flags flags) {
    if (flags.has("version")) {
      return Mode.VERSION;
    }
    if (flags.has("d")) {
      return Mode.DECRYPT;
    }
    return flags.has("p") ? Mode.ENCRYPT_WITH_PASSPHRASE : Mode.ENCRYPT;
  }

  private static List<Flags.Given> identities(Flags flags) {
    return flags.given().stream()
        .filter(flag -> flag.name().equals(IDENTITY) || flag.name().equals(PLUGIN))
        .toList();
  }

  private static void checkOperands(List<String> arguments, List<String> operands)
      throws ToolFailure {
    if (operands.size() <= 1) {
      return;
    }
    var quoted = String.join(" ", operands.stream().map(ToolFailure::quote).toList());
    var message = "too many INPUT arguments: " + quoted;
    if (!operands.get(1).startsWith("-")) {
      throw new ToolFailure(message, "only a single input file may be specified at a time");
    }
    var last = "the input file must be specified after all flags";
    if (arguments.stream().anyMatch(word -> UNSAFE.matcher(word).find())) {
      throw new ToolFailure(message, last);
    }
    throw new ToolFailure(message, last, "did you mean:", "    " + inputLast(arguments, operands));
  }

  private static String inputLast(List<String> arguments, List<String> operands) {
    int at = arguments.size() - operands.size();
    return String.join(
        " ",
        Stream.of(
                Stream.of("age"),
                arguments.subList(0, at).stream(),
                arguments.subList(at + 1, arguments.size()).stream(),
                Stream.of(arguments.get(at)))
            .flatMap(words -> words)
            .toList());
  }

  private static void checkDecryption(Flags flags) throws ToolFailure {
    refuse(flags.has("e"), "-e/--encrypt can't be used with -d/--decrypt");
    refuse(
        flags.has("a"),
        "-a/--armor can't be used with -d/--decrypt",
        "note that armored files are detected automatically, try again without -a/--armor");
    refuse(
        flags.has("p"),
        "-p/--passphrase can't be used with -d/--decrypt",
        "note that password protected files are detected automatically");
    var hint = "did you mean to use -i/--identity to specify a private key?";
    refuse(!flags.values("r").isEmpty(), "-r/--recipient can't be used with -d/--decrypt", hint);
    refuse(
        !flags.values("R").isEmpty(), "-R/--recipients-file can't be used with -d/--decrypt", hint);
  }

  private static void checkEncryption(Flags flags) throws ToolFailure {
    boolean identities = !identities(flags).isEmpty();
    boolean recipients = !flags.values("r").isEmpty();
    boolean files = !flags.values("R").isEmpty();
    boolean passphrase = flags.has("p");
    refuse(
        identities && !flags.has("e"),
        "-i/--identity and -j can't be used in encryption mode unless symmetric encryption is"
            + " explicitly selected with -e/--encrypt",
        "did you forget to specify -d/--decrypt?");
    refuse(
        !identities && !recipients && !files && !passphrase,
        "missing recipients",
        "did you forget to specify -r/--recipient, -R/--recipients-file or -p/--passphrase?");
    refuse(passphrase && recipients, "-p/--passphrase can't be combined with -r/--recipient");
    refuse(passphrase && files, "-p/--passphrase can't be combined with -R/--recipients-file");
    refuse(passphrase && identities, "-p/--passphrase can't be combined with -i/--identity and -j");
  }

  private static void refuse(boolean wrong, String message, String... hints) throws ToolFailure {
    if (wrong) {
      throw new ToolFailure(message, hints);
    }
  }
}
