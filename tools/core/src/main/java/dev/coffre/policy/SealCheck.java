package dev.coffre.policy;

import dev.coffre.age.Inspection;
import dev.coffre.pattern.Form;
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
  private static final Form VERSION = Form.of("[0-9]+\\.[0-9]+(\\.[0-9]+)?([-+].*)?");
  private static final int FEWEST_SHARES = 2;

  void check() {
    mac();
    if (!VERSION.matches(metadata.version())) {
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
