package dev.coffre.age.plugin;

import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.Recipient;
import dev.coffre.age.key.Stanza;
import dev.coffre.age.key.Wrapping;
import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A recipient of a plugin, `age1NAME1…`, or the identity of one used to encrypt (C2SP age-plugin,
/// "Wrapping with recipient-v1").
public final class PluginRecipient implements Recipient {
  private final PluginKey key;
  private final String command;
  private final PluginHost host;

  PluginRecipient(PluginKey key, String command, PluginHost host) {
    this.key = key;
    this.command = command;
    this.host = host;
  }

  /// Reads `age1NAME1…`. The plugin is run only to encrypt.
  ///
  /// @throws AgeException.InvalidKey if it is no Bech32 or names no plugin
  public static PluginRecipient parse(String text, PluginHost host) throws AgeException.InvalidKey {
    return new PluginRecipient(PluginKey.recipient(text), "add-recipient", host);
  }

  @Override
  public Wrapping wrap(SecretBytes fileKey, Randomness randomness) throws AgeException {
    try (var plugin = Conversation.start(key.plugin(), host, "recipient-v1")) {
      plugin.send(command, key.encoding());
      plugin.sendGrease(randomness.bytes(8));
      fileKey.<Conversation, AgeException>expose(bytes -> {
        plugin.send("wrap-file-key", List.of(), bytes);
        return plugin;
      });
      plugin.send("extension-labels");
      plugin.send("done");
      return wrapping(plugin);
    }
  }

  private static Wrapping wrapping(Conversation plugin) throws AgeException {
    var stanzas = new ArrayList<Stanza>();
    var labels = Optional.<Set<String>>empty();
    var command = plugin.receive();
    while (!command.type().equals("done")) {
      switch (command.type()) {
        case "recipient-stanza" -> stanzas.add(stanza(plugin, command));
        case "labels" -> {
          if (labels.isPresent()) {
            throw plugin.failure("repeated labels stanza");
          }
          labels = Optional.of(Set.copyOf(command.arguments()));
          plugin.send("ok");
        }
        default -> plugin.send("unsupported");
      }
      command = plugin.receive();
    }
    if (stanzas.isEmpty()) {
      throw plugin.failure("received zero recipient stanzas");
    }
    return new Wrapping(stanzas, labels.orElse(Set.of()));
  }

  private static Stanza stanza(Conversation plugin, Stanza command) throws AgeException {
    plugin.checkIndex(command);
    var arguments = command.arguments();
    if (arguments.size() < 2) {
      throw plugin.failure("malformed recipient stanza: unexpected argument count");
    }
    plugin.send("ok");
    return new Stanza(arguments.get(1), arguments.subList(2, arguments.size()), command.body());
  }

  /// What it was read from; nothing of an identity.
  @Override
  public String toString() {
    return command.equals("add-recipient") ? key.encoding() : key.toString();
  }
}
