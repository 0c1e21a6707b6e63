package dev.coffre.sops.store.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Site;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YamlPatchTest {
  private static final YamlStore STORE = new YamlStore();

  private static String patched(String text, List<Edit> edits, MetadataEdit metadata)
      throws StoreException {
    var bytes = STORE.patch(Outline.utf8(text), edits, metadata);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// Every string in `text` that is not `keep` becomes `ENC[1]`, `ENC[2]`….
  private static String encrypted(String text) throws StoreException {
    var edits = new ArrayList<Edit>();
    for (var leaf : Outline.leaves(Outline.utf8(text))) {
      if (!(leaf.value() instanceof Value.Null) && !Outline.text(leaf.value()).equals("str keep")) {
        edits.add(new Edit.Replace(leaf.site(), Value.Str.of("ENC[" + (edits.size() + 1) + "]")));
      }
    }
    return patched(text, edits, new MetadataEdit.Keep());
  }

  private static Node str(String text) {
    return new Node.Scalar(Value.Str.of(text), Site.NONE);
  }

  @Test
  void replace_touchesNothingElse() throws StoreException {
    var text =
        """
        %YAML 1.1
        ---   # start

        a:   one    # two
        b: "three"
        c: 'four'

        d: |+   # five
            six

            seven

        e: >-
         eight
         nine
        f: {g: ten, h: ["eleven", 'twelve'], i: keep}
        j: &anchor  !custom  thirteen
        k: fourteen
          fifteen
        ...
        """;
    assertThat(encrypted(text))
        .isEqualTo(
            """
            %YAML 1.1
            ---   #ENC[1]

            a:   ENC[3]    #ENC[2]
            b: "ENC[4]"
            c: 'ENC[5]'

            d: |-   #ENC[6]
                ENC[7]

            e: >-
             ENC[8]
            f: {g: 'ENC[9]', h: ["ENC[10]", "ENC[11]"], i: keep}
            j: &anchor  !custom  ENC[12]
            k: ENC[13]
            ...
            """);
  }

  @ParameterizedTest(name = "{0} holding {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          k: ENC[x]~                ; abc         ; k: abc~
          k: ENC[x]~                ; 5           ; k: "5"~
          k: ENC[x]~                ; a: b        ; k: 'a: b'~
          k: ENC[x]~                ; 😀          ; k: 😀~
          k: ENC[x]~                ; a~b~        ; k: |~  a~  b~
          k: ENC[x] # c~            ; a~b         ; k: |- # c~  a~  b~
          k: ENC[x]~  # c~          ; a~b         ; k: "a\\nb"~  # c~
          k: "ENC[x]"~              ; abc         ; k: "abc"~
          k: 'ENC[x]'~              ; it's        ; k: 'it''s'~
          k: 'ENC[x]'~              ; a~b         ; k: "a\\nb"~
          k: |-~    ENC[x]~         ; a~b~        ; k: |~    a~    b~
          k: |-~    ENC[x]~         ; ` a`        ; k: |4-~     a~
          k: |-~    ENC[x]~~l: 1~   ; a~~         ; k: |+~    a~~l: 1~
          k: >-~  ENC[x]~           ; a~b~        ; k: >~  a~~  b~
          k: >-~  ENC[x]~           ; ` a~b`      ; k: |2-~   a~  b~
          k: ['ENC[x]']~            ; abc         ; k: [abc]~
          k: ['ENC[x]']~            ; a,b         ; k: ['a,b']~
          k: ["ENC[x]"]~            ; abc         ; k: ["abc"]~
          """)
  void replace_keepsTheStyle_ifItCanHoldTheValue(String text, String value, String expected)
      throws StoreException {
    var source = text.replace('~', '\n');
    var site =
        Outline.leaves(Outline.utf8(source)).stream()
            .filter(leaf -> Outline.text(leaf.value()).equals("str ENC[x]"))
            .findFirst()
            .orElseThrow()
            .site();
    var edit = new Edit.Replace(site, Value.Str.of(value.replace('~', '\n')));
    assertThat(patched(source, List.of(edit), new MetadataEdit.Keep()))
        .isEqualTo(expected.replace('~', '\n'));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"1.0, 1.0", "-0.0, -0.0", "1e20, 1e+20", "2.5, 2.5"})
  void floats_readBackAsFloats(double value, String expected) throws StoreException {
    var site = Outline.leaves(Outline.utf8("k: ENC[x]\n")).get(1).site();
    var edit = new Edit.Replace(site, new Value.Real(value));
    assertThat(patched("k: ENC[x]\n", List.of(edit), new MetadataEdit.Keep()))
        .isEqualTo("k: " + expected + "\n");
  }

  @Test
  void typedTags_areDropped_othersStay() throws StoreException {
    assertThat(encrypted("a: !!int 5\nb: &x !!int 5\nc: !!str 5\nd: !!binary aGk=\n"))
        .isEqualTo("a: ENC[1]\nb: &x ENC[2]\nc: !!str ENC[3]\nd: ENC[4]\n");
  }

  @Test
  void aliases_underAChange_becomeCopies() throws StoreException {
    var text =
        """
        base: &base
          user: one
          p: keep
        a: *base # two
        list:
        - *base
        - {x: *base}
        other: &o keep
        same: *o
        """;
    assertThat(encrypted(text))
        .isEqualTo(
            """
            base: &base
              user: ENC[1]
              p: keep
            a: #ENC[2]
              user: ENC[3]
              p: keep
            list:
            -
              user: ENC[4]
              p: keep
            - {x: {user: 'ENC[5]', p: keep}}
            other: &o keep
            same: *o
            """);
  }

  @Test
  void crLf_noFinalNewline_andByteOrderMark_areKept() throws StoreException {
    assertThat(encrypted("\ufeffa: x\r\nb: |\r\n  y\r\n  z\r\nc: w"))
        .isEqualTo("\ufeffa: ENC[1]\r\nb: |-\r\n  ENC[2]\r\nc: ENC[3]");
  }

  @ParameterizedTest(name = "{1} in {0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          a: 1~                        ; b       ; a: 1~b: v~
          a: 1                         ; b       ; a: 1~b: v~
          a: 1~sops:~  mac: x~         ; b       ; a: 1~b: v~sops:~  mac: x~
          sops:~  mac: x~              ; b       ; b: v~sops:~  mac: x~
          a: 1~                        ; a       ; a: v~
          a: [1, 2]~b: 2~              ; a       ; a: v~b: 2~
          a:~  c: 1~b: 2~              ; a       ; a: v~b: 2~
          a:~   c: 1 # x~b: 2~         ; a.d     ; a:~   c: 1 # x~   d: v~b: 2~
          a: {c: 1}~                   ; a.d     ; a: {c: 1, d: v}~
          a: {}~                       ; a.d     ; a: {d: v}~
          a: 1~                        ; b.c     ; a: 1~b:~  c: v~
          a:~   c: 1~                  ; b.c     ; a:~   c: 1~b:~   c: v~
          a:~                          ; a.b     ; a:~  b: v~
          a:~- x~- y~                  ; a.2     ; a:~- x~- y~- v~
          a:~  - x~                    ; a.0     ; a:~  - v~
          a: [x]~                      ; a.1     ; a: [x, v]~
          a:~- b: 1~                   ; a.0.c   ; a:~- b: 1~  c: v~
          a: |~  x~b: 1~               ; c       ; a: |~  x~b: 1~c: v~
          a: &x {b: 1}~c: *x~          ; c.b     ; a: &x {b: 1}~c:~  b: v~
          ---~                         ; a       ; ---~a: v~
          """)
  void put_addsOrReplaces(String text, String path, String expected) throws StoreException {
    var steps = new ArrayList<Object>();
    for (var step : path.split("\\.", -1)) {
      steps.add(step.matches("\\d") ? (Object) Integer.valueOf(step) : step);
    }
    var edit = new Edit.Put(steps, str("v"));
    assertThat(patched(text.replace('~', '\n'), List.of(edit), new MetadataEdit.Keep()))
        .isEqualTo(expected.replace('~', '\n'));
  }

  @ParameterizedTest(name = "{1} of {0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          a: 1~b: 2~                   ; a       ; b: 2~
          a: 1~# of b~b: 2 # x~c: 3~   ; b       ; a: 1~c: 3~
          a: 1~b:~  c: 2~  d: 3~       ; b       ; a: 1~
          a: 1~b:~  c: 2~              ; b.c     ; a: 1~b:~  {}~
          a: 1~                        ; a       ; {}~
          a: {b: 1, c: 2}~             ; a.b     ; a: {c: 2}~
          a: {b: 1, c: 2}~             ; a.c     ; a: {b: 1}~
          a:~- b: 1~  c: 2~            ; a.0.b   ; a:~- c: 2~
          a:~- x~- y~                  ; a.0     ; a:~- y~
          a: [x, y]~                   ; a.1     ; a: [x]~
          a: |~  x~~b: 1~              ; a       ; b: 1~
          """)
  void remove_takesTheEntryWithItsLines(String text, String path, String expected)
      throws StoreException {
    var steps = new ArrayList<Object>();
    for (var step : path.split("\\.", -1)) {
      steps.add(step.matches("\\d") ? (Object) Integer.valueOf(step) : step);
    }
    var edit = new Edit.Remove(steps);
    assertThat(patched(text.replace('~', '\n'), List.of(edit), new MetadataEdit.Keep()))
        .isEqualTo(expected.replace('~', '\n'));
  }

  private static Node.Mapping metadata(String mac) {
    return new Node.Mapping(
        List.of(
            new Entry("lastmodified", str("2026-01-01T00:00:00Z")),
            new Entry("mac", str(mac)),
            new Entry("version", str("3.13.3"))));
  }

  @Test
  void metadata_isAppendedToEveryDocument_updatedInPlace_andDropped() throws StoreException {
    var plain = "a: 1\n---\nb: 2\n# end\n";
    var written = patched(plain, List.of(), new MetadataEdit.Write(metadata("ENC[1]")));
    var block =
        "sops:\n    lastmodified: \"2026-01-01T00:00:00Z\"\n    mac: ENC[1]\n    version: 3.13.3\n";
    assertThat(written).isEqualTo("a: 1\n" + block + "---\nb: 2\n# end\n\n" + block);

    var changed = written.replace("    version", "    # note\n    version");
    var updated = patched(changed, List.of(), new MetadataEdit.Write(metadata("ENC[2]")));
    assertThat(updated).isEqualTo(changed.replace("ENC[1]", "ENC[2]"));

    assertThat(patched(written, List.of(), new MetadataEdit.Drop())).isEqualTo(plain);
  }

  @Test
  void metadataOfAnotherShape_isRewritten() throws StoreException {
    var text = "a: 1\nsops:\n  mac: x\nb: 2\n";
    assertThat(patched(text, List.of(), new MetadataEdit.Write(metadata("ENC[1]"))))
        .isEqualTo(
            "a: 1\nsops:\n    lastmodified: \"2026-01-01T00:00:00Z\"\n    mac: ENC[1]\n    version: 3.13.3\nb: 2\n");
  }

  /// A comment over an element without a value is handed on to the next entry by go-yaml; it must
  /// not take that element with it.
  @Test
  void droppingMetadata_leavesCommentsAndWhatStandsBetween() throws StoreException {
    var plain = "k:\n  # one\n  -\n# two\n";
    var written = plain + "sops:\n    mac: x\n";
    assertThat(patched(written, List.of(), new MetadataEdit.Drop())).isEqualTo(plain);
  }

  @Test
  void droppingMetadata_leavesTheEndOfAScalarThatLooksLikeAComment() throws StoreException {
    var plain = "k: |+\n  # text\n\n";
    var written = plain + "sops:\n    mac: x\n";
    assertThat(patched(written, List.of(), new MetadataEdit.Drop())).isEqualTo(plain);
  }
}
