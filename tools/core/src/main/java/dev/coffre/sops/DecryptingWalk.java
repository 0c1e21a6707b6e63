package dev.coffre.sops;

import dev.coffre.sops.key.DataKey;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import dev.coffre.sops.value.CipherException;
import dev.coffre.sops.value.ValueCipher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decrypts what the selector means, hashes what the MAC covers, and remembers the IVs.
///
/// The selector decides, not the look of a value: `ENC[…]` at an exempted path is a string, and a
/// bare value at an encrypted path is an error.
final class DecryptingWalk extends Walk {
  private final ValueCipher cipher;
  private final Mac mac;
  private final Stash stash = new Stash();
  private final List<String> unencryptedComments = new ArrayList<>();

  DecryptingWalk(Metadata metadata, DataKey key) {
    super(metadata.selector());
    this.cipher = new ValueCipher(key.bytes());
    this.mac = new Mac(metadata.macOnlyEncrypted());
  }

  Stash stash() {
    return stash;
  }

  List<String> unencryptedComments() {
    return unencryptedComments;
  }

  /// The MAC of what was walked, in upper-case hex.
  String mac() {
    return mac.text();
  }

  @Override
  Element leaf(Node.Scalar scalar, Place place, boolean encrypts) throws SopsException {
    if (!encrypts) {
      mac.add(scalar.value(), false);
      return scalar;
    }
    if (!(scalar.value() instanceof Value.Str text)) {
      throw new SopsException.ValueUndecryptable(place.path(), "the value is not encrypted");
    }
    return text.bytes().length() == 0 ? scalar : decrypted(text, scalar, place);
  }

  private Element decrypted(Value.Str text, Node.Scalar scalar, Place place) throws SopsException {
    try {
      var plain = decrypt(text, place);
      if (plain.comment() && plain.value() instanceof Value.Str comment) {
        return new Comment(comment, false, scalar.site());
      }
      mac.add(plain.value(), true);
      return new Node.Scalar(plain.value(), scalar.site());
    } catch (CipherException e) {
      throw new SopsException.ValueUndecryptable(place.path(), String.valueOf(e.getMessage()));
    }
  }

  /// A comment that cannot be decrypted stays as it is: older versions did not encrypt comments. A
  /// decrypted one goes to a line of its own, as in sops.
  @Override
  Comment comment(Comment comment, Place place) {
    if (comment.text().bytes().length() == 0) {
      return comment;
    }
    return plain(comment, place)
        .map(text -> new Comment(text, false, comment.site()))
        .orElseGet(() -> {
          unencryptedComments.add(comment.text().text());
          return comment;
        });
  }

  private Optional<Value.Str> plain(Comment comment, Place place) {
    try {
      return decrypt(comment.text(), place).value() instanceof Value.Str text
          ? Optional.of(text)
          : Optional.empty();
    } catch (CipherException e) {
      return Optional.empty();
    }
  }

  @Override
  Element listed(Comment comment) {
    return comment;
  }

  private ValueCipher.Decrypted decrypt(Value.Str text, Place place) throws CipherException {
    var aad = place.aad();
    var plain = cipher.decrypt(text, aad);
    if (plain.iv().length == ValueCipher.IV_LENGTH) {
      stash.remember(plain.comment(), plain.value(), aad, plain.iv());
    }
    return plain;
  }
}
