package dev.coffre.policy;

import dev.coffre.sops.Fixture;
import dev.coffre.sops.Format;
import dev.coffre.sops.Recipe;
import dev.coffre.sops.config.CreationRule;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Selector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Files in a folder that is not there, and what the checks say of them.
record Sample(Map<String, String> files, RuleMatch rule) {
  static final String PLAIN =
      """
      # a note
      db:
          password: p4ss-canary
          port: 5
          hosts:
              - one
              - ""
      label_unencrypted: shown
      """;

  /// The rule that `encrypted` follows.
  static CreationRule rule(Selector selector, MasterKey... keys) {
    return new CreationRule(
        Optional.of("."), List.of(List.of(keys)), 0, Optional.of(selector), false);
  }

  /// A text encrypted for Alice.
  static String encrypted(Format format, String plain, Selector selector) throws Exception {
    return encrypted(format, plain, new Recipe(List.of(List.of(alice())), 0, selector, false));
  }

  static String encrypted(Format format, String plain, Recipe recipe) throws Exception {
    var parsed = format.store().parsePlain(plain.getBytes(StandardCharsets.UTF_8));
    var sealed = Fixture.SOPS.encrypt(parsed, format, recipe, Fixture.ALICE.ring());
    return Fixture.text(format, sealed.file());
  }

  static MasterKey alice() {
    return Fixture.ALICE.key();
  }

  static MasterKey bob() {
    return Fixture.BOB.key();
  }

  /// One file, to which a rule for Alice applies.
  static Sample of(String name, String text) {
    return new Sample(Map.of(name, text), matched(Selector.DEFAULT, alice()));
  }

  static RuleMatch matched(Selector selector, MasterKey... keys) {
    return new RuleMatch.Matched(rule(selector, keys));
  }

  Sample under(RuleMatch other) {
    return new Sample(files, other);
  }

  /// What is found in one of the files.
  List<Violation> check(String name) throws IOException {
    var root = Path.of("/repository");
    var policy = new Policy(file -> content(root.relativize(file).toString()));
    var text = content(name).orElseThrow();
    return policy.check(new CheckedFile(root.resolve(name), name, text, rule), Versions.NONE);
  }

  /// The names of the checks that found something in the only file.
  List<String> ids() throws IOException {
    return check(files.keySet().iterator().next()).stream()
        .map(violation -> violation.check().id())
        .toList();
  }

  private Optional<byte[]> content(String name) {
    return Optional.ofNullable(files.get(name)).map(text -> text.getBytes(StandardCharsets.UTF_8));
  }
}
