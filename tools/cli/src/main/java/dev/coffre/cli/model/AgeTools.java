package dev.coffre.cli.model;

import dev.coffre.cli.model.Operand.Values;
import java.util.List;
import java.util.Optional;

/// The age tools, whose options are those of age 1.3.
final class AgeTools {
  private static final Operand FILE = new Operand("PATH", new Values.Files(), false);
  private static final List<Operand> INPUT =
      List.of(new Operand("INPUT", new Values.Files(), false));
  private static final OptionModel OUTPUT =
      valued("Write the result to the file at PATH", FILE, "-o", "--output");
  private static final OptionModel VERSION = plain("Print the version", "--version");

  private AgeTools() {}

  /// `age`, `age-keygen` and `age-inspect`.
  static List<CommandModel> all() {
    return List.of(age(), keygen(), inspect());
  }

  private static CommandModel age() {
    var recipient = new Operand("RECIPIENT", new Values.Text(), false);
    var options =
        List.of(
            plain("Encrypt the input; the default", "-e", "--encrypt"),
            plain("Decrypt the input", "-d", "--decrypt"),
            OUTPUT,
            plain("Encrypt to a PEM encoded format", "-a", "--armor"),
            plain("Encrypt with a passphrase", "-p", "--passphrase"),
            valued("Encrypt to RECIPIENT; may be repeated", recipient, "-r", "--recipient"),
            valued("Encrypt to those listed at PATH", FILE, "-R", "--recipients-file"),
            valued("Use the identity file at PATH", FILE, "-i", "--identity"),
            valued("Use the plugin NAME as it is", text("NAME"), "-j"),
            VERSION);
    return program(
        "age",
        "Encrypt and decrypt files as age does",
        options,
        List.of(
            "age-keygen -o key.txt",
            "age -r age1... -o notes.txt.age notes.txt",
            "age -d -i key.txt -o notes.txt notes.txt.age"));
  }

  private static CommandModel keygen() {
    var options =
        List.of(
            plain("Make a post-quantum hybrid ML-KEM-768 + X25519 key pair", "-pq"),
            OUTPUT,
            plain("Convert an identity file to a recipients file", "-y"),
            VERSION);
    return program(
        "age-keygen",
        "Make age keys",
        options,
        List.of("age-keygen -o key.txt", "age-keygen -y -o recipients.txt key.txt"));
  }

  private static CommandModel inspect() {
    return program(
        "age-inspect",
        "Show what an age file says without a key",
        List.of(plain("Print a JSON object", "--json"), VERSION),
        List.of("age-inspect notes.txt.age"));
  }

  private static CommandModel program(
      String name, String summary, List<OptionModel> options, List<String> examples) {
    return new CommandModel(name, summary, options, INPUT, List.of(), examples);
  }

  private static Operand text(String label) {
    return new Operand(label, new Values.Text(), false);
  }

  private static OptionModel plain(String summary, String... names) {
    return new OptionModel(List.of(names), Optional.empty(), summary);
  }

  private static OptionModel valued(String summary, Operand value, String... names) {
    return new OptionModel(List.of(names), Optional.of(value), summary);
  }
}
