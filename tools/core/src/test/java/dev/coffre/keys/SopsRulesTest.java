package dev.coffre.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.sops.config.SopsConfig;
import dev.coffre.sops.config.Strictness;
import dev.coffre.sops.metadata.MasterKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SopsRulesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  private static SopsRules rules(String text) throws Exception {
    return SopsRules.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(SopsRules rules) {
    return new String(rules.text(), StandardCharsets.UTF_8);
  }

  private static List<MasterKey> keys(String text, String file) throws Exception {
    var config = SopsConfig.parse(Path.of("/r/.sops.yaml"), text, Strictness.STRICT);
    return config.ruleFor(Path.of("/r/" + file)).orElseThrow().groups().getFirst();
  }

  private static Registry registry() throws Exception {
    return Registry.parse("keys.yaml", TestKeys.registry());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "age: AGE1",
        "age: >-\n      AGE1,\n      AGE4",
        "age:\n      - AGE4 # gone\n      - AGE1 # stays",
        "key_groups:\n      - age: [AGE1]",
        "mac_only_encrypted: true",
        "age: ''",
      })
  void following_eachWayToNameKeys_namesTheRegistrysAndKeepsTheRest(String field) throws Exception {
    var before =
        """
        # above all
        creation_rules:
          # of ops
          - path_regex: ^ops/.*\\.yaml$ # inline
            %s
          # of env
          - path_regex: \\.env$
            encrypted_regex: ^x$
            age: AGE1,AGE2
        # below all
        """
            .formatted(field)
            .replace("AGE1", TestKeys.classic(1))
            .replace("AGE2", TestKeys.classic(2))
            .replace("AGE4", TestKeys.classic(4));

    var after = rules(before).following(registry(), TODAY);

    assertThat(keys(text(after), "ops/a.yaml"))
        .extracting(MasterKey::id)
        .containsExactlyInAnyOrder(TestKeys.classic(1), TestKeys.classic(2), TestKeys.classic(3));
    assertThat(after.drifts(registry(), TODAY)).isEmpty();
    assertThat(text(after.following(registry(), TODAY))).isEqualTo(text(after));
    assertThat(text(after))
        .contains(
            "# above all",
            "# of ops",
            "# inline",
            "# of env",
            "encrypted_regex: ^x$",
            "# below all");
    assertThat(text(after).contains("# stays")).isEqualTo(field.contains("# stays"));
  }

  @Test
  void following_newRule_standsWhereTheRegistryHasIt() throws Exception {
    var before =
        """
        creation_rules:
          # of env
          - path_regex: \\.env$
            age: x
        """;

    var after = text(rules(before).following(registry(), TODAY));

    assertThat(after.indexOf("^ops/")).isLessThan(after.indexOf("# of env")).isPositive();
    assertThat(keys(after, "ops/a.yaml")).hasSize(3);
    assertThat(keys(after, "a.env")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# only a comment\n", "stores:\n  yaml:\n    indent: 2\n"})
  void following_noRules_writesThem(String before) throws Exception {
    var after = text(rules(before).following(registry(), TODAY));

    assertThat(after).contains(before);
    assertThat(keys(after, "ops/a.yaml")).hasSize(3);
    assertThat(keys(after, "a.env")).hasSize(2);
  }

  @Test
  void drifts_whatAPersonHasToDecide_isNotWritable() throws Exception {
    var text =
        """
        creation_rules:
          - path_regex: \\.env$
            age: AGE
          - path_regex: ^ops/.*\\.yaml$
            age: AGE
          - path_regex: other
            age: AGE
        """
            .replace("AGE", TestKeys.classic(1));

    var drifts = rules(text).drifts(registry(), TODAY);

    assertThat(drifts)
        .hasAtLeastOneElementOfType(Drift.OutOfOrder.class)
        .hasAtLeastOneElementOfType(Drift.Unknown.class)
        .hasAtLeastOneElementOfType(Drift.OtherKeys.class);
    var groups =
        """
        creation_rules:
          - path_regex: ^ops/.*\\.yaml$
            key_groups: [{age: [a]}, {age: [b]}]
          - path_regex: \\.env$
        """;
    assertThat(rules(groups).drifts(registry(), TODAY))
        .hasAtLeastOneElementOfType(Drift.SeveralGroups.class);
  }

  /// Whoever is in the registry in whatever order of edits: the text ends where the registry is.
  @Property(tries = 200)
  void following_anyMembers_isExactAndStable(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 9) Integer> first,
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 9) Integer> second)
      throws Exception {
    var once = SopsRules.parse(new byte[0]).following(of(first), TODAY);
    var twice = once.following(of(second), TODAY);

    assertThat(keys(text(twice), "a.env"))
        .extracting(MasterKey::id)
        .containsExactlyInAnyOrderElementsOf(
            second.stream().distinct().map(TestKeys::classic).toList());
    assertThat(twice.drifts(of(second), TODAY)).isEmpty();
    assertThat(twice.following(of(second), TODAY).text()).isEqualTo(twice.text());
  }

  private static Registry of(List<Integer> members) {
    var holders = new ArrayList<Holder>();
    for (int number : members.stream().distinct().toList()) {
      holders.add(
          new Holder(
              "h" + number,
              HolderKind.PERSON,
              "o",
              java.util.Set.of("t"),
              PublicKey.of(TestKeys.classic(number)),
              TODAY,
              java.util.Optional.empty(),
              HolderStatus.ACTIVE,
              java.util.Optional.empty()));
    }
    var rule = new AccessRule("\\.env$", java.util.Set.of("t"), 1, 0, KeyDemand.ANY);
    var teams = new TreeMap<String, String>(java.util.Map.of("t", ""));
    return new Registry(RulesMode.GENERATED, teams, holders, List.of(rule));
  }
}
