package dev.coffre.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.backup.Objectives;
import dev.coffre.drill.Check;
import dev.coffre.drill.Decision;
import dev.coffre.drill.DrillRecord;
import dev.coffre.drill.Phase;
import dev.coffre.drill.Subject;
import dev.coffre.evidence.Chain.File;
import dev.coffre.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ChainTest {
  private static final SigningKey KEY = SigningKey.generate(new SecureRandom()::nextBytes);
  private static final List<VerificationKey> KEYS = List.of(KEY.publicKey());
  private static final List<Decision> DECISIONS =
      List.of(new Decision("0047", "Ordinary parts", true, List.of("ab".repeat(20))));
  private static final Pattern VALUE = Pattern.compile(": (\"[^\"]+\"|[0-9]+)");

  private static DrillRecord drill(int day, Check... checks) {
    var start = Instant.parse("2026-11-01T02:00:00Z").plus(Duration.ofDays(day));
    return new DrillRecord(
        "ledger",
        "postgresql",
        "20261101T000000Z-aabbcc",
        List.of(new Subject("ledger/x/database.dump.age", "ab".repeat(32))),
        Map.of("server", "17.5"),
        new DrillRecord.Procedure("ada", "grace", "trial", "c0ffee", "coffre 0.1.0", DECISIONS),
        Map.of("server", "17.5"),
        start,
        start.plusSeconds(9),
        new Objectives(Duration.ofHours(24), Duration.ofMinutes(15)),
        Duration.ofHours(2),
        Optional.of(Duration.ofSeconds(8)),
        List.of(new Phase("opening", Duration.ZERO, Duration.ofSeconds(1))),
        List.of(checks),
        List.of("a note"));
  }

  private static List<File> chain(int length) {
    var files = new ArrayList<File>();
    var previous = "";
    for (int i = 1; i <= length; i++) {
      var drill = drill(i, Check.passed("rows", "the 3 of the manifest"));
      var text = new DrillEvidence(drill, i, previous).sign(KEY);
      files.add(new File(Chain.name(i), text));
      previous = DrillEvidence.digest(text);
    }
    return files;
  }

  private static Optional<String> head(List<File> files) {
    var digest = DrillEvidence.digest(files.getLast().text());
    return Optional.of(new Head("ledger", files.size(), digest).sign(KEY));
  }

  private static List<String> problems(List<File> files, Optional<String> head) {
    return Chain.read("ledger", files, head, KEYS).problems();
  }

  @Test
  void chain_asItWasWritten_isSound() {
    var files = chain(3);
    var chain = Chain.read("ledger", files, head(files), KEYS);

    assertThat(chain.problems()).isEmpty();
    assertThat(chain.anchored()).isTrue();
    assertThat(chain.records()).hasSize(3);
    assertThat(chain.records().getFirst().drill())
        .isEqualTo(drill(1, Check.passed("rows", "the 3 of the manifest")));
  }

  @Test
  void chain_withoutItsHead_isUnanchored() {
    var chain = Chain.read("ledger", chain(2), Optional.empty(), KEYS);

    assertThat(chain.problems()).isEmpty();
    assertThat(chain.anchored()).isFalse();
  }

  @Test
  void record_removedFromAnyPlace_isNoticed() {
    var whole = chain(4);
    for (int i = 0; i < whole.size(); i++) {
      var files = new ArrayList<>(whole);
      files.remove(i);

      assertThat(problems(files, head(whole))).as("without record %d", i + 1).isNotEmpty();
    }
  }

  @Test
  void record_removedAndTheOthersRenamed_isNoticed() {
    var whole = chain(3);
    var renamed = List.of(whole.getFirst(), new File(Chain.name(2), whole.getLast().text()));

    assertThat(problems(renamed, Optional.empty()).getFirst()).contains("stands at place 2");
  }

  @Test
  void records_inAnotherOrder_areNoticed() {
    var files = new ArrayList<>(chain(3));
    Collections.swap(files, 0, 1);

    assertThat(problems(files, Optional.empty())).isNotEmpty();
  }

  @Test
  void chain_cutOff_isNoticedByItsHeadAlone() {
    var whole = chain(3);
    var cut = whole.subList(0, 2);

    assertThat(problems(cut, head(whole)).getFirst()).contains("says 3 records, and there are 2");
    assertThat(problems(cut, Optional.empty())).isEmpty();
  }

  @Test
  void chain_writtenAnew_isNoticed() {
    var rewritten = new ArrayList<>(chain(2));
    var other = drill(9, Check.passed("rows", "other"));
    var previous = DrillEvidence.digest(rewritten.getFirst().text());
    rewritten.set(1, new File(Chain.name(2), new DrillEvidence(other, 2, previous).sign(KEY)));

    assertThat(problems(rewritten, head(chain(2))).getFirst())
        .contains("not the one that its head");
  }

  @Test
  void headOfAnotherTarget_isNoticed() {
    var files = chain(1);
    var digest = DrillEvidence.digest(files.getFirst().text());
    var head = Optional.of(new Head("other", 1, digest).sign(KEY));

    assertThat(problems(files, head).getFirst()).contains("head is that of other");
  }

  @Test
  void strangersKey_isRefused() {
    var stranger = SigningKey.generate(new SecureRandom()::nextBytes);
    var text = new DrillEvidence(drill(1), 1, "").sign(stranger);

    assertThatThrownBy(() -> DrillEvidence.read(text, KEYS))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("not known here");
  }

  @Test
  void killedBeforeTheHead_isToldFromTampering() {
    var whole = chain(3);
    var before = head(whole.subList(0, 2));

    assertThat(Chain.lacksOnlyTheHead("ledger", whole, before, KEYS)).isTrue();
    assertThat(Chain.lacksOnlyTheHead("ledger", chain(1), Optional.empty(), KEYS)).isTrue();
    assertThat(Chain.lacksOnlyTheHead("ledger", whole, head(whole), KEYS)).isFalse();
    assertThat(Chain.lacksOnlyTheHead("ledger", whole, Optional.empty(), KEYS)).isFalse();
    assertThat(Chain.lacksOnlyTheHead("ledger", whole, head(whole.subList(0, 1)), KEYS)).isFalse();
  }

  /// Every value of the statement, one after the other, changed under the old signature.
  static Stream<String> tamperedStatements() {
    var text = chain(1).getFirst().text();
    var statement = payload(text);
    return VALUE
        .matcher(statement)
        .results()
        .map(value -> text.replace(encoded(statement), encoded(changed(statement, value))));
  }

  private static String changed(String statement, MatchResult value) {
    var old = value.group(1);
    var other = old.startsWith("\"") ? "\"x" + old.substring(1) : old + "1";
    return statement.substring(0, value.start(1)) + other + statement.substring(value.end(1));
  }

  private static String payload(String envelope) {
    var encoded = envelope.replaceFirst("(?s).*\"payload\": \"([^\"]*)\".*", "$1");
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
  }

  private static String encoded(String statement) {
    return Base64.getEncoder().encodeToString(statement.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("tamperedStatements")
  void statement_withAnyFieldChanged_isRefused(String text) {
    assertThat(text).isNotEqualTo(chain(1).getFirst().text());
    assertThatThrownBy(() -> DrillEvidence.read(text, KEYS)).isInstanceOf(EvidenceException.class);
  }

  @Test
  void statement_hasManyFieldsToChange() {
    assertThat(tamperedStatements()).hasSizeGreaterThan(25);
  }

  @Test
  void envelope_withAnyCharacterChanged_isRefused() {
    var text = chain(1).getFirst().text();
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      var changed = text.substring(0, i) + other + text.substring(i + 1);
      if (!changed.equals(text)) {
        assertThatThrownBy(() -> DrillEvidence.read(changed, KEYS))
            .as("character %d", i)
            .isInstanceOf(EvidenceException.class);
      }
    }
  }

  @Test
  void key_writtenAsPem_readsBack() throws EvidenceException {
    try (var pem = KEY.text();
        var read = SigningKey.parse(pem)) {
      assertThat(read.publicKey()).isEqualTo(KEY.publicKey());
    }
    assertThat(VerificationKey.parse(KEY.publicKey().text())).isEqualTo(KEY.publicKey());
    var damaged =
        SecretBytes.adopt(
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
                .getBytes(StandardCharsets.US_ASCII));
    assertThatThrownBy(() -> SigningKey.parse(damaged)).hasMessageContaining("no Ed25519 key");
  }

  @Test
  void failedDrill_isInItsHistoryAndInEveryView() throws EvidenceException {
    var failed = drill(1, Check.failed("rows", "the 3 <of> the manifest", "a & b is missing"));
    var text = new DrillEvidence(failed, 1, "").sign(KEY);
    var evidence = DrillEvidence.read(text, KEYS);
    var record = new Subject("docs/evidence/ledger/0001.json", DrillEvidence.digest(text));

    assertThat(new History("ledger", List.of(evidence.drill())).text())
        .contains("0 of 1 drills passed", "FAILED");
    assertThat(JUnitReport.of(failed))
        .contains("failures=\"1\"", "a &amp; b is missing", "&lt;of&gt;");
    assertThat(TestResult.of(failed, record)).contains("\"failedTests\": [\"rows\"]");
    assertThat(Certificate.of(evidence, record, KEY.publicKey().id()))
        .contains("✗ FAILED", "a &amp; b is missing", record.sha256())
        .doesNotContain("<script", "http://", "https://");
  }
}
