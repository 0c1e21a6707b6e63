package dev.coffre.backup.k3s;

import dev.coffre.backup.BackupException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The fields of a protobuf message, one after the other. What is behind the last field that was
/// asked for is not looked at, so a message may be cut there. Not thread-safe.
final class ProtobufFields {
  private static final int LENGTH_DELIMITED = 2;
  private static final int MOST_SHIFT = 63;

  private final byte[] message;
  private final int end;
  private int at;

  ProtobufFields(byte[] message) {
    this(message, 0, message.length);
  }

  private ProtobufFields(byte[] message, int at, int end) {
    this.message = message;
    this.at = at;
    this.end = end;
  }

  /// A field: its number, and its content if it has a length.
  static final class Field {
    private final int number;
    private final byte[] content;

    private Field(int number, byte[] content) {
      this.number = number;
      this.content = content;
    }

    int number() {
      return number;
    }

    /// Its own: do not change it.
    byte[] content() {
      return content;
    }

    ProtobufFields fields() {
      return new ProtobufFields(content);
    }

    String text() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  /// The next field; nothing at the end.
  Optional<Field> next() throws BackupException {
    if (at == end) {
      return Optional.empty();
    }
    long tag = number();
    int field = (int) (tag >>> 3);
    return Optional.of(
        new Field(
            field,
            switch ((int) (tag & 7)) {
              case 0 -> {
                number();
                yield new byte[0];
              }
              case 1 -> take(8);
              case LENGTH_DELIMITED -> take(number());
              case 5 -> take(4);
              default -> throw malformed();
            }));
  }

  /// The next field with that number; nothing if there is none before the end.
  Optional<Field> find(int number) throws BackupException {
    for (var field = next(); field.isPresent(); field = next()) {
      if (field.get().number() == number) {
        return field;
      }
    }
    return Optional.empty();
  }

  private byte[] take(long length) throws BackupException {
    if (length < 0 || length > end - at) {
      throw malformed();
    }
    at += (int) length;
    return Arrays.copyOfRange(message, at - (int) length, at);
  }

  private long number() throws BackupException {
    long value = 0;
    for (int shift = 0; shift <= MOST_SHIFT && at < end; shift += 7) {
      byte next = message[at++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw malformed();
  }

  private static BackupException malformed() {
    return new BackupException("an object in the datastore is no whole protobuf message");
  }
}
