package dev.coffre.cli.sops.document;

import dev.coffre.age.RecipientParser;
import dev.coffre.age.key.AgeException;
import dev.coffre.age.plugin.PluginHost;
import dev.coffre.cli.sops.call.Failure;
import dev.coffre.cli.sops.line.GoText;
import dev.coffre.sops.metadata.KeyKind;
import dev.coffre.sops.metadata.MasterKey;
import java.util.List;

/// Checks age recipients before anything is encrypted for them.
public final class Recipients {
  private Recipients() {}

  /// `text`, if it is a recipient of a kind that sops takes.
  public static String checked(String text) throws Failure {
    if (!text.startsWith("age1") && !text.startsWith("ssh-")) {
      throw Failure.generic("failed to parse input, unknown recipient type: " + GoText.quote(text));
    }
    try {
      new RecipientParser(PluginHost.none()).parse(text);
      return text;
    } catch (AgeException e) {
      throw Failure.generic(failure(text, String.valueOf(e.getMessage())));
    }
  }

  /// `groups`, if sops takes every age recipient in them.
  public static List<List<MasterKey>> checked(List<List<MasterKey>> groups) throws Failure {
    for (var group : groups) {
      for (var key : group) {
        if (key.kind() == KeyKind.AGE) {
          checked(key.id());
        }
      }
    }
    return groups;
  }

  private static String failure(String text, String why) {
    if (text.startsWith("ssh-")) {
      return "failed to parse input as age-ssh public key: " + why;
    }
    if (isOfPlugin(text)) {
      return "failed to parse input as age key from age plugin: "
          + why.replaceFirst("^malformed recipient", "invalid recipient encoding");
    }
    return "failed to parse input as Bech32-encoded age public key: " + why;
  }

  private static boolean isOfPlugin(String text) {
    return !text.startsWith("age1pq1") && text.indexOf('1', "age1".length()) > 0;
  }
}
