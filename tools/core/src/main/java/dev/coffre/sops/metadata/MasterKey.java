package dev.coffre.sops.metadata;

import dev.coffre.pattern.Form;
import java.util.ArrayList;
import java.util.Locale;
import java.util.SortedMap;

/// A key that can open the data key, by its kind and public name.
///
/// @param id what SOPS prints for it: an age recipient, a PGP fingerprint, a KMS resource
public record MasterKey(KeyKind kind, String id) {
  private static final Form SSH_COMMENT = Form.of("(\\S+ \\S+) .*");

  /// The age key with this recipient string.
  public static MasterKey age(String recipient) {
    return new MasterKey(KeyKind.AGE, recipient);
  }

  /// A key of AWS KMS.
  ///
  /// @param role assumed for it; may be empty
  /// @param context the encryption context, may be empty
  /// @param profile of the credentials; may be empty
  public static MasterKey kms(
      String arn, String role, SortedMap<String, String> context, String profile) {
    var name = arn + (role.isEmpty() ? "" : "+" + role);
    var pairs = pairs(context);
    if (!profile.isEmpty()) {
      return new MasterKey(KeyKind.KMS, name + "|" + pairs + "|" + profile);
    }
    return new MasterKey(KeyKind.KMS, pairs.isEmpty() ? name : name + "|" + pairs);
  }

  private static String pairs(SortedMap<String, String> context) {
    var pairs = new ArrayList<String>();
    context.forEach((name, value) -> pairs.add(name + ":" + value));
    return String.join(",", pairs);
  }

  /// A key of Azure Key Vault.
  public static MasterKey azure(String vaultUrl, String name, String version) {
    return new MasterKey(KeyKind.AZURE_KV, vaultUrl + "/keys/" + name + "/" + version);
  }

  /// A key of HashiCorp Vault's transit engine.
  public static MasterKey vault(String address, String enginePath, String name) {
    return new MasterKey(KeyKind.HC_VAULT, address + "/v1/" + enginePath + "/keys/" + name);
  }

  /// Whether it is an age recipient that withstands quantum computers.
  public boolean isPostQuantum() {
    return kind == KeyKind.AGE && (id.startsWith("age1pq1") || id.startsWith("age1tagpq1"));
  }

  /// Whether it is an age recipient that does not. A plugin's, `age1NAME1…`, is of neither kind:
  /// only its plugin knows.
  public boolean isClassic() {
    return kind == KeyKind.AGE
        && (id.startsWith("ssh-")
            || id.startsWith("age1tag1")
            || (id.startsWith("age1") && id.indexOf('1', "age1".length()) < 0));
  }

  /// The form in which two names of one key are equal: a fingerprint may be written with blanks, an
  /// SSH key with a comment.
  public MasterKey comparable() {
    if (kind == KeyKind.PGP) {
      return new MasterKey(KeyKind.PGP, id.replace(" ", "").toUpperCase(Locale.ROOT));
    }
    return kind == KeyKind.AGE && id.startsWith("ssh-") ? age(withoutComment(id)) : this;
  }

  /// An SSH key without what stands behind its second blank.
  private static String withoutComment(String key) {
    return SSH_COMMENT.whole(key).map(match -> match.group(1)).orElse(key);
  }

  @Override
  public String toString() {
    return id;
  }
}
