package dev.coffre.sops.store.yaml;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.read.Parser;
import dev.coffre.sops.store.yaml.read.RawNode;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/// What two parsers see in a text, in one notation: a line for each document, scalar, alias and
/// beginning or end of a collection. Anchors are numbered in order, as names may be used again.
final class Events {

  private static final String REFUSED = "refused: ";

  private final List<String> lines = new ArrayList<>();
  private final IdentityHashMap<RawNode, Integer> nodes = new IdentityHashMap<>();
  private final Map<String, Integer> names = new HashMap<>();
  private int anchors;

  private Events() {}

  static List<String> ours(String text) {
    try {
      var events = new Events();
      for (var document : Parser.parse(text.getBytes(StandardCharsets.UTF_8)).documents()) {
        events.lines.add("document" + (document.explicitStart() ? " ---" : ""));
        events.add(document.root());
      }
      events.lines.add("end of the text");
      return events.lines;
    } catch (StoreException e) {
      return List.of(REFUSED + e.getMessage());
    }
  }

  static List<String> snakeYaml(String text) {
    var options = new LoaderOptions();
    options.setNestingDepthLimit(Integer.MAX_VALUE);
    try {
      var events = new Events();
      for (var event : new Yaml(options).parse(new StringReader(text))) {
        events.add(event);
      }
      events.lines.add("end of the text");
      return events.lines;
    } catch (YAMLException e) {
      return List.of(REFUSED + e.getMessage());
    }
  }

  static boolean isRefused(List<String> events) {
    return events.getFirst().startsWith(REFUSED);
  }

  private void add(RawNode node) {
    var base = node.base();
    var properties = (base.anchored() ? "&" + anchors + " " : "") + tag(base.tag());
    if (base.anchored()) {
      nodes.put(node, anchors++);
    }
    switch (node) {
      case RawNode.Scalar scalar -> {
        var text = scalar.text().expose(bytes -> new String(bytes, StandardCharsets.UTF_8));
        lines.add(properties + scalar.style() + " " + text);
      }
      case RawNode.Alias alias -> {
        var target = alias.target().node().map(nodes::get);
        lines.add("*" + target.map(String::valueOf).orElse("around it"));
      }
      case RawNode.Sequence sequence -> {
        lines.add(properties + "list" + (sequence.flow() ? " in brackets" : ""));
        sequence.items().forEach(item -> add(item.node()));
        lines.add("end");
      }
      case RawNode.Mapping mapping -> {
        lines.add(properties + "mapping" + (mapping.flow() ? " in brackets" : ""));
        for (var pair : mapping.pairs()) {
          add(pair.key());
          add(pair.value());
        }
        lines.add("end");
      }
    }
  }

  private static String tag(String tag) {
    return tag.isEmpty() ? "" : "<" + tag + "> ";
  }

  private void add(Event event) {
    switch (event) {
      case DocumentStartEvent start -> lines.add("document" + (start.getExplicit() ? " ---" : ""));
      case AliasEvent alias -> lines.add("*" + names.get(alias.getAnchor()));
      case ScalarEvent scalar ->
          lines.add(properties(scalar, scalar.getTag()) + style(scalar) + " " + scalar.getValue());
      case CollectionStartEvent start ->
          lines.add(
              properties(start, start.getTag())
                  + (start.is(Event.ID.SequenceStart) ? "list" : "mapping")
                  + (start.getFlowStyle() == FlowStyle.FLOW ? " in brackets" : ""));
      default -> {
        if (event.is(Event.ID.SequenceEnd) || event.is(Event.ID.MappingEnd)) {
          lines.add("end");
        }
      }
    }
  }

  private String properties(NodeEvent event, @Nullable String tag) {
    var anchor = "";
    if (event.getAnchor() != null) {
      anchor = "&" + anchors + " ";
      names.put(event.getAnchor(), anchors++);
    }
    return anchor + tag(tag == null ? "" : tag);
  }

  private static String style(ScalarEvent scalar) {
    return switch (scalar.getScalarStyle()) {
      case ScalarStyle.DOUBLE_QUOTED -> "DOUBLE_QUOTED";
      case ScalarStyle.SINGLE_QUOTED -> "SINGLE_QUOTED";
      case ScalarStyle.LITERAL -> "LITERAL";
      case ScalarStyle.FOLDED -> "FOLDED";
      case ScalarStyle.PLAIN, ScalarStyle.JSON_SCALAR_STYLE -> "PLAIN";
    };
  }
}
