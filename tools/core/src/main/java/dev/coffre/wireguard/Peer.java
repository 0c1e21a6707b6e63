package dev.coffre.wireguard;

import dev.coffre.crypto.X25519;
import dev.coffre.secret.SecretBytes;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The keys of a peer and of the server that it talks to. Closing wipes the secret ones.
public final class Peer implements AutoCloseable {
  private static final int KEY = 32;

  private final SecretBytes privateKey;
  private final byte[] serverKey;
  private final SecretBytes sharedKey;

  private Peer(SecretBytes privateKey, byte[] serverKey, SecretBytes sharedKey) {
    this.privateKey = privateKey;
    this.serverKey = serverKey;
    this.sharedKey = sharedKey;
  }

  /// Reads a configuration as `wg` and `wg-quick` take it (wg(8)): PrivateKey of `[Interface]`,
  /// PublicKey and PresharedKey of its one `[Peer]`.
  ///
  /// @throws MalformedPeerException if a key is missing, wrong, or not the only one
  public static Peer parse(String text) throws MalformedPeerException {
    var keys = new HashMap<String, byte[]>();
    var section = "";
    for (var line : text.lines().map(line -> line.replaceFirst("#.*", "").strip()).toList()) {
      int equals = line.indexOf('=');
      if (line.startsWith("[")) {
        section = line.toLowerCase(Locale.ROOT);
      } else if (equals > 0) {
        var name = section + line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        if (name.endsWith("key") && keys.put(name, key(line.substring(equals + 1))) != null) {
          throw new MalformedPeerException("it has more than one peer");
        }
      }
    }
    return of(keys);
  }

  private static Peer of(Map<String, byte[]> keys) throws MalformedPeerException {
    var own = required(keys, "[interface]privatekey", "PrivateKey in [Interface]");
    var server = required(keys, "[peer]publickey", "PublicKey in [Peer]");
    if (X25519.agree(own, server).isEmpty()) {
      throw new MalformedPeerException("its PublicKey is no key that anyone has");
    }
    return new Peer(
        SecretBytes.adopt(own),
        server,
        SecretBytes.adopt(keys.getOrDefault("[peer]presharedkey", new byte[KEY])));
  }

  private static byte[] required(Map<String, byte[]> keys, String name, String shown)
      throws MalformedPeerException {
    var key = keys.get(name);
    if (key == null) {
      throw new MalformedPeerException("it has no " + shown);
    }
    return key;
  }

  private static byte[] key(String text) throws MalformedPeerException {
    try {
      byte[] key = Base64.getDecoder().decode(text.strip());
      if (key.length == KEY) {
        return key;
      }
    } catch (IllegalArgumentException malformed) {
      throw new MalformedPeerException("a key is not base64");
    }
    throw new MalformedPeerException("a key has not 32 bytes");
  }

  SecretBytes privateKey() {
    return privateKey;
  }

  byte[] serverKey() {
    return Arrays.copyOf(serverKey, KEY);
  }

  SecretBytes sharedKey() {
    return sharedKey;
  }

  @Override
  public void close() {
    privateKey.close();
    sharedKey.close();
  }
}
