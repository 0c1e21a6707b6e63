package dev.coffre.cli.value;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.Host;
import dev.coffre.cli.Options;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Where a new value comes from: never the command line, which every process can read.
final class NewValue {
  private boolean stdin;

  private Optional<String> file = Optional.empty();

  private Optional<String> policy = Optional.empty();

  private boolean exact;

  /// Adds them to a command's.
  void declare(Options options) {
    options
        .flag(List.of("--stdin"), "Read the value from standard input.", () -> stdin = true)
        .value(
            List.of("--value-file"),
            "FILE",
            "Read the value from FILE.",
            given -> file = Optional.of(given))
        .value(
            List.of("--generate"),
            "POLICY",
            "Make a random value: 32 is 32 letters and digits, hex:40 that many hexadecimal"
                + " digits, ascii:24 that many printable characters.",
            given -> policy = Optional.of(given))
        .flag(
            List.of("--exact"),
            "Keep the newline at the end of the input, which is left out otherwise.",
            () -> exact = true);
  }

  /// The value: generated, read, or typed twice at a prompt.
  SecretBytes take(Host host) throws CommandException, IOException {
    if ((stdin ? 1 : 0) + (file.isPresent() ? 1 : 0) + (policy.isPresent() ? 1 : 0) > 1) {
      throw CommandException.usage(
          "--stdin, --value-file and --generate do not go together", "pass one of them");
    }
    if (policy.isPresent()) {
      return Generator.parse(policy.get()).generate(host.randomness());
    }
    if (file.isPresent()) {
      return read(Files.readAllBytes(host.resolve(file.get())));
    }
    return stdin ? read(host.in().readAllBytes()) : prompt(host);
  }

  private SecretBytes read(byte[] input) {
    int end = exact ? input.length : withoutNewline(input);
    try {
      return SecretBytes.adopt(Arrays.copyOf(input, end));
    } finally {
      Arrays.fill(input, (byte) 0);
    }
  }

  private static int withoutNewline(byte[] input) {
    int end = input.length;
    if (end > 0 && input[end - 1] == '\n') {
      end--;
      end -= end > 0 && input[end - 1] == '\r' ? 1 : 0;
    }
    return end;
  }

  private static SecretBytes prompt(Host host) throws CommandException, IOException {
    if (!host.terminal().isPresent()) {
      throw CommandException.failed(
          "there is no terminal to ask for the value on",
          "pass --stdin, --value-file FILE or --generate POLICY");
    }
    SecretBytes value = host.terminal().readHidden("New value: ");
    try (var again = host.terminal().readHidden("Again: ")) {
      if (!value.sameAs(again)) {
        value.close();
        throw CommandException.refused("the two values differ", "nothing was changed");
      }
    }
    return value;
  }
}
