package dev.coffre.backup.k3s;

import dev.coffre.crypto.HmacSha256;
import dev.coffre.secret.SecretBytes;
import java.util.HexFormat;

/// How the two backups of a cluster fit together: names of their parts, and what the datastore's
/// says of the token's. With the token lies the key of all codes, so that whoever can open the
/// datastore's backup alone cannot even confirm a guess.
public final class ClusterToken {
  /// The datastore, a SQLite file.
  public static final String DATASTORE = "state.db";

  /// The server's flags, without those whose value is a secret.
  public static final String CONFIG = "config.yaml";

  /// The server's token, as the server has it.
  public static final String TOKEN = "token";

  /// The key of the codes.
  public static final String CODES = "codes.key";

  /// Authorities and encryption keys, of a server whose datastore has no bootstrap record.
  public static final String BOOTSTRAP = "bootstrap.tar";

  /// Length of the key of the codes.
  public static final int CODES_KEY = 32;

  private ClusterToken() {}

  /// What the datastore's manifest says of the token.
  public static String code(SecretBytes token, SecretBytes codes) {
    return codes.expose(
        key -> token.expose(bytes -> HexFormat.of().formatHex(HmacSha256.mac(key, bytes))));
  }
}
