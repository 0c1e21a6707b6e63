package dev.coffre.age.plugin;

import dev.coffre.age.encoding.Bech32;
import dev.coffre.age.encoding.MalformedTextException;
import dev.coffre.age.key.AgeException.InvalidKey;
import java.util.Locale;

/// A recipient or identity that a plugin understands, and the name of the plugin.
///
/// @param plugin without `age-plugin-`: letters, digits and `+-._`, so never a path
/// @param encoding handed to the plugin as it is; for an identity a secret
record PluginKey(String plugin, String encoding) {
  private static final String RECIPIENT = "age1";
  private static final String IDENTITY = "AGE-PLUGIN-";

  static PluginKey recipient(String text) throws InvalidKey {
    var prefix = prefix(text, "recipient");
    if (!prefix.startsWith(RECIPIENT)) {
      throw new InvalidKey("malformed recipient: not a plugin's");
    }
    return new PluginKey(name(prefix.substring(RECIPIENT.length())), text);
  }

  static PluginKey identity(String text) throws InvalidKey {
    var prefix = prefix(text, "identity");
    if (!prefix.startsWith(IDENTITY) || !prefix.endsWith("-")) {
      throw new InvalidKey("malformed identity: not a plugin's");
    }
    var name =
        prefix.substring(IDENTITY.length(), Math.max(IDENTITY.length(), prefix.length() - 1));
    return new PluginKey(name(name.toLowerCase(Locale.ROOT)), text);
  }

  /// The identity of a plugin that needs no data.
  static PluginKey withoutData(String plugin) throws InvalidKey {
    var prefix = IDENTITY + name(plugin).toUpperCase(Locale.ROOT) + "-";
    return new PluginKey(plugin, Bech32.encode(prefix, new byte[0]));
  }

  private static String prefix(String text, String noun) throws InvalidKey {
    try {
      return Bech32.decode(text).prefix();
    } catch (MalformedTextException e) {
      throw new InvalidKey("malformed " + noun + ": " + e.getMessage());
    }
  }

  private static String name(String name) throws InvalidKey {
    if (!name.matches("[A-Za-z0-9+._-]+")) {
      throw new InvalidKey("invalid plugin name: \"" + name + "\"");
    }
    return name;
  }

  @Override
  public String toString() {
    return "PluginKey[" + plugin + "]";
  }
}
