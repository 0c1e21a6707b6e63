package dev.coffre.wireguard;

import dev.coffre.crypto.X25519;
import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// The first message of a handshake, and what is needed to check the answer. The server takes each
/// message once, and of one peer only those with a later time than the last (WireGuard, section
/// 5.1). Closing wipes the key that was made for it.
public final class Initiation implements AutoCloseable {
  /// Length of the message in bytes.
  public static final int LENGTH = 148;

  private static final int ANSWER_LENGTH = 92;
  private static final int POINT = 32;
  private static final int MAC = 16;
  private static final long TAI64 = (1L << 62) + 10; // 1970 in TAI seconds

  private final Peer peer;
  private final int sender;
  private final SecretBytes ephemeral;
  private final Noise noise;
  private final byte[] message;

  private Initiation(Peer peer, int sender, SecretBytes ephemeral, Noise noise, byte[] message) {
    this.peer = peer;
    this.sender = sender;
    this.ephemeral = ephemeral;
    this.noise = noise;
    this.message = message;
  }

  /// A message of `peer`, which must stay open as long as this.
  ///
  /// @param now later than that of any message before
  public static Initiation of(Peer peer, Randomness randomness, Instant now) {
    var ephemeral = randomness.bytes(POINT);
    int sender = ByteBuffer.wrap(randomness.bytes(Integer.BYTES)).getInt();
    var server = peer.serverKey();
    var noise = new Noise(server);
    var point = X25519.publicKey(ephemeral);
    noise.mixEphemeral(point);
    var identity =
        noise.seal(noise.mixKey(Noise.agree(ephemeral, server).orElseThrow()), publicKey(peer));
    var shared = peer.privateKey().expose(key -> Noise.agree(key, server)).orElseThrow();
    var time = noise.seal(noise.mixKey(shared), timestamp(now));
    var message =
        ByteBuffer.allocate(LENGTH)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(1)
            .putInt(sender)
            .put(point)
            .put(identity)
            .put(time);
    message.put(Noise.mac1(server, Arrays.copyOf(message.array(), message.position())));
    return new Initiation(peer, sender, SecretBytes.adopt(ephemeral), noise, message.array());
  }

  private static byte[] publicKey(Peer peer) {
    return peer.privateKey().expose(X25519::publicKey);
  }

  /// TAI64N.
  private static byte[] timestamp(Instant now) {
    return ByteBuffer.allocate(12)
        .putLong(TAI64 + now.getEpochSecond())
        .putInt(now.getNano())
        .array();
  }

  /// What to send, {@link #LENGTH} bytes.
  public byte[] message() {
    return message.clone();
  }

  /// Whether an answer could only come from the one who has the server's key, knows this peer and
  /// the same preshared key. To be asked once.
  public boolean isAnsweredBy(byte[] answer) {
    var fields = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
    if (answer.length != ANSWER_LENGTH || fields.getInt() != 2) {
      return false;
    }
    fields.getInt(); // the server's own number
    if (fields.getInt() != sender) {
      return false;
    }
    var point = new byte[POINT];
    fields.get(point);
    var nothing = new byte[MAC];
    fields.get(nothing);
    var key = answerKey(point);
    return key.isPresent() && noise.open(key.get(), nothing).isPresent();
  }

  private Optional<byte[]> answerKey(byte[] point) {
    var first = ephemeral.expose(key -> Noise.agree(key, point));
    var second = peer.privateKey().expose(key -> Noise.agree(key, point));
    if (first.isEmpty() || second.isEmpty()) {
      return Optional.empty();
    }
    noise.mixEphemeral(point);
    noise.mixKey(first.get());
    noise.mixKey(second.get());
    return Optional.of(peer.sharedKey().expose(noise::mixSharedKey));
  }

  @Override
  public void close() {
    ephemeral.close();
  }
}
