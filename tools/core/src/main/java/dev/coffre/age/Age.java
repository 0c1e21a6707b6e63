package dev.coffre.age;

import dev.coffre.age.format.Header;
import dev.coffre.age.format.HeaderReader;
import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.Identity;
import dev.coffre.age.key.Recipient;
import dev.coffre.age.key.Stanza;
import dev.coffre.age.key.Wrapping;
import dev.coffre.age.stream.PayloadKey;
import dev.coffre.age.stream.PayloadPump;
import dev.coffre.age.stream.PayloadReader;
import dev.coffre.age.stream.PayloadWriter;
import dev.coffre.age.stream.SeekablePayload;
import dev.coffre.secret.Randomness;
import dev.coffre.secret.SecretBytes;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Encrypts and decrypts age files, as streams of any length in constant memory, or as byte arrays.
/// Thread-safe.
public final class Age {
  static final int FILE_KEY = 16;

  private final Randomness randomness;

  /// Encrypts with keys made by `randomness`.
  ///
  /// @param randomness makes file keys and nonces
  public Age(Randomness randomness) {
    this.randomness = randomness;
  }

  /// Encrypts what is written to the result, in binary form; {@link Armor#writing} around `target`
  /// makes it text. The header is written at once; the file is whole only once the result is
  /// closed, which also closes `target`. If the plaintext cannot be had to its end, {@link
  /// EncryptingStream#abandon} it.
  ///
  /// @param recipients at least one
  /// @throws AgeException.IncompatibleRecipients if they must not share a file
  /// @throws IOException from `target`
  public EncryptingStream encrypting(OutputStream target, List<? extends Recipient> recipients)
      throws IOException {
    return new EncryptingStream(new PayloadWriter(start(target, recipients), target));
  }

  /// Encrypts all that is left of `source` into `target`, in binary form, with several threads. The
  /// result is that of {@link #encrypting}; it is whole only if this returns. Closes neither
  /// stream.
  ///
  /// @param threads how many may encrypt at the same time, at least one
  /// @throws AgeException.IncompatibleRecipients if the recipients must not share a file
  /// @throws IOException from either stream
  public void encrypt(
      InputStream source, OutputStream target, List<? extends Recipient> recipients, int threads)
      throws IOException {
    try (var key = start(target, recipients)) {
      PayloadPump.seal(key, source, target, threads);
    }
  }

  /// Writes the header and the nonce and returns the payload's key.
  private SecretBytes start(OutputStream target, List<? extends Recipient> recipients)
      throws IOException {
    try (var fileKey = SecretBytes.adopt(randomness.bytes(FILE_KEY))) {
      var nonce = randomness.bytes(PayloadKey.NONCE);
      target.write(Header.authenticated(wrap(fileKey, recipients), fileKey).bytes());
      target.write(nonce);
      return PayloadKey.derive(fileKey, nonce);
    }
  }

  /// A small file in binary form.
  ///
  /// @throws AgeException as {@link #encrypting}
  public byte[] encrypt(SecretBytes plaintext, List<? extends Recipient> recipients)
      throws AgeException {
    var file = new ByteArrayOutputStream();
    encryptInto(file, plaintext, recipients);
    return file.toByteArray();
  }

  /// A small file as text, which ends in a newline.
  ///
  /// @throws AgeException as {@link #encrypting}
  public String encryptArmored(SecretBytes plaintext, List<? extends Recipient> recipients)
      throws AgeException {
    var file = new ByteArrayOutputStream();
    encryptInto(Armor.writing(file), plaintext, recipients);
    return file.toString(StandardCharsets.US_ASCII);
  }

  /// Decrypts a file in binary form; {@link Armor#reading} around `source` reads text. Each chunk
  /// is authenticated before it is handed out, so what was read is genuine, but only the end of the
  /// stream says that it was all.
  ///
  /// @param identities tried in this order, those that ask nobody and run nothing first
  /// @return throws {@link AgeException.DamagedPayload} where the payload is damaged; closing it
  ///   wipes the key and closes `source`
  /// @throws AgeException if the header is damaged or no identity matches
  /// @throws IOException from `source`
  public static InputStream decrypting(InputStream source, List<? extends Identity> identities)
      throws IOException {
    var input = new BufferedInputStream(source);
    return new PayloadReader(payloadKey(input, identities), input);
  }

  /// Decrypts all that is left of `source`, in binary form, into `target` with several threads.
  /// What is written is genuine, but only if this returns was it all. Closes neither stream.
  ///
  /// @param identities tried in this order, those that ask nobody and run nothing first
  /// @param threads how many may decrypt at the same time, at least one
  /// @throws AgeException if the header is damaged or no identity matches, before anything is
  ///   written, or where the payload is damaged, behind what was genuine
  /// @throws IOException from either stream
  public static void decrypt(
      InputStream source, OutputStream target, List<? extends Identity> identities, int threads)
      throws IOException {
    var input = new BufferedInputStream(source);
    try (var key = payloadKey(input, identities)) {
      PayloadPump.open(key, input, target, threads);
    }
  }

  /// Reads up to the payload and returns its key.
  private static SecretBytes payloadKey(
      BufferedInputStream input, List<? extends Identity> identities) throws IOException {
    var header = HeaderReader.read(input);
    try (var fileKey = FileKeys.unwrap(header, identities)) {
      return PayloadKey.derive(fileKey, nonce(input));
    }
  }

  /// Decrypts a file in binary form for reading in any order. That the file is whole is checked
  /// now; each chunk is authenticated when it is read.
  ///
  /// @return read-only and not thread-safe; throws {@link AgeException.DamagedPayload} where the
  ///   payload is damaged; closing it wipes the key and closes `source`
  /// @throws AgeException if the header or the payload's end is damaged or no identity matches
  /// @throws IOException from `source`
  public static SeekableByteChannel decrypting(
      SeekableByteChannel source, List<? extends Identity> identities) throws IOException {
    var input = new BufferedInputStream(Channels.newInputStream(source.position(0)));
    var header = HeaderReader.read(input);
    try (var fileKey = FileKeys.unwrap(header, identities)) {
      var key = PayloadKey.derive(fileKey, nonce(input));
      long start = (long) header.bytes().length + PayloadKey.NONCE;
      return SeekablePayload.open(key, source, start);
    }
  }

  /// Decrypts a small file, binary or armored.
  ///
  /// @throws AgeException if it is damaged in any place or no identity matches
  public static SecretBytes decrypt(byte[] file, List<? extends Identity> identities)
      throws AgeException {
    InputStream source = new ByteArrayInputStream(file);
    if (Armor.begins(file)) {
      source = Armor.reading(source);
    }
    try (var plaintext = decrypting(source, identities)) {
      return whole(plaintext, file.length);
    } catch (AgeException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("a byte array cannot fail", e);
    }
  }

  /// Reads to the end. Into one array, which is wiped, where `readAllBytes` would leave pieces.
  ///
  /// @param limit more than there are bytes
  private static SecretBytes whole(InputStream plaintext, int limit) throws IOException {
    var buffer = new byte[limit];
    try {
      int length = plaintext.readNBytes(buffer, 0, limit);
      return SecretBytes.adopt(Arrays.copyOf(buffer, length));
    } finally {
      Arrays.fill(buffer, (byte) 0);
    }
  }

  private static byte[] nonce(InputStream source) throws IOException {
    var nonce = source.readNBytes(PayloadKey.NONCE);
    if (nonce.length < PayloadKey.NONCE) {
      throw new AgeException.MalformedHeader("unexpected end of file in the nonce behind it");
    }
    return nonce;
  }

  private void encryptInto(
      OutputStream file, SecretBytes plaintext, List<? extends Recipient> recipients)
      throws AgeException {
    try (var payload = encrypting(file, recipients)) {
      plaintext.<OutputStream, IOException>expose(bytes -> {
        payload.write(bytes);
        return payload;
      });
    } catch (AgeException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("a byte array cannot fail", e);
    }
  }

  private List<Stanza> wrap(SecretBytes fileKey, List<? extends Recipient> recipients)
      throws AgeException {
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("no recipients");
    }
    var stanzas = new ArrayList<Stanza>();
    var labels = Set.<String>of();
    for (var recipient : recipients) {
      var wrapping = recipient.wrap(fileKey, randomness);
      if (stanzas.isEmpty()) {
        labels = wrapping.labels();
      }
      check(labels, wrapping.labels());
      stanzas.addAll(wrapping.stanzas());
    }
    return stanzas;
  }

  private static void check(Set<String> first, Set<String> other) throws AgeException {
    if (first.equals(other)) {
      return;
    }
    var quantum = Wrapping.POST_QUANTUM;
    if (first.contains(quantum) != other.contains(quantum)) {
      throw new AgeException.IncompatibleRecipients(
          "can't mix post-quantum and classic recipients, or the file would be vulnerable to"
              + " quantum computers");
    }
    throw new AgeException.IncompatibleRecipients("one of them must be the only one");
  }
}
