package dev.coffre.cli.sops.document;

import dev.coffre.cli.sops.call.Failure;
import dev.coffre.cli.sops.call.Status;
import dev.coffre.sops.Format;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Reads the value of `set`: JSON, in which a number alone is a float, as it is to sops, and
/// numbers inside an object are whole where they look so.
public final class JsonValue {
  private JsonValue() {}

  /// The value in `text`.
  ///
  /// @throws Failure if it is not one JSON value, or an array, which sops refuses
  public static Node parse(byte[] text) throws Failure {
    var value = wrapped(text);
    return switch (value) {
      case Node.Scalar(Value.Int _, var site) -> new Node.Scalar(real(text), site);
      case Node.Scalar scalar -> scalar;
      case Node.Mapping mapping -> mapping;
      case Node.Sequence _ ->
          throw Failure.of(Status.INVALID_SET_FORMAT, "Invalid --set value format");
    };
  }

  /// A number from its digits and not from the integer, which has no `-0`.
  private static Value real(byte[] text) {
    return new Value.Real(Double.parseDouble(new String(text, StandardCharsets.UTF_8).strip()));
  }

  /// Reads the value as the only entry of an object. What would end that object early, or add to
  /// it, is not one value.
  private static Node wrapped(byte[] text) throws Failure {
    var object = new ByteArrayOutputStream();
    object.writeBytes("{\"value\":".getBytes(StandardCharsets.UTF_8));
    object.writeBytes(text);
    object.write('}');
    try {
      var parsed = Format.JSON.store().parse(object.toByteArray());
      var items = parsed.tree().documents().getFirst().items();
      if (items.size() == 1
          && parsed.metadata().isEmpty()
          && items.getFirst() instanceof Entry(var _, var value)) {
        return value;
      }
    } catch (StoreException e) {
      throw invalid();
    }
    throw invalid();
  }

  private static Failure invalid() {
    return Failure.of(Status.INVALID_SET_FORMAT, "Value for --set is not valid JSON");
  }
}
