package dev.coffre.age.plugin;

import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.Identity;
import dev.coffre.age.key.Recipient;
import dev.coffre.age.key.Stanza;
import dev.coffre.secret.SecretBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An identity of a plugin, `AGE-PLUGIN-NAME-1…` (C2SP age-plugin, "Unwrapping with identity-v1").
/// The plugin is run for every file, whatever its stanzas: only it knows its own.
public final class PluginIdentity implements Identity {
  private final PluginKey key;
  private final PluginHost host;

  private PluginIdentity(PluginKey key, PluginHost host) {
    this.key = key;
    this.host = host;
  }

  /// Reads `AGE-PLUGIN-NAME-1…`.
  ///
  /// @throws AgeException.InvalidKey if it is no Bech32 or names no plugin
  public static PluginIdentity parse(String text, PluginHost host) throws AgeException.InvalidKey {
    return new PluginIdentity(PluginKey.identity(text), host);
  }

  /// The identity of a plugin that needs no data, such as one for a hardware key.
  ///
  /// @throws AgeException.InvalidKey if `plugin` is not a name that a plugin can have
  public static PluginIdentity withoutData(String plugin, PluginHost host)
      throws AgeException.InvalidKey {
    return new PluginIdentity(PluginKey.withoutData(plugin), host);
  }

  @Override
  public List<Recipient> recipients() {
    return List.of(new PluginRecipient(key, "add-identity", host));
  }

  @Override
  public Optional<SecretBytes> unwrap(List<Stanza> stanzas) throws AgeException {
    try (var plugin = Conversation.start(key.plugin(), host, "identity-v1")) {
      plugin.send("add-identity", key.encoding());
      plugin.sendGrease(stanzas.isEmpty() ? new byte[0] : stanzas.getFirst().body());
      for (var stanza : stanzas) {
        var arguments = new ArrayList<>(List.of("0", stanza.type()));
        arguments.addAll(stanza.arguments());
        plugin.send("recipient-stanza", arguments, stanza.body());
      }
      plugin.send("done");
      return fileKey(plugin);
    }
  }

  private static Optional<SecretBytes> fileKey(Conversation plugin) throws AgeException {
    var fileKey = Optional.<SecretBytes>empty();
    try {
      var command = plugin.receive();
      while (!command.type().equals("done")) {
        if (command.type().equals("file-key")) {
          if (command.arguments().size() != 1) {
            throw plugin.failure("malformed file-key stanza: unexpected arguments count");
          }
          plugin.checkIndex(command);
          if (fileKey.isPresent()) {
            throw plugin.failure("received duplicated file-key stanza");
          }
          fileKey = Optional.of(SecretBytes.adopt(command.body()));
          plugin.send("ok");
        } else {
          plugin.send("unsupported");
        }
        command = plugin.receive();
      }
      return fileKey;
    } catch (AgeException e) {
      fileKey.ifPresent(SecretBytes::close);
      throw e;
    }
  }

  @Override
  public String toString() {
    return key.toString();
  }
}
