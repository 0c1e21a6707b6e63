package dev.coffre.keys;

import static dev.coffre.sops.RandomTexts.assertTakes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.yaml.YamlException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegistryTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  private static Registry registry(String text) throws YamlException {
    return Registry.parse("keys.yaml", text);
  }

  @Test
  void isName_randomTexts_isWhatTheFormSays() {
    assertTakes(Holder::isName, Holder.NAME, "a", "z9", "0", ".", "_", "-", "A", "é", "\n");
  }

  @Test
  void isNumber_randomTexts_isUpToThreeDigits() {
    assertTakes(RegistryReader::isNumber, "[0-9]{1,3}", "0", "5", "12", "-", "٣");
  }

  @Test
  void parse_whole_saysWhoReads() throws YamlException {
    var registry = registry(TestKeys.registry());

    assertThat(registry.readers(registry.rules().getFirst(), TODAY))
        .extracting(Holder::name)
        .containsExactly("alice", "bob", "paper");
    assertThat(registry.readers(registry.rules().getLast(), TODAY))
        .extracting(Holder::name)
        .containsExactly("alice", "bob");
    assertThat(registry.dangers(TODAY)).isEmpty();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          sops_yaml: generated | sops_yaml: perhaps | 'sops_yaml' is one of generated, checked
          teams: [ops] | teams: [op] | there is no team 'op'
          teams: [ops] | teams: [ops, ops] | names 'ops' twice
          kind: person | kind: robot | 'kind' is one of person, machine, ci, hardware, recovery
          kind: person | kinds: person | 'kind' is missing
          recipient: age1 | recipient: age2 | no age recipient
          2026-11-01 | 1.11.2026 | is no date
          2026-11-01 | 2026-11-31 | is no date
          2026-11-01 | 2026-1-1 | is no date
          2026-11-01 | 2026-11-0١ | is no date
          minimum_readers: 2 | minimum_readers: two | is no number
          minimum_readers: 2 | maximum_readers: 2 | 'maximum_readers' is not known
          keys: any | keys: good | 'keys' is one of any, post-quantum, hardware
          attested: {by: bob, date: 2026-11-02} | status: active | 'attested' is missing
          attested: {by: bob, date: 2026-11-02} | attested: {by: bob} | 'date' is missing
          \\.env$ | \\.env$( | is no RE2 expression
          \\.env$ | ^ops/.*\\.yaml$ | stands there twice
          bob: | Bob: | is not of the form
          """)
  void parse_withADefect_refuses(String good, String bad, String why) {
    var text = TestKeys.registry().replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad));

    assertThatThrownBy(() -> registry(text)).hasMessageContaining(why);
  }

  @Test
  void parse_keyOfTwo_refuses() {
    var text = TestKeys.registry().replace(TestKeys.classic(2), TestKeys.classic(1));

    assertThatThrownBy(() -> registry(text))
        .hasMessageContaining("the key of bob is that of alice");
  }

  @Test
  void readers_expiredRevokedRetiring_countAsTheyStand() throws YamlException {
    var later = LocalDate.of(2027, 1, 1);
    var revoked =
        registry(
            TestKeys.registry().replaceFirst("owner: alice", "status: revoked\n    owner: alice"));
    var retiring =
        registry(
            TestKeys.registry().replaceFirst("owner: alice", "status: retiring\n    owner: alice"));
    var registry = registry(TestKeys.registry());

    assertThat(registry.readers(registry.rules().getFirst(), later))
        .extracting(Holder::name)
        .containsExactly("alice", "paper");
    assertThat(revoked.readers(revoked.rules().getFirst(), TODAY)).hasSize(2);
    assertThat(retiring.readers(retiring.rules().getFirst(), TODAY)).hasSize(3);
    assertThat(registry.dangers(later))
        .extracting(Danger::text)
        .hasSize(1)
        .first()
        .asString()
        .contains("1 of at least 2 readers");
    assertThat(retiring.dangers(TODAY)).singleElement().isInstanceOf(Danger.TooFewReaders.class);
  }

  @Test
  void dangers_noRecoveryWrongKeyMixture_areTold() throws YamlException {
    var unrecovered = registry(TestKeys.registry().replace("kind: recovery", "kind: machine"));
    var demanding = registry(TestKeys.registry().replace("keys: any", "keys: post-quantum"));
    var mixed = registry(TestKeys.registry().replace(TestKeys.classic(2), TestKeys.hybrid(2)));

    assertThat(unrecovered.dangers(TODAY)).singleElement().isInstanceOf(Danger.NoRecovery.class);
    assertThat(demanding.dangers(TODAY)).hasSize(3).allMatch(Danger.WrongKey.class::isInstance);
    assertThat(mixed.dangers(TODAY)).hasSize(3).allMatch(Danger.MixedKeys.class::isInstance);
  }

  @Test
  void fingerprint_ofALongKey_isShort() {
    var key = PublicKey.of(TestKeys.hybrid(1));

    assertThat(key.fingerprint()).matches("([0-9a-f]{4} ){3}[0-9a-f]{4}");
    assertThat(key.shown().length()).isLessThan(64);
    assertThat(PublicKey.of("ssh-ed25519 AAAA me@here"))
        .isEqualTo(PublicKey.of("ssh-ed25519 AAAA"));
  }
}
