package dev.coffre.cli.diff;

import dev.coffre.sops.Format;
import dev.coffre.sops.Leaf;
import dev.coffre.sops.Sops;
import dev.coffre.sops.SopsException;
import dev.coffre.sops.Survey;
import dev.coffre.sops.metadata.MasterKey;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Value;
import dev.coffre.sops.value.CipherException;
import dev.coffre.sops.value.Envelope;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;

/// An encrypted file as Git's diff shows it: each value is its length and a few digits that change
/// with its ciphertext. Needs no key, and has nothing that the file does not say to everybody.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Masked(Format format, byte[] content) {
  private static final int DIGITS = 8;

  /// The text; that of a file which is not encrypted, or cannot be read, as it is.
  byte[] text() {
    try {
      var parsed = format.store().parse(content);
      return parsed.metadata().isPresent() ? text(parsed) : content;
    } catch (StoreException | SopsException e) {
      return content;
    }
  }

  private byte[] text(Store.Parsed parsed) throws SopsException, StoreException {
    var metadata = Sops.metadata(parsed);
    var text = new ByteArrayOutputStream();
    if (format == Format.BINARY) {
      for (var leaf : Survey.of(parsed.tree(), metadata.selector())) {
        text.writeBytes(utf8(mask(leaf.value()) + "\n"));
      }
    } else {
      text.writeBytes(values(parsed, metadata));
    }
    text.writeBytes(utf8(readers(metadata)));
    return text.toByteArray();
  }

  private byte[] values(Store.Parsed parsed, Metadata metadata) throws StoreException {
    var edits = new ArrayList<Edit>();
    for (var leaf : Survey.of(parsed.tree(), metadata.selector())) {
      if (leaf.kind() != Leaf.Kind.EXEMPT && Envelope.isMeant(leaf.value())) {
        edits.add(new Edit.Replace(leaf.site(), Value.Str.of(mask(leaf.value()))));
      }
    }
    return format.store().patch(content, edits, new MetadataEdit.Drop());
  }

  private static String mask(Value value) {
    if (!(value instanceof Value.Str text)) {
      return "<not encrypted>";
    }
    try {
      return "<%d bytes %s>".formatted(Envelope.read(text).length(), digits(text));
    } catch (CipherException e) {
      return "<damaged " + digits(text) + ">";
    }
  }

  /// Of the ciphertext: the same for a value that nobody touched.
  private static String digits(Value.Str ciphertext) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = ciphertext.bytes().expose(digest::digest);
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String readers(Metadata metadata) {
    var text = new StringBuilder();
    for (var group : metadata.groups()) {
      for (MasterKey key : group.keys()) {
        text.append("# reader: ").append(key.id()).append('\n');
      }
    }
    var selector = metadata.selector();
    return text.append("# ")
        .append(selector.kind().field())
        .append(": ")
        .append(selector.pattern())
        .append('\n')
        .toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
