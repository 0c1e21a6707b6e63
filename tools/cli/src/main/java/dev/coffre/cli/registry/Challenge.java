package dev.coffre.cli.registry;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.file.Access;
import dev.coffre.keys.PublicKey;
import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.key.AgeKeyException;
import dev.coffre.sops.key.AgeKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A random word encrypted for a new holder; whoever says it has the private key. What the word
/// must be lies beside it as a hash, so that the answer may come another day.
record Challenge(Host host, AgeKeys keys, PublicKey key) {
  private static final int BYTES = 16;

  /// Whether an identity at hand is the holder's.
  boolean isMetByKeysAtHand() throws CommandException {
    try (var word = SecretBytes.adopt(host.randomness().bytes(BYTES));
        var opened = open(keys.wrap(key.text(), word))) {
      return opened.sameAs(word);
    } catch (AgeKeyException e) {
      return false;
    }
  }

  private SecretBytes open(String armored) throws AgeKeyException {
    return keys.open(key.text(), armored);
  }

  /// Writes the challenge, and beside it what answers it.
  void write(Path file) throws CommandException, IOException {
    var word = HexFormat.of().formatHex(host.randomness().bytes(BYTES));
    var line = (word + "\n").getBytes(StandardCharsets.US_ASCII);
    try (var text = SecretBytes.adopt(line)) {
      var armored = keys.wrap(key.text(), text).getBytes(StandardCharsets.US_ASCII);
      host.files().replace(file, armored, Access.USUAL);
      var check = (key.text() + "\n" + hash(word) + "\n").getBytes(StandardCharsets.US_ASCII);
      host.files().replace(check(file), check, Access.USUAL);
    } catch (AgeKeyException e) {
      throw CommandException.refused("the recipient cannot be encrypted to: " + e.brief(), "");
    }
  }

  /// Refuses an answer that is not the word.
  void require(Path file, String answer) throws CommandException, FileFailure {
    try {
      var lines = Files.readAllLines(check(file));
      if (lines.size() != 2 || !lines.get(0).equals(key.text())) {
        throw CommandException.refused(
            host.shown(file) + ": it is no challenge for this recipient", "make a new one");
      }
      if (!lines.get(1).equals(hash(answer.strip()))) {
        throw CommandException.refused(
            "the answer is not the word of " + host.shown(file),
            "the holder finds it with: age -d -i IDENTITY " + host.shown(file));
      }
    } catch (IOException e) {
      throw new FileFailure(host.shown(check(file)), e);
    }
  }

  private static Path check(Path file) {
    return file.resolveSibling(file.getFileName() + ".check");
  }

  private static String hash(String word) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
