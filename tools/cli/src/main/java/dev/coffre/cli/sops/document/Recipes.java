package dev.coffre.cli.sops.document;

import dev.coffre.cli.sops.call.Call;
import dev.coffre.cli.sops.call.Failure;
import dev.coffre.cli.sops.call.KeyFlag;
import dev.coffre.cli.sops.call.Status;
import dev.coffre.sops.Format;
import dev.coffre.sops.Recipe;
import dev.coffre.sops.config.CreationRule;
import dev.coffre.sops.metadata.KeyKind;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Selector;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Makes the recipe of a new file from flags, environment and creation rule. Flags go before the
/// rule, setting by setting.
public final class Recipes {
  private final Call call;
  private final Optional<CreationRule> rule;

  private Recipes(Call call, Optional<CreationRule> rule) {
    this.call = call;
    this.rule = rule;
  }

  /// The recipe of a file read in `format`.
  ///
  /// @param rule the one that applies to it
  /// @throws Failure if no keys are given, or more than one way to select values
  public static Recipe of(Call call, Optional<CreationRule> rule, Format format) throws Failure {
    KeyFlag.refuseForeign(call);
    refuseBadContext(call, call.given().text("encryption-context"));
    return new Recipes(call, rule).recipe(format);
  }

  private static void refuseBadContext(Call call, String context) throws Failure {
    for (var pair : context.isEmpty() ? List.<String>of() : List.of(context.split(",", -1))) {
      if (!pair.contains(":")) {
        call.log().badEncryptionContext();
        throw Failure.of(
            Status.INVALID_KMS_ENCRYPTION_CONTEXT, "Invalid KMS encryption context format");
      }
    }
  }

  private Recipe recipe(Format format) throws Failure {
    var selectors = selectors();
    if (format == Format.BINARY) {
      selectors.forEach((kind, pattern) -> warnOfBinary(kind));
      selectors.clear();
    }
    if (selectors.size() > 1) {
      throw Failure.of(
          Status.CONFLICTING_PARAMETERS,
          "Error: cannot use more than one of encrypted_suffix, unencrypted_suffix,"
              + " encrypted_regex, unencrypted_regex, encrypted_comment_regex, or"
              + " unencrypted_comment_regex in the same file");
    }
    var selector =
        selectors.entrySet().stream()
            .findFirst()
            .map(entry -> new Selector(entry.getKey(), entry.getValue()))
            .orElse(format == Format.BINARY ? Selector.NONE : Selector.DEFAULT);
    return new Recipe(groups(), threshold(), selector, format != Format.BINARY && macOnly());
  }

  private Map<Selector.Kind, String> selectors() {
    var selectors = new EnumMap<Selector.Kind, String>(Selector.Kind.class);
    rule.flatMap(CreationRule::selector).ifPresent(s -> selectors.put(s.kind(), s.pattern()));
    for (var kind : Selector.Kind.values()) {
      var pattern = call.given().text(kind.field().replace('_', '-'));
      if (!pattern.isEmpty()) {
        selectors.put(kind, pattern);
      }
    }
    return selectors;
  }

  private void warnOfBinary(Selector.Kind kind) {
    if (kind == Selector.Kind.UNENCRYPTED_COMMENT_REGEX) {
      return;
    }
    boolean comments = kind == Selector.Kind.ENCRYPTED_COMMENT_REGEX;
    call.log()
        .warn(
            "Using an %s does not make sense with the input store (the binary store %s) and will be ignored."
                .formatted(
                    kind.field().toLowerCase(Locale.ROOT).replace('_', ' '),
                    comments
                        ? "never produces comments"
                        : "produces one key that should always be encrypted"));
  }

  private boolean macOnly() {
    return call.program().on("mac-only-encrypted")
        || rule.map(CreationRule::macOnlyEncrypted).orElse(false);
  }

  private int threshold() {
    int given = call.given().number("shamir-secret-sharing-threshold");
    return given != 0 ? given : rule.map(CreationRule::shamirThreshold).orElse(0);
  }

  private List<List<MasterKey>> groups() throws Failure {
    var age = call.given().text("age");
    var groups =
        age.isEmpty()
            ? Recipients.checked(rule.map(CreationRule::groups).orElseThrow(Recipes::nobody))
            : List.of(recipients(call, age));
    warnOfMixture(call, groups);
    return groups;
  }

  private static Failure nobody() {
    return Failure.generic(
        "config file not found, or has no creation rules, and no keys provided through command line"
            + " options");
  }

  /// The recipients of a list separated by commas.
  ///
  /// @throws Failure if one is malformed
  public static List<MasterKey> recipients(Call call, String list) throws Failure {
    var keys = new ArrayList<MasterKey>();
    for (var text : list.split(",", -1)) {
      keys.add(MasterKey.age(Recipients.checked(text.strip())));
    }
    return keys;
  }

  /// Warns of a file that a quantum computer could open although some of its recipients are meant
  /// to withstand one. sops writes such files, so they are not refused.
  public static void warnOfMixture(Call call, List<List<MasterKey>> groups) {
    var recipients =
        groups.stream()
            .flatMap(List::stream)
            .filter(key -> key.kind() == KeyKind.AGE)
            .map(MasterKey::id)
            .toList();
    long postQuantum = recipients.stream().filter(id -> id.startsWith("age1pq1")).count();
    if (postQuantum > 0 && postQuantum < recipients.size()) {
      call.log()
          .warn(
              "The recipients mix post-quantum and classic keys: the file is only as safe as the"
                  + " classic ones");
    }
  }
}
