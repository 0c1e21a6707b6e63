package dev.coffre.cli.sops.call;

import dev.coffre.cli.sops.line.Flag;
import java.util.List;
import java.util.stream.Stream;

/// The kinds of keys that sops knows, with their flags. This build wraps to age only; the others'
/// flags exist so that a command line that names them is refused with the reason.
public enum KeyFlag {
  KMS("kms", "kms, k", "SOPS_KMS_ARN", "AWS KMS keys"),
  GCP_KMS("gcp-kms", "gcp-kms", "SOPS_GCP_KMS_IDS", "GCP KMS keys"),
  HCKMS("hckms", "hckms", "SOPS_HUAWEICLOUD_KMS_IDS", "HuaweiCloud KMS keys"),
  AZURE_KV("azure-kv", "azure-kv", "SOPS_AZURE_KEYVAULT_URLS", "Azure Key Vault keys"),
  HC_VAULT("hc-vault-transit", "hc-vault-transit", "SOPS_VAULT_URIS", "Vault transit keys"),
  PGP("pgp", "pgp, p", "SOPS_PGP_FP", "PGP fingerprints"),
  AGE("age", "age, a", "SOPS_AGE_RECIPIENTS", "age recipients");

  private final String flag;
  private final String names;
  private final String variable;
  private final String things;

  KeyFlag(String flag, String names, String variable, String things) {
    this.flag = flag;
    this.names = names;
    this.variable = variable;
    this.things = things;
  }

  /// The flag's long name; `add-` and `rm-` go before it.
  public String flag() {
    return flag;
  }

  private String summary(String verb) {
    return "%s these %s, separated by commas%s"
        .formatted(verb, things, this == AGE ? "" : " (not supported)");
  }

  /// The flags that say for whom a file is encrypted.
  public static Stream<Flag> recipientFlags() {
    return Stream.of(values())
        .map(kind -> Flag.text(kind.names, kind.summary("encrypt for")).orFrom(kind.variable));
  }

  /// The flags that add and remove keys.
  public static Stream<Flag> changeFlags() {
    return Stream.of(values())
        .flatMap(kind ->
            Stream.of(
                Flag.text("add-" + kind.flag, kind.summary("add")),
                Flag.text("rm-" + kind.flag, kind.summary("remove"))));
  }

  /// The flags of `groups add`, which may be repeated.
  public static Stream<Flag> groupFlags() {
    return Stream.of(values())
        .map(kind -> Flag.of(Flag.Kind.LIST, kind.flag, kind.summary("put into the group")));
  }

  /// Refuses keys that this build cannot wrap for, given by flag or environment.
  public static void refuseForeign(Call call) throws Failure {
    for (var kind : foreign()) {
      for (var prefix : List.of("", "add-")) {
        if (!call.given().text(prefix + kind.flag).isEmpty()) {
          throw Failure.generic(
              "Error: --%s (or %s) is not supported: this build wraps data keys for age recipients only"
                  .formatted(prefix + kind.flag, kind.variable));
        }
      }
    }
  }

  /// Whether keys are to be added or removed.
  public static boolean changesKeys(Call call) {
    return changeFlags()
        .flatMap(flag -> flag.names().stream())
        .anyMatch(name -> !call.given().text(name).isEmpty());
  }

  /// All kinds but age.
  public static List<KeyFlag> foreign() {
    return Stream.of(values()).filter(kind -> kind != AGE).toList();
  }
}
