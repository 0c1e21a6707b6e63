package dev.coffre.policy;

import dev.coffre.age.Inspection;
import dev.coffre.sops.metadata.KeyEntry;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import dev.coffre.sops.value.CipherException;
import dev.coffre.sops.value.Envelope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/// Checks the metadata by themselves: MAC, version, copies of the data key.
record SealCheck(Violations found, Node.Mapping mapping, Metadata metadata) {
  private static final String LINE_ENDS = "\n\r\u0085\u2028\u2029";
  private static final int FEWEST_SHARES = 2;

  void check() {
    mac();
    if (!isVersion(metadata.version())) {
      add(Check.SOPS_VERSION, "version", "the metadata names no version");
    }
    int groups = metadata.groups().size();
    int threshold = metadata.shamirThreshold();
    if (groups > 1 && (threshold > groups || threshold == 1)) {
      add(
          Check.SOPS_THRESHOLD,
          "shamir_threshold",
          "%d of %d key groups are needed; it must be %d to %d"
              .formatted(threshold, groups, FEWEST_SHARES, groups));
    }
    for (var group : metadata.groups()) {
      group.entries().forEach(this::copy);
    }
  }

  /// Whether a text is two or three numbers with points between, and perhaps more behind a `-` or a
  /// `+`, all in one line.
  static boolean isVersion(String text) {
    int major = pastDigits(text, 0);
    int minor = pastPart(text, major);
    return major > 0 && minor > major && isSuffix(text.substring(pastPart(text, minor)));
  }

  private static int pastDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  /// Where a point and a number end that begin at `from`; `from` if they do not.
  private static int pastPart(String text, int from) {
    int end = text.startsWith(".", from) ? pastDigits(text, from + 1) : from;
    return end > from + 1 ? end : from;
  }

  private static boolean isSuffix(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (LINE_ENDS.indexOf(text.charAt(i)) >= 0) {
        return false;
      }
    }
    return text.isEmpty() || text.startsWith("-") || text.startsWith("+");
  }

  private void mac() {
    if (metadata.mac().isEmpty()) {
      add(Check.SOPS_MAC_MISSING, "mac", "the file has no MAC");
      return;
    }
    try {
      if (!Envelope.read(Value.Str.of(metadata.mac())).type().equals("str")) {
        add(Check.SOPS_MAC_MALFORMED, "mac", "the MAC is not of type str");
      }
    } catch (CipherException e) {
      add(Check.SOPS_MAC_MALFORMED, "mac", "the MAC: " + e.getMessage());
    }
  }

  private void copy(KeyEntry entry) {
    switch (entry) {
      case KeyEntry.AgeEntry(var recipient, var enc) -> {
        if (!isAgeFile(enc)) {
          var message = "the copy of the data key for " + recipient + " is no age file";
          add(Check.SOPS_KEY_MALFORMED, "enc", message);
        }
      }
      case KeyEntry.ForeignEntry foreign -> {}
    }
  }

  private static boolean isAgeFile(String enc) {
    var bytes = enc.getBytes(StandardCharsets.UTF_8);
    try {
      var inspected = Inspection.of(new ByteArrayInputStream(bytes), OptionalLong.of(bytes.length));
      return inspected.armored() && !inspected.stanzaTypes().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private void add(Check check, String field, String message) {
    found.add(check, mapping, field, message);
  }
}
