package dev.coffre.backup.k3s;

import dev.coffre.backup.BackupException;
import dev.coffre.crypto.HmacSha256;
import dev.coffre.json.JsonValue;
import dev.coffre.secret.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a Secret holds, as the datastore and the API both tell it.
///
/// @param data the values, decrypted
record SecretContent(String namespace, String name, String type, SortedMap<String, byte[]> data) {

  /// Of a Secret as it is stored, in protobuf (`k8s.io/api/core/v1/generated.proto`).
  static SecretContent of(byte[] message) throws BackupException {
    var name = "";
    var namespace = "";
    var type = "";
    var data = new TreeMap<String, byte[]>();
    var fields = new ProtobufFields(message);
    for (var field = fields.next(); field.isPresent(); field = fields.next()) {
      switch (field.get().number()) {
        case 1 -> {
          name = text(field.get(), 1);
          namespace = text(field.get(), 3);
        }
        case 2 -> data.put(text(field.get(), 1), value(field.get()));
        case 3 -> type = field.get().text();
        default -> {
          // annotations of other versions, and whether it may change, are no content
        }
      }
    }
    return new SecretContent(namespace, name, type, data);
  }

  private static String text(ProtobufFields.Field parent, int number) throws BackupException {
    return parent.fields().find(number).map(ProtobufFields.Field::text).orElse("");
  }

  private static byte[] value(ProtobufFields.Field entry) throws BackupException {
    return entry.fields().find(2).map(ProtobufFields.Field::content).orElse(new byte[0]);
  }

  /// Of a Secret as the API returns it.
  static SecretContent of(JsonValue json) {
    var data = new TreeMap<String, byte[]>();
    if (json.field("data").orElse(JsonValue.Word.NULL) instanceof JsonValue.Fields(var values)) {
      values.forEach((key, value) -> {
        if (value instanceof JsonValue.Text(var text)) {
          data.put(key, Base64.getDecoder().decode(text));
        }
      });
    }
    var metadata = json.field("metadata").orElse(JsonValue.Word.NULL);
    return new SecretContent(
        metadata.text("namespace").orElse(""),
        metadata.text("name").orElse(""),
        json.text("type").orElse(""),
        data);
  }

  /// What it is called in facts.
  String title() {
    return namespace + "/" + name;
  }

  /// A code of all that it holds: the same for the same content, and nothing without the key.
  String code(SecretBytes key) {
    var text = new ByteArrayOutputStream();
    for (var part : new String[] {namespace, name, type}) {
      append(text, part.getBytes(StandardCharsets.UTF_8));
    }
    data.forEach((field, value) -> {
      append(text, field.getBytes(StandardCharsets.UTF_8));
      append(text, value);
    });
    return key.expose(bytes -> HexFormat.of().formatHex(HmacSha256.mac(bytes, text.toByteArray())));
  }

  private static void append(ByteArrayOutputStream text, byte[] part) {
    text.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    text.writeBytes(part);
  }
}
