package dev.coffre.e2e.sops;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.testbed.Peers;
import dev.coffre.policy.Check;
import dev.coffre.policy.CheckedFile;
import dev.coffre.policy.Policy;
import dev.coffre.policy.RuleMatch;
import dev.coffre.policy.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The real sops encrypts generated files under every selector. If each value that it encrypted is
/// put in clear, the checks name each of them, and none that sops left in clear.
class CheckedValuesTest {
  private static final Set<Check> IN_CLEAR =
      EnumSet.of(Check.SOPS_PLAINTEXT_VALUE, Check.SOPS_PLAINTEXT_COMMENT);

  private static final Pattern CIPHERTEXT = Pattern.compile("ENC\\[AES256_GCM,[^\\]]*]");
  private static final Pattern MAC = Pattern.compile("mac(?:\"?: \"?| *= *)$");

  private final Side real = Side.real(Peers.here().sops());
  private final Path temporary;

  CheckedValuesTest(@TempDir Path temporary) {
    this.temporary = temporary;
  }

  @ParameterizedTest
  @CsvSource({"yaml, 40, 60", "json, 25, 40", "env, 12, 15", "ini, 8, 10", "bin, 3, 3"})
  void check_valuesThatSopsEncrypted_areThoseInClear(String extension, int count, int atLeast)
      throws Exception {
    int values = 0;
    for (long seed = 0; seed < count; seed++) {
      values += compare(extension, seed);
    }
    assertThat(values).isGreaterThanOrEqualTo(atLeast);
  }

  private int compare(String extension, long seed) throws Exception {
    var random = new Random(seed);
    var folder = Files.createDirectory(temporary.resolve(extension + seed));
    var setup = Setup.create(folder, PlainFile.generate(extension, random), random);
    var sealed = real.run(setup.folder(), setup.environment(), setup.encrypt());
    if (!sealed.succeeded()) {
      return 0;
    }
    var text = new StringBuilder(new String(sealed.out(), ISO_8859_1));
    var expected = expose(text, extension);
    assertThat(inClear(setup, text.toString().getBytes(ISO_8859_1)))
        .as("seed " + seed + ": " + setup + "\n" + sealed.text())
        .isEqualTo(expected);
    return expected.size();
  }

  /// Overwrites what is encrypted, but for the MAC, and says where it was. In JSON a value begins
  /// with its quote.
  private static Set<Integer> expose(StringBuilder text, String extension) {
    var places = new TreeSet<Integer>();
    int quote = extension.equals("json") || extension.equals("bin") ? 1 : 0;
    var matcher = CIPHERTEXT.matcher(text.toString());
    while (matcher.find()) {
      if (!MAC.matcher(text.substring(0, matcher.start())).find()) {
        places.add(matcher.start() - quote);
        text.replace(matcher.start(), matcher.end(), "x".repeat(matcher.end() - matcher.start()));
      }
    }
    return places;
  }

  private static Set<Integer> inClear(Setup setup, byte[] content) throws IOException {
    var name = setup.plainName();
    var file =
        new CheckedFile(setup.folder().resolve(name), name, content, new RuleMatch.NoRules());
    var places = new TreeSet<Integer>();
    for (var violation : new Policy(_ -> Optional.empty()).check(file, Versions.NONE)) {
      if (IN_CLEAR.contains(violation.check())) {
        places.add(violation.start());
      }
    }
    return places;
  }
}
