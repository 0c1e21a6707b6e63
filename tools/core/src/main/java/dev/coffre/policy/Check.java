package dev.coffre.policy;

import dev.coffre.scan.rule.Severity;
import java.util.Locale;

/// The checks: what each is for, and how its finding is put right.
public enum Check {
  SOPS_NOT_ENCRYPTED(
      Severity.HIGH,
      "A creation rule selects the file, so people take it for encrypted; it is committed in clear.",
      "coffre encrypt -i FILE"),
  SOPS_PLAINTEXT_VALUE(
      Severity.HIGH,
      "The file is encrypted and this value of it is not, so one ENC[…] makes the rest look safe."
          + " sops refuses to decrypt such a file.",
      "take the value out or put its ciphertext back (git restore FILE), then: coffre set FILE PATH"),
  SOPS_PLAINTEXT_COMMENT(
      Severity.MEDIUM,
      "The selector means this comment to be encrypted, and it can be read. Nothing refuses it.",
      "coffre decrypt -i FILE && coffre encrypt -i FILE"),
  SOPS_NOTHING_ENCRYPTED(
      Severity.HIGH,
      "The file has sops metadata, and its selector matches none of its values.",
      "correct the selector in .sops.yaml, then: coffre decrypt -i FILE && coffre encrypt -i FILE"),
  SOPS_EXEMPT_CIPHERTEXT(
      Severity.MEDIUM,
      "The selector exempts this place, so the ENC[…] text is taken as it stands and never"
          + " decrypted.",
      "put the plain value there with: coffre set FILE PATH, or correct the selector"),
  SOPS_MALFORMED_VALUE(
      Severity.HIGH,
      "The value begins as an encrypted one does and is not well-formed: it was cut, edited or"
          + " pasted. It cannot be decrypted, or not safely.",
      "git restore FILE, or take it out and store it again: coffre set FILE PATH"),
  SOPS_SHORT_IV(
      Severity.LOW,
      "The initialisation vector has 12 bytes: well-formed, and not what sops writes.",
      "coffre sops rotate -i FILE"),
  SOPS_METADATA_INVALID(
      Severity.HIGH,
      "sops cannot read the file's metadata: nobody can decrypt it.",
      "git restore FILE, or correct the metadata"),
  SOPS_MAC_MISSING(
      Severity.HIGH,
      "Without a MAC, values can be added, removed and moved unseen: read what it holds.",
      "coffre decrypt --ignore-mac -i FILE && coffre encrypt -i FILE"),
  SOPS_MAC_MALFORMED(
      Severity.HIGH,
      "The MAC is not an encrypted text, so it proves nothing: read what the file holds.",
      "coffre decrypt --ignore-mac -i FILE && coffre encrypt -i FILE"),
  SOPS_MAC_MISMATCH(
      Severity.HIGH,
      "With a key at hand: values were added, removed, moved or changed behind the back of SOPS.",
      "git restore FILE, then make the change with: coffre set FILE PATH"),
  SOPS_VERSION(
      Severity.MEDIUM,
      "sops refuses to change a file whose metadata names no version.",
      "set the version to \"3.13.3\" in the file's sops metadata"),
  SOPS_SELECTOR_INVALID(
      Severity.HIGH,
      "The expression of the file's selector is not RE2; sops then takes it to match nothing.",
      "correct it in .sops.yaml and in the file's sops metadata"),
  SOPS_SELECTOR_DIFFERS(
      Severity.MEDIUM,
      "The creation rule now selects other values than the file was encrypted with; sops never"
          + " applies a rule to a file that exists.",
      "coffre decrypt -i FILE && coffre encrypt -i FILE"),
  SOPS_KEY_MALFORMED(
      Severity.HIGH,
      "The copy of the data key is no age file: its holder is locked out.",
      "coffre sops rotate -i FILE"),
  SOPS_RECIPIENT_MISSING(
      Severity.MEDIUM,
      "The creation rule names somebody who cannot open the file.",
      "coffre sops updatekeys -y FILE"),
  SOPS_RECIPIENT_EXTRA(
      Severity.HIGH,
      "Somebody can open the file whom the creation rule does not name; what they have read stays"
          + " known until the secrets in it are changed.",
      "coffre sops updatekeys -y FILE && coffre sops rotate -i FILE"),
  SOPS_KEY_GROUPS_DIFFER(
      Severity.MEDIUM,
      "The keys are grouped in another way, or another number of groups is needed, than the"
          + " creation rule says.",
      "coffre decrypt -i FILE && coffre encrypt -i FILE"),
  SOPS_THRESHOLD(
      Severity.HIGH,
      "The file wants more groups of keys than it has, or fewer than two of several.",
      "coffre decrypt -i FILE && coffre encrypt -i FILE"),
  SOPS_MIXED_RECIPIENTS(
      Severity.MEDIUM,
      "A classic recipient beside post-quantum ones undoes what they protect from.",
      "name recipients of one kind in .sops.yaml, then: coffre sops updatekeys -y FILE &&"
          + " coffre sops rotate -i FILE"),
  SOPS_NO_RULE(
      Severity.LOW,
      "The file is encrypted and no creation rule matches it, so nothing says who should read it.",
      "add a creation rule that matches it to .sops.yaml"),
  KEYS_RULES_DIFFER(
      Severity.HIGH,
      "The key registry and .sops.yaml say different things of who reads what; one of them was"
          + " changed past the other.",
      "coffre keys apply, or correct .sops.yaml"),
  KEYS_UNKNOWN_READER(
      Severity.HIGH,
      "Somebody can open the file whom the key registry does not know: nobody answers for the key.",
      "coffre keys apply, or enter the holder: coffre keys add"),
  KEYS_REVOKED_READER(
      Severity.HIGH,
      "Somebody can open the file whose time is over.",
      "coffre keys apply; for a person who left: coffre keys revoke NAME"),
  KEYS_NO_RECOVERY(
      Severity.MEDIUM,
      "The rule of the key registry wants a recovery key: without it the file is lost with its"
          + " readers.",
      "coffre keys apply"),
  KEYS_FEW_READERS(
      Severity.MEDIUM,
      "Fewer holders can open the file than the key registry demands.",
      "coffre keys apply"),
  SOPS_NAME_PLAINTEXT(
      Severity.HIGH,
      "The name says that the file is encrypted, and it is not.",
      "add a creation rule that matches it to .sops.yaml, then: coffre encrypt -i FILE"),
  SOPS_UNREADABLE(
      Severity.MEDIUM,
      "A rule selects the file, or it holds encrypted values, and it cannot be read as what its"
          + " name says: nobody can tell what is in clear.",
      "correct the file"),
  KUBERNETES_SECRET_PLAINTEXT(
      Severity.HIGH,
      "The data of a Kubernetes Secret is in clear; base64 hides nothing.",
      "add a creation rule with encrypted_regex: ^(data|stringData)$ to .sops.yaml, then:"
          + " coffre encrypt -i FILE"),
  KUSTOMIZE_SECRET_PLAINTEXT(
      Severity.HIGH,
      "A kustomization makes a Secret of what stands here in clear.",
      "move it to an encrypted file and name that under envs or files"),
  HELM_VALUES_PLAINTEXT(
      Severity.HIGH,
      "A password, token or key stands in the values of a Helm chart in clear; whoever has the chart"
          + " has it.",
      "leave it empty here, put it into secrets.yaml beside it, add a creation rule that matches"
          + " that to .sops.yaml, then: coffre encrypt -i secrets.yaml (helm takes it with -f <(coffre"
          + " decrypt secrets.yaml))"),
  PLAINTEXT_TWIN(
      Severity.HIGH,
      "The plain text of an encrypted file lies beside it. If it was ever committed, change the"
          + " secrets.",
      "rm FILE"),
  EDITOR_LEFTOVER(
      Severity.HIGH,
      "An editor or a killed run left a copy of an encrypted file. If it was ever committed, change"
          + " the secrets.",
      "rm FILE"),
  AGE_IDENTITY(
      Severity.CRITICAL,
      "Whoever has a private age key reads every file encrypted to it.",
      "move it out of the repository; if it was ever committed, make a new one and rotate"),
  SOPS_VALUE_WITHOUT_MAC(
      Severity.HIGH,
      "A value differs from the committed one and the MAC does not: it was edited by hand, so the"
          + " file cannot be decrypted any more.",
      "git restore FILE, then make the change with: coffre set FILE PATH"),
  ONCE_IN_CLEAR(
      Severity.HIGH,
      "The file was committed in clear before it was encrypted: whoever has the repository has what"
          + " it held.",
      "change the secrets that it held, then store the new ones: coffre set FILE PATH"),
  RECOVERY_KEY_USED(
      Severity.HIGH,
      "A recovery key was taken from its paper and still opens the file: it is no recovery key any"
          + " more.",
      "coffre sops rotate -i --rm-age RECIPIENT FILE, and add a new recovery key: coffre keys"
          + " paper");

  private final Severity severity;
  private final String why;
  private final String fix;

  Check(Severity severity, String why, String fix) {
    this.severity = severity;
    this.why = why;
    this.fix = fix;
  }

  /// The name that never changes: `sops-plaintext-value`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What it is in a few words.
  public String title() {
    return name().charAt(0) + id().substring(1).replace('-', ' ');
  }

  public Severity severity() {
    return severity;
  }

  /// What is at stake.
  public String why() {
    return why;
  }

  /// What to do, with `FILE` for the file and `PATH` for the place of a value in it.
  public String fix() {
    return fix;
  }
}
