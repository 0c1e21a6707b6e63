package dev.coffre.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.tree.Value;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CaseTest {
  private static final LocalDate OPENED = LocalDate.of(2026, 11, 1);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
  private static final Place PLACE = new Place("a b.yaml", "db.users[0].\"x\"");
  private static final Span SPAN = new Span("00ff", "11ee");
  private static final SecretBytes KEY = SecretBytes.adopt(new byte[32]);

  private static Case one(EntryState state) {
    var print = ValueDigest.of(Value.Str.of("old")).fingerprint(KEY);
    var entry =
        new CaseEntry(
            1,
            state,
            state == EntryState.UNVERIFIABLE ? Optional.empty() : Optional.of(print),
            new TreeMap<>(Map.of(PLACE, SPAN)),
            state.isOpen() ? Optional.empty() : Optional.of(OPENED),
            state == EntryState.CLOSED ? Optional.of("because: \"it is\"") : Optional.empty());
    var copy = new KeyCopy("age1x", "-----BEGIN-----\nabc\n-----END-----\n");
    return new Case("carol", OPENED, List.of(copy), List.of(entry));
  }

  @ParameterizedTest
  @CsvSource({"OPEN", "GONE", "UNVERIFIABLE", "CHANGED", "CLOSED"})
  void text_ofAnyCase_readsBackAsItIs(EntryState state) throws Exception {
    var text = CaseText.write(one(state));

    assertThat(CaseText.read("case", text)).isEqualTo(one(state));
    assertThat(CaseText.write(CaseText.read("case", text))).isEqualTo(text);
  }

  @Test
  void read_unknownFieldOrState_refuses() {
    var text = CaseText.write(one(EntryState.OPEN));

    assertThatThrownBy(() -> CaseText.read("case", text.replace("state: open", "state: done")))
        .hasMessageContaining("'done' is no state");
    assertThatThrownBy(() -> CaseText.read("case", text.replace("holder:", "more: x\nholder:")))
        .hasMessageContaining("'more' is not known");
  }

  @ParameterizedTest(name = "{0} and now {1}: {2}")
  @CsvSource({
    "OPEN, old, OPEN",
    "OPEN, new, CHANGED",
    "OPEN, nothing, GONE",
    "OPEN, moved, OPEN",
    "GONE, new, CHANGED",
    "GONE, old, OPEN",
    "CHANGED, new, CHANGED",
    "CHANGED, moved, OPEN",
    "CHANGED, nothing, CHANGED",
    "CLOSED, old, CLOSED",
    "UNVERIFIABLE, new, UNVERIFIABLE",
  })
  void reviewed_asTheFilesAreNow_isInState(EntryState before, String now, EntryState after) {
    var reviewed = one(before).reviewed(present(now), KEY, TODAY);

    assertThat(reviewed.entries().getFirst().state()).isEqualTo(after);
  }

  private static Present present(String now) {
    var present = Present.empty();
    switch (now) {
      case "old" -> present.add(PLACE, ValueDigest.of(Value.Str.of("old")));
      case "new" -> present.add(PLACE, ValueDigest.of(Value.Str.of("new")));
      case "moved" ->
          present.add(new Place("other.yaml", "x"), ValueDigest.of(Value.Str.of("old")));
      default -> {}
    }
    return present;
  }

  @Test
  void fingerprint_withoutTheKey_saysNothing() {
    var digest = ValueDigest.of(Value.Str.of("old"));
    var other = SecretBytes.adopt(new byte[] {1});

    assertThat(digest.fingerprint(KEY)).isNotEqualTo(digest.fingerprint(other));
    assertThat(ValueDigest.of(new Value.Int(7))).isEqualTo(ValueDigest.of(Value.Str.of("7")));
    assertThat(digest.toString()).isEqualTo("ValueDigest");
  }
}
