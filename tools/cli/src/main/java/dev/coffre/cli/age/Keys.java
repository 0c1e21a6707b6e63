package dev.coffre.cli.age;

import dev.coffre.age.IdentityParser;
import dev.coffre.age.RecipientParser;
import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.Identity;
import dev.coffre.age.key.Recipient;
import dev.coffre.age.plugin.PluginIdentity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/// The keys that a command line names.
final class Keys {
  private static final int LIMIT = 16 << 20;
  private static final int LINE_LIMIT = 8 << 10;

  private final Inputs inputs;
  private final Voice voice;
  private final PluginProcesses plugins;
  private final RecipientParser recipientParser;
  private final IdentityParser identityParser;

  Keys(Inputs inputs, Voice voice, PluginProcesses plugins, Passphrases passphrases) {
    this.inputs = inputs;
    this.voice = voice;
    this.plugins = plugins;
    this.recipientParser = new RecipientParser(plugins);
    this.identityParser =
        new IdentityParser(plugins, what -> passphrases.ask("Enter passphrase for " + what + ":"));
  }

  /// All that is to be encrypted to.
  List<Recipient> recipients(AgeOptions options) throws ToolFailure {
    var recipients = new ArrayList<Recipient>();
    for (var text : options.recipients()) {
      recipients.add(recipient(text));
    }
    for (var name : options.recipientFiles()) {
      recipients.addAll(recipientFile(name));
    }
    for (var flag : options.identities()) {
      for (var identity : identities(flag)) {
        recipients.addAll(recipientsOf(identity, flag.value()));
      }
    }
    return recipients;
  }

  /// All that may decrypt, in the order of the flags.
  List<Identity> identities(AgeOptions options) throws ToolFailure {
    var identities = new ArrayList<Identity>();
    for (var flag : options.identities()) {
      identities.addAll(identities(flag));
    }
    return identities;
  }

  private Recipient recipient(String text) throws ToolFailure {
    if (text.startsWith("github:")) {
      var user = text.substring("github:".length());
      throw new ToolFailure(
          "\"github:\" recipients were removed from the design",
          "instead, use recipient files like",
          "    curl -O https://github.com/" + user + ".keys",
          "    age -R " + user + ".keys");
    }
    try {
      return recipientParser.parse(text);
    } catch (AgeException.InvalidKey e) {
      throw new ToolFailure(named(e.getMessage(), text));
    }
  }

  /// The message with the recipient in it, unless that may be a private key.
  private static String named(String message, String text) {
    if (text.startsWith("AGE-")) {
      return message;
    }
    var quoted = ToolFailure.quote(text);
    if (message.startsWith("unknown")) {
      return message + ": " + quoted;
    }
    if (message.contains("recipient")) {
      return message.replaceFirst("recipient", Matcher.quoteReplacement("recipient " + quoted));
    }
    return "malformed recipient " + quoted + ": " + message;
  }

  private List<Recipient> recipientFile(String name) throws ToolFailure {
    var quoted = ToolFailure.quote(name);
    var prefix = "failed to parse recipient file " + quoted + ": ";
    byte[] content;
    try {
      content = inputs.keys(name, "recipient file", LIMIT);
    } catch (ToolFailure e) {
      throw new ToolFailure(prefix + e.getMessage());
    }
    var recipients = new ArrayList<Recipient>();
    int number = 0;
    for (var text : new String(content, StandardCharsets.UTF_8).split("\n", -1)) {
      number++;
      var line = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      if (!line.isEmpty() && !line.startsWith("#")) {
        recipientLine(prefix + quoted, name, line, number, recipients);
      }
    }
    if (recipients.isEmpty()) {
      throw new ToolFailure(prefix + quoted + ": no recipients found");
    }
    return recipients;
  }

  private void recipientLine(
      String prefix, String name, String line, int number, List<Recipient> recipients)
      throws ToolFailure {
    if (line.length() > LINE_LIMIT) {
      throw new ToolFailure(prefix + ": line " + number + " is too long");
    }
    try {
      recipients.add(recipientParser.parse(line));
    } catch (AgeException.InvalidKey e) {
      if (line.startsWith("AGE-")) {
        throw new ToolFailure(
            prefix + ": error at line " + number + ": apparent identity found in recipients file");
      }
      var type = SshLine.type(line);
      if (type.isEmpty()) {
        throw new ToolFailure(prefix + ": malformed recipient at line " + number);
      }
      voice.warn(
          "recipients file %s: ignoring unsupported SSH key of type %s at line %d"
              .formatted(ToolFailure.quote(name), ToolFailure.quote(type.get()), number));
    }
  }

  private List<Identity> identities(Flags.Given flag) throws ToolFailure {
    var quoted = ToolFailure.quote(flag.value());
    try {
      if (flag.name().equals(AgeOptions.PLUGIN)) {
        return List.of(PluginIdentity.withoutData(flag.value(), plugins));
      }
      return identityFile(flag.value());
    } catch (AgeException.InvalidKey e) {
      throw new ToolFailure(
          flag.name().equals(AgeOptions.PLUGIN)
              ? "initializing " + quoted + ": " + e.getMessage()
              : "reading " + quoted + ": failed to read " + quoted + ": " + e.getMessage());
    }
  }

  private List<Identity> identityFile(String name) throws ToolFailure, AgeException.InvalidKey {
    byte[] content;
    try {
      content = inputs.keys(name, "file", LIMIT);
    } catch (ToolFailure e) {
      throw new ToolFailure("reading " + ToolFailure.quote(name) + ": " + e.getMessage());
    }
    var identities = identityParser.parseFile(name, content);
    if (!IdentityParser.isProtected(content)) {
      return identities;
    }
    return List.of(
        new ProtectedFile(
            identities.getFirst(),
            () ->
                voice.warn(
                    "encrypted identity file "
                        + ToolFailure.quote(name)
                        + " didn't match file's recipients")));
  }

  private static List<Recipient> recipientsOf(Identity identity, String name) throws ToolFailure {
    try {
      return identity.recipients();
    } catch (AgeException e) {
      throw new ToolFailure(
          "internal error processing " + ToolFailure.quote(name) + ": " + e.getMessage());
    }
  }
}
