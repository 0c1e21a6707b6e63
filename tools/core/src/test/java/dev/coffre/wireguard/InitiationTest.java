package dev.coffre.wireguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.crypto.X25519;
import dev.coffre.secret.Randomness;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The server's side is played here; a real server answers in `PortsLabTest` of tools/e2e.
final class InitiationTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

  private final Randomness random = new Random(7)::nextBytes;
  private final byte[] server = random.bytes(32);
  private final byte[] client = random.bytes(32);
  private final byte[] shared = random.bytes(32);

  private static String base64(byte[] key) {
    return Base64.getEncoder().encodeToString(key);
  }

  private String configuration() {
    return """
    [Interface]
    PrivateKey = %s
    Address = 10.77.0.250/32
    [Peer]
    # the host
    PublicKey=%s
    PresharedKey = %s
    Endpoint = 203.0.113.10:51830
    AllowedIPs = 10.77.0.0/24
    """
        .formatted(base64(client), base64(X25519.publicKey(server)), base64(shared));
  }

  /// The answer of a server with these keys to a message that it accepts.
  private byte[] answer(byte[] message, byte[] key, byte[] sharedKey) {
    var noise = new Noise(X25519.publicKey(key));
    var point = Arrays.copyOfRange(message, 8, 40);
    noise.mixEphemeral(point);
    var identity =
        noise
            .open(noise.mixKey(agree(key, point)), Arrays.copyOfRange(message, 40, 88))
            .orElseThrow();
    assertThat(identity).isEqualTo(X25519.publicKey(client));
    var time = noise.open(noise.mixKey(agree(key, identity)), Arrays.copyOfRange(message, 88, 116));
    assertThat(time).isPresent();
    var ephemeral = random.bytes(32);
    var own = X25519.publicKey(ephemeral);
    noise.mixEphemeral(own);
    noise.mixKey(agree(ephemeral, point));
    noise.mixKey(agree(ephemeral, identity));
    var nothing = noise.seal(noise.mixSharedKey(sharedKey), new byte[0]);
    return ByteBuffer.allocate(92)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(2)
        .putInt(99)
        .put(message, 4, 4)
        .put(own)
        .put(nothing)
        .array();
  }

  private static byte[] agree(byte[] scalar, byte[] point) {
    return X25519.agree(scalar, point).orElseThrow();
  }

  @Test
  void answer_ofTheServer_isProof() throws MalformedPeerException {
    try (var peer = Peer.parse(configuration());
        var initiation = Initiation.of(peer, random, NOON)) {
      var message = initiation.message();

      assertThat(message).hasSize(Initiation.LENGTH);
      assertThat(Arrays.copyOfRange(message, 116, 132))
          .isEqualTo(Noise.mac1(X25519.publicKey(server), Arrays.copyOf(message, 116)));
      assertThat(initiation.isAnsweredBy(answer(message, server, shared))).isTrue();
    }
  }

  @Test
  void answer_withAnotherSharedKey_isNone() throws MalformedPeerException {
    try (var peer = Peer.parse(configuration());
        var initiation = Initiation.of(peer, random, NOON)) {
      assertThat(initiation.isAnsweredBy(answer(initiation.message(), server, new byte[32])))
          .isFalse();
    }
  }

  @Test
  void answer_toAnotherMessage_isNone() throws MalformedPeerException {
    try (var peer = Peer.parse(configuration());
        var one = Initiation.of(peer, random, NOON);
        var other = Initiation.of(peer, random, NOON)) {
      assertThat(one.isAnsweredBy(answer(other.message(), server, shared))).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 12, 44, 59})
  void answer_withAFlippedBit_isNone(int place) throws MalformedPeerException {
    try (var peer = Peer.parse(configuration());
        var initiation = Initiation.of(peer, random, NOON)) {
      var answer = answer(initiation.message(), server, shared);
      answer[place] ^= 1;

      assertThat(initiation.isAnsweredBy(answer)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 64, 91, 93})
  void answer_ofAnotherLength_isNone(int length) throws MalformedPeerException {
    try (var peer = Peer.parse(configuration());
        var initiation = Initiation.of(peer, random, NOON)) {
      var answer = answer(initiation.message(), server, shared);

      assertThat(initiation.isAnsweredBy(Arrays.copyOf(answer, length))).isFalse();
    }
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      textBlock =
          """
          PrivateKey,    Private,         no private key
          PublicKey,     Public,          no key of the server
          PrivateKey = , PrivateKey = A,  a key of another length
          PrivateKey = , PrivateKey = !!, a key that is not base64
          [Interface],   [Peer],          no interface
          """)
  void configuration_withADefect_isRefused(String good, String bad, String what) {
    assertThatThrownBy(() -> Peer.parse(configuration().replace(good, bad)))
        .as(what)
        .isInstanceOf(MalformedPeerException.class)
        .hasMessageNotContaining(base64(client));
  }

  @Test
  void configuration_withAKeyThatSharesWithEveryone_isRefused() {
    var weak = configuration().replace(base64(X25519.publicKey(server)), base64(new byte[32]));

    assertThatThrownBy(() -> Peer.parse(weak)).isInstanceOf(MalformedPeerException.class);
  }

  @Test
  void configuration_ofTwoPeers_isRefused() {
    var two = configuration() + "[Peer]\nPublicKey = " + base64(X25519.publicKey(client)) + "\n";

    assertThatThrownBy(() -> Peer.parse(two)).hasMessageContaining("more than one");
  }
}
