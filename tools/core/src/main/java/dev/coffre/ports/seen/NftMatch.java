package dev.coffre.ports.seen;

import dev.coffre.json.JsonValue;
import dev.coffre.ports.PortRange;
import dev.coffre.ports.Prefix;
import dev.coffre.ports.Protocol;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What nft's conditions say of protocol, port and destination; anything else they ask is left
/// open.
///
/// @param own the addresses of the host
record NftMatch(NftRuleset ruleset, Collection<InetAddress> own) {

  /// What a verdict map does with some packets.
  record Branch(Match match, JsonValue verdict) {}

  private enum Field {
    PROTOCOL,
    PORT,
    DESTINATION,
    OTHER
  }

  /// Narrows by `{"op": "==", "left": …, "right": …}`.
  Match narrow(NftRuleset.Chain chain, JsonValue condition, Match match) {
    var left = condition.field("left");
    var right = condition.field("right");
    boolean positive =
        condition.text("op").filter(op -> op.equals("==") || op.equals("in")).isPresent();
    if (left.isEmpty() || right.isEmpty() || !positive) {
      return match;
    }
    var fields = fields(left.get());
    var implied = implied(left.get(), match);
    return fields.size() == 1
        ? narrow(fields.getFirst(), values(chain, right.get()), implied)
        : implied;
  }

  /// The branches of `{"key": …, "data": …}`.
  List<Branch> branches(NftRuleset.Chain chain, JsonValue map, Match match) {
    var key = map.field("key");
    var data = map.field("data");
    if (key.isEmpty() || data.isEmpty()) {
      return List.of();
    }
    var branches = new ArrayList<Branch>();
    for (var pair : values(chain, data.get())) {
      if (pair.items().size() == 2) {
        var narrowed =
            narrow(fields(key.get()), pair.items().getFirst(), implied(key.get(), match));
        branches.add(new Branch(narrowed, pair.items().getLast()));
      }
    }
    return branches;
  }

  /// What `dnat` leads elsewhere when it looks the address up by port.
  Match led(NftRuleset.Chain chain, JsonValue statement, Match match) {
    var map =
        statement
            .field("dnat")
            .flatMap(dnat -> dnat.field("addr"))
            .flatMap(addr -> addr.field("map"));
    var branches = map.map(found -> branches(chain, found, match)).orElse(List.of());
    if (branches.isEmpty()) {
      return match;
    }
    var ports = branches.stream().flatMap(branch -> branch.match().ports().stream()).toList();
    return new Match(branches.getFirst().match().protocols(), ports, match.reachesHost());
  }

  private Match narrow(List<Field> fields, JsonValue key, Match match) {
    var parts =
        unwrapped(key).field("concat").map(JsonValue::items).orElse(List.of(unwrapped(key)));
    if (parts.size() != fields.size()) {
      return match;
    }
    var narrowed = match;
    for (int i = 0; i < parts.size(); i++) {
      narrowed = narrow(fields.get(i), List.of(parts.get(i)), narrowed);
    }
    return narrowed;
  }

  private Match narrow(Field field, List<JsonValue> values, Match match) {
    return switch (field) {
      case PROTOCOL -> protocols(values, match);
      case PORT -> ports(values).map(match::with).orElse(match);
      case DESTINATION -> destinations(values, match);
      case OTHER -> match;
    };
  }

  private static Match protocols(List<JsonValue> values, Match match) {
    if (values.size() != 1 || !(values.getFirst() instanceof JsonValue.Text(var name))) {
      return match;
    }
    return switch (name) {
      case "tcp" -> match.with(Protocol.TCP);
      case "udp" -> match.with(Protocol.UDP);
      default -> match.withNoProtocol();
    };
  }

  /// Empty if one of them is not understood.
  private static Optional<List<PortRange>> ports(List<JsonValue> values) {
    var ports = values.stream().map(NftMatch::ports).toList();
    return ports.isEmpty() || ports.contains(Optional.<PortRange>empty())
        ? Optional.empty()
        : Optional.of(ports.stream().map(Optional::orElseThrow).toList());
  }

  private static Optional<PortRange> ports(JsonValue value) {
    var ends = unwrapped(value).items("range");
    if (ends.size() == 2) {
      return number(ends.getFirst())
          .flatMap(first -> number(ends.getLast()).map(last -> new PortRange(first, last)));
    }
    return number(unwrapped(value)).map(PortRange::of);
  }

  private static Optional<Integer> number(JsonValue value) {
    return value instanceof JsonValue.Numeral(var digits) && digits.matches("[0-9]{1,5}")
        ? Optional.of(Integer.valueOf(digits))
        : Optional.empty();
  }

  private Match destinations(List<JsonValue> values, Match match) {
    var prefixes = values.stream().map(NftMatch::prefix).toList();
    if (prefixes.isEmpty() || prefixes.contains(Optional.<Prefix>empty())) {
      return match;
    }
    boolean reaches =
        prefixes.stream()
            .map(Optional::orElseThrow)
            .anyMatch(prefix -> match.to(prefix, own).reachesHost());
    return reaches ? match : match.withNoProtocol();
  }

  private static Optional<Prefix> prefix(JsonValue value) {
    var plain = unwrapped(value);
    var network = plain.field("prefix");
    var text =
        network.isPresent()
            ? network
                .get()
                .text("addr")
                .flatMap(a -> network.get().number("len").map(n -> a + "/" + n))
            : plain instanceof JsonValue.Text(var address) && !address.startsWith("@")
                ? Optional.of(address + (address.contains(":") ? "/128" : "/32"))
                : Optional.<String>empty();
    return text.map(Prefix::parse);
  }

  /// The elements of a set, whether it stands there or is named; a lone value is one.
  private List<JsonValue> values(NftRuleset.Chain chain, JsonValue value) {
    if (value instanceof JsonValue.Text(var reference) && reference.startsWith("@")) {
      return ruleset.elements(chain, reference).orElse(List.of());
    }
    return value
        .field("set")
        .map(set -> set instanceof JsonValue.Items ? set.items() : List.of(set))
        .orElse(List.of(value));
  }

  private static JsonValue unwrapped(JsonValue value) {
    return value.field("elem").flatMap(element -> element.field("val")).orElse(value);
  }

  private static List<Field> fields(JsonValue key) {
    var parts = key.field("concat").map(JsonValue::items).orElse(List.of(key));
    return parts.stream().map(NftMatch::field).toList();
  }

  /// `tcp dport` is a condition on the protocol as well.
  private static Match implied(JsonValue key, Match match) {
    var protocol = key.field("payload").flatMap(payload -> payload.text("protocol")).orElse("");
    return switch (protocol) {
      case "tcp" -> match.with(Protocol.TCP);
      case "udp" -> match.with(Protocol.UDP);
      default -> match;
    };
  }

  private static Field field(JsonValue part) {
    var name =
        part.field("payload")
            .flatMap(payload -> payload.text("field"))
            .or(() -> part.field("meta").flatMap(meta -> meta.text("key")))
            .orElse("");
    return switch (name) {
      case "l4proto", "protocol", "nexthdr" -> Field.PROTOCOL;
      case "dport" -> Field.PORT;
      case "daddr" -> Field.DESTINATION;
      default -> Field.OTHER;
    };
  }
}
