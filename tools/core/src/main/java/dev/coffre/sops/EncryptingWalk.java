package dev.coffre.sops;

import dev.coffre.secret.Randomness;
import dev.coffre.sops.key.DataKey;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import dev.coffre.sops.value.ValueCipher;

/// Encrypts what the selector means and hashes what the MAC covers.
final class EncryptingWalk extends Walk {
  private final ValueCipher cipher;
  private final Stash stash;
  private final Randomness randomness;
  private final Mac mac;

  EncryptingWalk(Metadata metadata, DataKey key, Stash stash, Randomness randomness) {
    super(metadata.selector());
    this.cipher = new ValueCipher(key.bytes());
    this.stash = stash.copy();
    this.randomness = randomness;
    this.mac = new Mac(metadata.macOnlyEncrypted());
  }

  /// The MAC of what was walked, encrypted for the time of writing.
  String sealedMac(String lastModified) {
    var iv = randomness.bytes(ValueCipher.IV_LENGTH);
    return cipher.encrypt(Value.Str.of(mac.text()), false, lastModified, iv).text();
  }

  @Override
  Element leaf(Node.Scalar scalar, Place place, boolean encrypts) {
    mac.add(scalar.value(), encrypts);
    return encrypts
        ? new Node.Scalar(encrypt(scalar.value(), false, place), scalar.site())
        : scalar;
  }

  @Override
  Comment comment(Comment comment, Place place) throws SopsException {
    var encrypted = encrypt(comment.text(), true, place);
    if (place.selection().exempts(encrypted.text())) {
      throw new SopsException.ValueUnencryptable(
          place.path(),
          "an encrypted comment matches unencrypted_comment_regex, so it would exempt what is below"
              + " it");
    }
    return new Comment(encrypted, comment.inline(), comment.site());
  }

  @Override
  Element listed(Comment comment) {
    return new Node.Scalar(comment.text(), comment.site());
  }

  private Value.Str encrypt(Value value, boolean comment, Place place) {
    var aad = place.aad();
    var iv =
        stash.take(comment, value, aad).orElseGet(() -> randomness.bytes(ValueCipher.IV_LENGTH));
    return cipher.encrypt(value, comment, aad, iv);
  }
}
