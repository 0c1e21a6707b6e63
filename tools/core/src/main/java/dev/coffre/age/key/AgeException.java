package dev.coffre.age.key;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;

/// What can be wrong with a file, a key or a set of recipients; the kind names the layer. It is an
/// {@link IOException} because decryption is read from a stream; any other `IOException` comes from
/// below (a disk, a pipe). No message quotes a secret, or a line that may be one.
public abstract sealed class AgeException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String message;

  private AgeException(String message) {
    this.message = message;
  }

  @Override
  public String getMessage() {
    return message;
  }

  /// Text between the armor's marks, or the marks themselves, break the strict armor.
  public static final class MalformedArmor extends AgeException {
    private static final long serialVersionUID = 1L;

    public MalformedArmor(String message) {
      super("invalid armor: " + message);
    }
  }

  /// The header's text is not of the format.
  public static final class MalformedHeader extends AgeException {
    private static final long serialVersionUID = 1L;

    public MalformedHeader(String message) {
      super("failed to read header: " + message);
    }
  }

  /// The header is well formed, but a stanza of a known type is not, or asks for what is refused
  /// (an excessive scrypt work factor, for example).
  public static final class MalformedStanza extends AgeException {
    private static final long serialVersionUID = 1L;

    private final String type;

    public MalformedStanza(String type, String message) {
      super("invalid " + type + " recipient block: " + message);
      this.type = type;
    }

    /// The stanza's type.
    public String type() {
      return type;
    }
  }

  /// An identity unwrapped a file key under which the header does not authenticate.
  public static final class WrongHeaderMac extends AgeException {
    private static final long serialVersionUID = 1L;

    public WrongHeaderMac() {
      super("bad header MAC");
    }
  }

  /// The payload is cut short, followed by other data, or does not authenticate.
  public static final class DamagedPayload extends AgeException {
    private static final long serialVersionUID = 1L;

    public DamagedPayload(String message) {
      super(
          "failed to decrypt and authenticate payload chunk, file may be corrupted or tampered"
              + " with: "
              + message);
    }
  }

  /// The file is not encrypted to any of the given identities.
  public static final class NoIdentityMatch extends AgeException {
    private static final long serialVersionUID = 1L;

    /// A file can have any number of types, of any length.
    private static final int SHOWN = 200;

    private final transient List<String> stanzaTypes;

    public NoIdentityMatch(List<String> stanzaTypes) {
      super(
          "no identity matched any of the recipients; the file is encrypted to: "
              + shown(stanzaTypes));
      this.stanzaTypes = List.copyOf(stanzaTypes);
    }

    private static String shown(List<String> stanzaTypes) {
      var types = String.join(", ", new LinkedHashSet<>(stanzaTypes));
      return types.length() > SHOWN ? types.substring(0, SHOWN) + "…" : types;
    }

    /// The types of the file's stanzas, in file order.
    public List<String> stanzaTypes() {
      return stanzaTypes;
    }
  }

  /// A recipient or identity that cannot be read.
  public static final class InvalidKey extends AgeException {
    private static final long serialVersionUID = 1L;

    public InvalidKey(String message) {
      super(message);
    }
  }

  /// Recipients that must not share a file.
  public static final class IncompatibleRecipients extends AgeException {
    private static final long serialVersionUID = 1L;

    public IncompatibleRecipients(String message) {
      super("incompatible recipients: " + message);
    }
  }

  /// A plugin could not be run, broke the protocol, or reported an error.
  public static final class PluginFailure extends AgeException {
    private static final long serialVersionUID = 1L;

    private final String plugin;

    public PluginFailure(String plugin, String message) {
      super(plugin + " plugin: " + message);
      this.plugin = plugin;
    }

    /// The plugin's name, without `age-plugin-`.
    public String plugin() {
      return plugin;
    }
  }
}
