package dev.coffre.policy;

import dev.coffre.age.IdentityParser;
import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.PassphrasePrompt;
import dev.coffre.age.plugin.PluginHost;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Finds private age keys: those whose checksum holds, so that an example in a text is none.
final class IdentityCheck {
  private static final List<String> STARTS =
      List.of("AGE-SECRET-KEY-1", "AGE-SECRET-KEY-PQ-1", "AGE-PLUGIN-");

  private IdentityCheck() {}

  static void check(Violations found) {
    var content = found.file().content();
    if (!Glance.mayHaveIdentity(content, content.length)) {
      return;
    }
    var text = new String(content, StandardCharsets.ISO_8859_1);
    for (var start : STARTS) {
      for (int at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
        int end = end(text, at);
        if (isIdentity(text.substring(at, end))) {
          var message = "a private age key (" + start + "…)";
          found.add(Check.AGE_IDENTITY, at, end, message, Check.AGE_IDENTITY.fix());
        }
      }
    }
  }

  private static int end(String text, int start) {
    int end = start;
    while (end < text.length() && isKeyCharacter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isKeyCharacter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  }

  private static boolean isIdentity(String text) {
    try {
      new IdentityParser(PluginHost.none(), PassphrasePrompt.none()).parse(text);
      return true;
    } catch (AgeException.InvalidKey e) {
      return false;
    }
  }
}
