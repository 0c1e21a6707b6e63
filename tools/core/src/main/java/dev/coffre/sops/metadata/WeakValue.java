package dev.coffre.sops.metadata;

import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Reads metadata fields with the conversions sops makes between scalar types, since files of
/// flattened formats hold everything as text.
///
/// @param field the name for messages
/// @param node the field's node; absent and null mean the type's zero
record WeakValue(String field, Optional<Node> node) {

  /// The last field of this name, else the last whose name differs in case only.
  static WeakValue of(Node.Mapping mapping, String field) {
    return new WeakValue(field, named(mapping, field, true).or(() -> named(mapping, field, false)));
  }

  private static Optional<Node> named(Node.Mapping mapping, String field, boolean exact) {
    Optional<Node> last = Optional.empty();
    for (var item : mapping.items()) {
      if (item instanceof Entry(var key, var value)
          && (exact ? key.equals(field) : key.equalsIgnoreCase(field))) {
        last = Optional.of(value);
      }
    }
    return last;
  }

  String text() throws MetadataException {
    return switch (scalar()) {
      case Value.Str str -> str.text();
      case Value.Int(var number) -> Long.toString(number);
      case Value.Real(var number) -> new BigDecimal(Double.toString(number)).toPlainString();
      case Value.Bool(var truth) -> truth ? "1" : "0";
      case Value.Null() -> "";
      case Value.Time time -> throw refused("a timestamp; put it in quotes");
    };
  }

  int integer() throws MetadataException {
    return switch (scalar()) {
      case Value.Int(var number) -> (int) number;
      case Value.Real(var number) -> (int) number;
      case Value.Bool(var truth) -> truth ? 1 : 0;
      case Value.Null() -> 0;
      case Value.Str str -> parseInteger(str.text());
      case Value.Time time -> throw refused("a timestamp");
    };
  }

  boolean truth() throws MetadataException {
    return switch (scalar()) {
      case Value.Bool(var truth) -> truth;
      case Value.Int(var number) -> number != 0;
      case Value.Real(var number) -> number != 0;
      case Value.Null() -> false;
      case Value.Str str -> parseTruth(str.text());
      case Value.Time time -> throw refused("a timestamp");
    };
  }

  /// The mappings of a list; a single mapping stands for a list of one.
  List<Node.Mapping> mappings() throws MetadataException {
    return switch (node.orElse(NULL)) {
      case Node.Mapping mapping when mapping.items().isEmpty() -> List.of();
      case Node.Mapping mapping -> List.of(mapping);
      case Node.Scalar(Value.Null none, var site) -> List.of();
      case Node.Scalar scalar -> throw refused("not a list");
      case Node.Sequence(var elements) -> elements(elements);
    };
  }

  private List<Node.Mapping> elements(List<Element> elements) throws MetadataException {
    var mappings = new java.util.ArrayList<Node.Mapping>();
    for (var element : elements) {
      switch (element) {
        case Node.Mapping mapping -> mappings.add(mapping);
        case Node.Scalar(Value.Null none, var site) -> mappings.add(EMPTY);
        case Node.Scalar scalar -> throw refused("a list of something that is not a mapping");
        case Node.Sequence sequence -> throw refused("a list of lists");
        case dev.coffre.sops.tree.Comment comment -> {}
      }
    }
    return mappings;
  }

  private static final Node NULL = Node.Scalar.of(new Value.Null());
  private static final Node.Mapping EMPTY = new Node.Mapping(List.of());

  private Value scalar() throws MetadataException {
    return switch (node.orElse(NULL)) {
      case Node.Scalar(var value, var site) -> value;
      case Node.Mapping mapping -> throw refused("a mapping");
      case Node.Sequence sequence -> throw refused("a list");
    };
  }

  private int parseInteger(String text) throws MetadataException {
    try {
      return text.isEmpty() ? 0 : Integer.decode(text.replaceFirst("^([+-]?)0[oO]", "$10"));
    } catch (NumberFormatException e) {
      throw refused("not a number");
    }
  }

  private boolean parseTruth(String text) throws MetadataException {
    return switch (text) {
      case "1", "t", "T", "TRUE", "true", "True" -> true;
      case "", "0", "f", "F", "FALSE", "false", "False" -> false;
      default -> throw refused("neither true nor false");
    };
  }

  private MetadataException refused(String why) {
    return new MetadataException("sops metadata: " + field + " is " + why);
  }
}
