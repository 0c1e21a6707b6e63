package dev.coffre.e2e.sops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A folder with a plain file, keys, and perhaps a configuration with key groups.
///
/// @param flags before the command
/// @param options of the command
record Setup(Path folder, PlainFile plain, List<String> flags, List<String> options) {
  static final String ALICE = "age1fh376z9ecv6frqhhdkahfdfcmul0hdn2ga8srx7qs4akz9j9vfmsxyzdkx";
  static final String BOB = "age1vy5yeduyu463csryduwg59hyf09gw3u47hz33ens6hw8480djvgs6fkqrd";

  /// In parts, so that this file is nothing to those who look for keys.
  private static final String KEY = "AGE-SECRET-" + "KEY-1";

  static final String KEYS =
      KEY
          + "P6Q89MRMGH6S42950LECT6L4XHXVN3XJVFNPXQU02L39HMWKUTHSY3LVPG\n"
          + KEY
          + "H79C2FH8ZD85D2Y7F2Y66D0VLV78WX0P639RZJ9CJFDLJXCE0LWS46Z8QR\n";
  private static final String SELECTORS =
      """
      --unencrypted-suffix _unencrypted
      --encrypted-suffix _secret
      --unencrypted-regex ^[a-c]
      --encrypted-regex a|secret|data
      """;

  /// Chooses flags and key groups, and writes the files.
  static Setup create(Path folder, PlainFile plain, Random random) throws IOException {
    Files.writeString(folder.resolve("keys.txt"), KEYS);
    Files.writeString(folder.resolve("plain." + plain.extension()), plain.text());
    var options = new ArrayList<String>();
    var lines = SELECTORS.lines().toList();
    int selector = random.nextInt(lines.size() + 3);
    if (selector < lines.size()) {
      options.addAll(List.of(lines.get(selector).split(" ", 2)));
    }
    Files.writeString(folder.resolve(".sops.yaml"), configuration(random, selector - lines.size()));
    var flags = random.nextInt(3) == 0 ? List.of("--mac-only-encrypted") : List.<String>of();
    return new Setup(folder, plain, flags, options);
  }

  private static String configuration(Random random, int commentSelector) {
    var selector =
        switch (commentSelector) {
          case 0 -> "    encrypted_comment_regex: plain|hash|list\n";
          case 1 -> "    unencrypted_comment_regex: plain|hash|list\n";
          default -> "";
        };
    var keys =
        switch (random.nextInt(3)) {
          case 0 ->
              "    shamir_threshold: 2\n    key_groups:\n      - age: [%s]\n      - age: [%s]\n"
                  .formatted(ALICE, BOB);
          case 1 -> "    age: %s,%s\n".formatted(ALICE, BOB);
          default -> "    age: %s\n".formatted(BOB);
        };
    return "creation_rules:\n  - path_regex: .*\n" + selector + keys;
  }

  Map<String, String> environment() {
    return Map.of("SOPS_AGE_KEY_FILE", folder.resolve("keys.txt").toString(), "HOME", "/nowhere");
  }

  String plainName() {
    return "plain." + plain.extension();
  }

  /// The command line that encrypts the plain file.
  List<String> encrypt() {
    var line = new ArrayList<>(flags);
    line.add("encrypt");
    line.addAll(options);
    line.add(plainName());
    return line;
  }

  /// Writes an encrypted file beside the plain one and returns its name.
  String save(String stem, byte[] content) throws IOException {
    var name = stem + "." + plain.extension();
    Files.write(folder.resolve(name), content);
    return name;
  }

  @Override
  public String toString() {
    return flags + " " + options + "\n" + plain.text();
  }
}
