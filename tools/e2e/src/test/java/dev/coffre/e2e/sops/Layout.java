package dev.coffre.e2e.sops;

/// A file without what is random in it, or differs on purpose.
final class Layout {
  private Layout() {}

  /// Everything but ciphertexts, IVs, tags, wrapped keys and times, and the indentation that a
  /// literal block says it has: sops says the wrong one inside lists.
  static String of(String encrypted) {
    return encrypted
        .replaceAll("iv:[^,]*,tag:[^,]*,", "iv,tag,")
        .replaceAll("(?<=ENC\\[AES256_GCM,data:)[A-Za-z0-9+/=]*", "…")
        .replaceAll("(?m)\\|[2-9]([-+]?)$", "|$1")
        .replaceAll("(?s)-----BEGIN AGE.*?-----END AGE ENCRYPTED FILE-----", "<age>")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "<time>");
  }
}
