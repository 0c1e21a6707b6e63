package dev.coffre.sops;

import static dev.coffre.sops.Fixture.ALICE;
import static dev.coffre.sops.Fixture.BOB;
import static dev.coffre.sops.Fixture.SOPS;
import static dev.coffre.sops.Fixture.forAlice;
import static dev.coffre.sops.Fixture.json;
import static dev.coffre.sops.Fixture.ringOf;
import static dev.coffre.sops.Fixture.text;
import static dev.coffre.sops.Fixture.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.sops.metadata.KeyEntry;
import dev.coffre.sops.metadata.KeyGroup;
import dev.coffre.sops.metadata.KeyKind;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Selector;
import dev.coffre.sops.metadata.Selector.Kind;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.tree.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SopsTest {
  private static final String PLAIN =
      """
      {
      \t"a": "x",
      \t"n": 1,
      \t"list": [
      \t\t"same",
      \t\t"same",
      \t\ttrue,
      \t\tnull,
      \t\t""
      \t],
      \t"free_unencrypted": "seen",
      \t"map": {
      \t\t"f": 1.5,
      \t\t"empty": {}
      \t}
      }
      """;

  private static Store.Parsed encrypted(String json, Recipe recipe) throws Exception {
    var file = SOPS.encrypt(json(json), Format.JSON, recipe, ALICE.ring()).file();
    return json(text(Format.JSON, file));
  }

  private static String decrypted(Store.Parsed file) throws Exception {
    return text(Format.JSON, SOPS.decrypt(file, ALICE.ring(), MacCheck.REQUIRED).tree());
  }

  @Test
  void encryptedFile_comesBackAsItWas() throws Exception {
    assertThat(decrypted(encrypted(PLAIN, forAlice()))).isEqualTo(PLAIN);
  }

  @Test
  void encryptedFile_holdsNoPlaintextButTheExempted() throws Exception {
    var text = text(Format.JSON, encrypted(PLAIN, forAlice()));

    assertThat(text)
        .doesNotContain("same")
        .contains("\"free_unencrypted\": \"seen\"")
        .contains("null");
  }

  @Test
  void lastModified_isInSeconds() throws Exception {
    assertThat(Sops.metadata(encrypted(PLAIN, forAlice())).lastModified())
        .isEqualTo("2026-11-23T10:00:00Z");
  }

  @Test
  void stranger_isRefusedAndToldWhy() throws Exception {
    var file = encrypted(PLAIN, forAlice());

    assertThatThrownBy(() -> SOPS.decrypt(file, BOB.ring(), MacCheck.REQUIRED))
        .isInstanceOfSatisfying(
            SopsException.DataKeyUnavailable.class,
            e -> {
              assertThat(e.required()).isZero();
              assertThat(e.groups()).hasSize(1);
              assertThat(e.groups().getFirst().opened()).isFalse();
              assertThat(e.groups().getFirst().failures().getFirst().key()).isEqualTo(ALICE.key());
              assertThat(e.groups().getFirst().failures().getFirst().reason())
                  .contains("no identity matched");
            });
  }

  @Test
  void nobody_isToldWhereKeysWereLookedFor() throws Exception {
    var file = encrypted(PLAIN, forAlice());

    assertThatThrownBy(
            () -> SOPS.decrypt(file, ringOf(Map.of("HOME", "/nowhere")), MacCheck.REQUIRED))
        .isInstanceOfSatisfying(
            SopsException.DataKeyUnavailable.class,
            e ->
                assertThat(e.groups().getFirst().failures().getFirst().reason())
                    .contains("SOPS_AGE_KEY_FILE", "/nowhere/.config/sops/age/keys.txt"));
  }

  /// A value is bound to its path, and the MAC to the order and presence of all of them.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          renamed key,        '"a":',           '"b":',             ValueUndecryptable
          changed exempted,   seen,             sean,               MacMismatch
          removed exempted,   '"free_unencrypted": "seen",', '',    MacMismatch
          changed time,       10:00:00Z,        10:00:01Z,          MacUnreadable
          bare value,         '"list": [',      '"list": ["bare",', ValueUndecryptable
          bare number,        '"list": [',      '"list": [7,',      ValueUndecryptable
          """)
  void damagedFile_isRefused(String what, String from, String to, String error) throws Exception {
    var text = text(Format.JSON, encrypted(PLAIN, forAlice()));
    var damaged = json(text.replace(from, to));

    assertThat(text).as(what).contains(from);
    assertThatThrownBy(() -> decrypted(damaged))
        .isInstanceOf(SopsException.class)
        .extracting(e -> e.getClass().getSimpleName())
        .isEqualTo(error);
  }

  @Test
  void undecryptableValue_isNamedByItsPath() throws Exception {
    var text =
        text(Format.JSON, encrypted(PLAIN, forAlice())).replace("\"list\": [", "\"list\": [7,");

    assertThatThrownBy(() -> decrypted(json(text))).hasMessageStartingWith("list[0]: ");
  }

  @Test
  void missingMac_isRefusedUnlessIgnored() throws Exception {
    var text =
        text(Format.JSON, encrypted(PLAIN, forAlice()))
            .replaceFirst("\"mac\": \"[^\"]*\"", "\"mac\": \"\"");

    assertThatThrownBy(() -> decrypted(json(text))).isInstanceOf(SopsException.MacMissing.class);
    var opened = SOPS.decrypt(json(text), ALICE.ring(), MacCheck.IGNORED);
    assertThat(text(Format.JSON, opened.tree())).isEqualTo(PLAIN);
  }

  @Test
  void macOnlyEncrypted_letsUnencryptedValuesChange() throws Exception {
    var text = text(Format.JSON, encrypted(PLAIN, forAlice(Selector.DEFAULT, true)));

    assertThat(decrypted(json(text.replace("seen", "sean")))).contains("sean");
    assertThatThrownBy(() -> decrypted(json(text.replace("\"mac_only_encrypted\": true,", ""))))
        .isInstanceOf(SopsException.MacMismatch.class);
  }

  @Test
  void plainFile_hasNoMetadata() {
    assertThatThrownBy(() -> decrypted(json("{}")))
        .isInstanceOf(SopsException.MetadataMissing.class);
  }

  @ParameterizedTest
  @CsvSource({"JSON,'{\"sops\": 1}'", "DOTENV,sops_x=1", "INI,[sops]", "YAML,sops: {}"})
  void reservedName_isNotEncrypted(Format format, String text) throws Exception {
    var file = format.store().parse(text.getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> SOPS.encrypt(file, format, forAlice(), ALICE.ring()))
        .isInstanceOf(SopsException.AlreadyEncrypted.class);
  }

  @Test
  void encryptedAgain_keepsTheCiphertextOfWhatDidNotChange() throws Exception {
    var before = encrypted(PLAIN, forAlice());
    var opened = SOPS.decrypt(before, ALICE.ring(), MacCheck.REQUIRED);

    var after = SOPS.encryptAgain(opened.tree(), Format.JSON, opened);

    assertThat(Edits.between(before.tree(), after.tree())).isEmpty();
    assertThat(after.metadata().mac()).isNotEqualTo(opened.metadata().mac());
  }

  @Test
  void changedType_getsAnotherCiphertext() throws Exception {
    var opened = SOPS.decrypt(encrypted("{\"a\": 1}", forAlice()), ALICE.ring(), MacCheck.REQUIRED);
    var before = SOPS.encryptAgain(opened.tree(), Format.JSON, opened).tree();

    var after = SOPS.encryptAgain(json("{\"a\": \"1\"}").tree(), Format.JSON, opened).tree();

    assertThat(iv(text(Format.JSON, after))).isNotEqualTo(iv(text(Format.JSON, before)));
  }

  private static String iv(String text) {
    int start = text.indexOf("iv:");
    return text.substring(start, text.indexOf(",tag:", start));
  }

  @Test
  void rotate_changesTheDataKeyAndEveryValue() throws Exception {
    var before = encrypted(PLAIN, forAlice());
    var opened = SOPS.decrypt(before, ALICE.ring(), MacCheck.REQUIRED);

    var rotated = SOPS.rotate(opened, Format.JSON, List.of(List.of(BOB.key())), 0, BOB.ring());

    assertThat(Edits.between(before.tree(), rotated.tree())).hasSize(6);
    var reopened = SOPS.decrypt(rotated.file(), BOB.ring(), MacCheck.REQUIRED);
    assertThat(text(Format.JSON, reopened.tree())).isEqualTo(PLAIN);
    assertThat(reopened.key().bytes().sameAs(opened.key().bytes())).isFalse();
    assertThatThrownBy(() -> SOPS.decrypt(rotated.file(), ALICE.ring(), MacCheck.REQUIRED))
        .isInstanceOf(SopsException.DataKeyUnavailable.class);
  }

  @Test
  void share_keepsTheDataKeyAndTheMac() throws Exception {
    var file = encrypted(PLAIN, forAlice());
    var opened = SOPS.decrypt(file, ALICE.ring(), MacCheck.REQUIRED);

    var metadata = SOPS.share(opened, List.of(List.of(ALICE.key(), BOB.key())), 0, ALICE.ring());

    var shared = new Sealed(file.tree(), metadata).file();
    assertThat(metadata.mac()).isEqualTo(opened.metadata().mac());
    assertThat(text(Format.JSON, SOPS.decrypt(shared, BOB.ring(), MacCheck.REQUIRED).tree()))
        .isEqualTo(PLAIN);
  }

  private static Opened withPgpHolder(Opened opened) throws Exception {
    var entries = new ArrayList<KeyEntry>(opened.metadata().groups().getFirst().entries());
    var fields =
        (Node.Mapping)
            json("{\"pgp\": {\"fp\": \"ABCD\", \"created_at\": \"2020-01-01T00:00:00Z\", \"enc\": \"x\"}}")
                .tree()
                .documents()
                .getFirst()
                .find("pgp")
                .orElseThrow();
    entries.add(new KeyEntry.ForeignEntry(new MasterKey(KeyKind.PGP, "ABCD"), fields));
    var metadata = opened.metadata().withGroups(List.of(new KeyGroup(entries)), 0);
    return new Opened(opened.tree(), metadata, opened.key(), opened.stash(), List.of());
  }

  /// A new data key would lock the holder of the foreign key out without a word.
  @Test
  void rotate_refusesAHolderItCannotWrapFor() throws Exception {
    var opened =
        withPgpHolder(SOPS.decrypt(encrypted(PLAIN, forAlice()), ALICE.ring(), MacCheck.REQUIRED));
    var keys = opened.metadata().groups().getFirst().keys();

    assertThatThrownBy(() -> SOPS.rotate(opened, Format.JSON, List.of(keys), 0, ALICE.ring()))
        .isInstanceOfSatisfying(
            SopsException.HoldersLockedOut.class,
            e -> assertThat(e.keys()).containsExactly(new MasterKey(KeyKind.PGP, "ABCD")));
  }

  @Test
  void foreignEntry_isKeptWhereTheDataKeyStays() throws Exception {
    var opened =
        withPgpHolder(SOPS.decrypt(encrypted(PLAIN, forAlice()), ALICE.ring(), MacCheck.REQUIRED));

    var again = SOPS.encryptAgain(opened.tree(), Format.JSON, opened);

    assertThat(text(Format.JSON, again.file())).contains("\"fp\": \"ABCD\"");
    var shared =
        SOPS.share(opened, List.of(opened.metadata().groups().getFirst().keys()), 0, ALICE.ring());
    assertThat(shared.groups().getFirst().keys()).contains(new MasterKey(KeyKind.PGP, "ABCD"));
  }

  @Test
  void twoGroups_needBothOfTwo() throws Exception {
    var groups = List.of(List.of(ALICE.key()), List.of(BOB.key()));
    var sealed =
        SOPS.encrypt(
            json(PLAIN), Format.JSON, new Recipe(groups, 0, Selector.DEFAULT, false), ALICE.ring());

    assertThatThrownBy(() -> SOPS.decrypt(sealed.file(), ALICE.ring(), MacCheck.REQUIRED))
        .isInstanceOfSatisfying(
            SopsException.DataKeyUnavailable.class,
            e -> {
              assertThat(e.required()).isEqualTo(2);
              assertThat(e.groups())
                  .extracting(SopsException.DataKeyUnavailable.GroupResult::opened)
                  .containsExactly(true, false);
            });
    var both = ringOf(Map.of("SOPS_AGE_KEY", ALICE.secretKey() + " " + BOB.secretKey()));
    assertThat(text(Format.JSON, SOPS.decrypt(sealed.file(), both, MacCheck.REQUIRED).tree()))
        .isEqualTo(PLAIN);
  }

  @Test
  void emptyGroup_isRefused() {
    var recipe = new Recipe(List.of(List.of()), 0, Selector.DEFAULT, false);

    assertThatThrownBy(() -> SOPS.encrypt(json(PLAIN), Format.JSON, recipe, ALICE.ring()))
        .isInstanceOf(SopsException.NoKeys.class)
        .hasMessage("empty key group provided");
  }

  @Test
  void badExpression_isRefused() {
    var recipe = forAlice(new Selector(Kind.ENCRYPTED_REGEX, "("), false);

    assertThatThrownBy(() -> SOPS.encrypt(json(PLAIN), Format.JSON, recipe, ALICE.ring()))
        .isInstanceOf(SopsException.SelectorInvalid.class);
  }

  /// What is encrypted by each selector, in a file with comments.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          UNENCRYPTED_SUFFIX,        _x,      'a,c,m.b,comment:root,comment:m'
          ENCRYPTED_SUFFIX,          _x,      'k_x,k_x.d'
          UNENCRYPTED_REGEX,         '^m$|^k','a,c,comment:root'
          ENCRYPTED_REGEX,           '^m$',   'm.b,comment:m'
          ENCRYPTED_COMMENT_REGEX,   secret,  'c,m.b'
          UNENCRYPTED_COMMENT_REGEX, secret,  'a,k_x.d'
          """)
  void selectors_chooseByKeyAndComment(Kind kind, String pattern, String expected)
      throws Exception {
    var plain = yaml("a: 1\n# secret\nc: 2\nk_x:\n  d: 3\nm:\n  # secret too\n  b: 4\n");
    var sealed =
        SOPS.encrypt(
            plain, Format.YAML, forAlice(new Selector(kind, pattern), false), ALICE.ring());

    assertThat(EncryptedPaths.of(sealed.tree()))
        .containsExactlyInAnyOrderElementsOf(List.of(expected.replace("k_x,", "").split(",")));
    assertThat(
            text(
                Format.YAML,
                SOPS.decrypt(
                        yaml(text(Format.YAML, sealed.file())), ALICE.ring(), MacCheck.REQUIRED)
                    .tree()))
        .isEqualTo(text(Format.YAML, plain.tree()));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyFormat_keepsItsTextThroughEncryption(Format format) throws Exception {
    var source =
        switch (format) {
          case YAML -> "# c\na:  \"x\"   # in\n\nl:\n- 'y'\n- |\n  z\n";
          case JSON -> "{ \"a\":\"<x>\",\n  \"l\": [ 1,true ] }\n";
          case DOTENV -> "# c\n\nA='x y'\nB=1\\n2\n";
          case INI -> "a=\"x\"\n\n; c\n[s]\n long = 'y' ; in\n";
          case BINARY -> "\u0000\u0001any";
        };
    var store = format.store();
    var bytes = source.getBytes(StandardCharsets.UTF_8);
    var plain = store.parse(bytes);
    var sealed = SOPS.encrypt(plain, format, forAlice(), ALICE.ring());
    var encrypted =
        store.patch(bytes, Edits.between(plain.tree(), sealed.tree()), sealed.metadataEdit());

    var parsed = store.parse(encrypted);
    var opened = SOPS.decrypt(parsed, ALICE.ring(), MacCheck.REQUIRED);
    var back =
        store.patch(
            encrypted,
            Edits.between(parsed.tree(), opened.tree()),
            new dev.coffre.sops.store.MetadataEdit.Drop());

    assertThat(new String(encrypted, StandardCharsets.UTF_8))
        .doesNotContain("'y'")
        .doesNotContain("<x>");
    assertThat(new String(back, StandardCharsets.UTF_8)).isEqualTo(source);
  }

  @Test
  void aHundredThousandKeys_arePossible() throws Exception {
    var text = new StringBuilder("{\"k\": 0");
    for (int i = 0; i < 100_000; i++) {
      text.append(",\"key").append(i).append("\": \"value ").append(i).append('"');
    }
    var file = json(text.append('}').toString());
    var sealed = SOPS.encrypt(file, Format.JSON, forAlice(), ALICE.ring());

    var opened = SOPS.decrypt(sealed.file(), ALICE.ring(), MacCheck.REQUIRED);

    assertThat(opened.tree()).isEqualTo(file.tree());
  }
}
