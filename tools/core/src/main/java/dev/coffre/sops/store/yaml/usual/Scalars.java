package dev.coffre.sops.store.yaml.usual;

import dev.coffre.secret.SecretBytes;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.scalar.Resolver;
import dev.coffre.sops.store.yaml.tree.YamlSite;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Keys and scalars that begin and end on one line, and cannot be mistaken for anything else.
final class Scalars {
  /// Beyond 1,024 bytes nothing is a key.
  private static final int LONGEST_KEY = 200;

  private static final int LONGEST_WORD = 5;

  private Scalars() {}

  /// The colon of a plain key that a line begins with.
  ///
  /// @return -1 if it does not begin with one
  static int keyEnd(byte[] text, int start, int end) {
    int at = start;
    while (at < end && isKeyPart(text[at], at == start)) {
      at++;
    }
    boolean key = at > start && at < end && text[at] == ':' && at - start <= LONGEST_KEY;
    boolean alone = at + 1 == end;
    return key && (alone || (text[at + 1] == ' ' && text[at + 2] != ' ')) ? at : -1;
  }

  private static boolean isKeyPart(byte character, boolean first) {
    return isLetter(character)
        || character == '_'
        || (!first && (isDigit(character) || ".-/".indexOf(character) >= 0));
  }

  private static boolean isLetter(byte character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }

  private static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }

  /// Whether a key is a string, as sops wants it.
  static boolean isText(String key) {
    return key.length() > LONGEST_WORD
        || Resolver.isString(SecretBytes.adopt(key.getBytes(StandardCharsets.US_ASCII)));
  }

  /// What stands from one byte to another.
  static Node read(byte[] text, int start, int end) throws UnusualException {
    byte first = text[start];
    if (first == '"' || first == '\'') {
      return quoted(text, start, end);
    }
    if ((first == '{' || first == '[') && end - start == 2 && text[start + 1] == first + 2) {
      return first == '{' ? new Node.Mapping(List.of()) : new Node.Sequence(List.of());
    }
    return plain(text, start, end);
  }

  private static Node quoted(byte[] text, int start, int end) throws UnusualException {
    int last = end - 1;
    boolean closed = last > start && text[last] == text[start];
    for (int i = start + 1; i < last; i++) {
      closed &= text[i] != text[start] && text[i] != '\\';
    }
    UsualLayout.require(closed);
    var content = SecretBytes.adopt(Arrays.copyOfRange(text, start + 1, last));
    return new Node.Scalar(new Value.Str(content), YamlSite.at(start, end));
  }

  private static Node plain(byte[] text, int start, int end) throws UnusualException {
    UsualLayout.require(isPlainStart(text[start]));
    for (int i = start; i < end; i++) {
      boolean colon = text[i] == ':' && (i + 1 == end || text[i + 1] == ' ');
      UsualLayout.require(!colon && text[i] != '#');
    }
    var content = SecretBytes.adopt(Arrays.copyOfRange(text, start, end));
    try {
      return new Node.Scalar(Resolver.resolve(content, "", true), YamlSite.at(start, end));
    } catch (StoreException e) {
      throw new UnusualException();
    }
  }

  private static boolean isPlainStart(byte character) {
    return isLetter(character) || isDigit(character) || "_/.^($+~\\".indexOf(character) >= 0;
  }
}
