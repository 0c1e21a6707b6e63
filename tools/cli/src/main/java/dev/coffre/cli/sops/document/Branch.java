package dev.coffre.cli.sops.document;

import dev.coffre.cli.sops.document.TreePath.Step;
import dev.coffre.sops.tree.Comment;
import dev.coffre.sops.tree.Element;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Item;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Looking up, putting and removing at a path of a decrypted document, by the rules of sops.
public final class Branch {

  /// A path that leads nowhere.
  public static final class NotFound extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean missing;

    private NotFound(boolean missing, String message) {
      super(message);
      this.missing = missing;
    }

    /// The document could have something there, but has not.
    static NotFound missing(String message) {
      return new NotFound(true, message);
    }

    /// The path does not fit the document.
    static NotFound misfit(String message) {
      return new NotFound(false, message);
    }

    /// Whether the document could have something there.
    public boolean isMissing() {
      return missing;
    }
  }

  private Branch() {}

  /// What stands at `path`.
  public static Element find(Node.Mapping document, TreePath path) throws NotFound {
    Element current = document;
    for (var step : path.steps()) {
      current =
          switch (step) {
            case Step.Key(var name) -> child(current, name);
            case Step.Index(var position) -> child(current, position);
          };
    }
    return current;
  }

  private static Element child(Element parent, String name) throws NotFound {
    if (!(parent instanceof Node.Mapping mapping)) {
      throw NotFound.misfit(
          "component ['%s'] is a key, but tree part is not a mapping".formatted(name));
    }
    var index = indexOf(mapping, name);
    if (index.isEmpty()) {
      throw NotFound.misfit("component ['%s'] not found".formatted(name));
    }
    return ((Entry) mapping.items().get(index.getAsInt())).value();
  }

  private static Element child(Element parent, int position) throws NotFound {
    if (!(parent instanceof Node.Sequence sequence)) {
      throw NotFound.misfit(
          "component [%d] is integer, but tree part is not a slice".formatted(position));
    }
    if (position < 0 || position >= sequence.elements().size()) {
      throw NotFound.misfit("component [%d] accesses out of bounds".formatted(position));
    }
    return sequence.elements().get(position);
  }

  private static OptionalInt indexOf(Node.Mapping mapping, String name) {
    var items = mapping.items();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Entry(var key, var _) && key.equals(name)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /// The document with `value` at `path`; what is missing on the way is made, and a scalar on the
  /// way is replaced.
  ///
  /// @throws NotFound if the path leads into a list by a key, into a mapping by an index, or to a
  ///   negative index
  public static Node.Mapping put(Node.Mapping document, TreePath path, Node value) throws NotFound {
    if (path.isRoot()) {
      throw NotFound.misfit("the index is empty");
    }
    return (Node.Mapping) put((Element) document, path, value);
  }

  private static Node put(Element branch, TreePath path, Node value) throws NotFound {
    if (path.isRoot()) {
      return value;
    }
    return switch (branch) {
      case Node.Mapping mapping -> putInMapping(mapping, path, value);
      case Node.Sequence sequence -> putInSequence(sequence, path, value);
      case Node.Scalar _ -> made(path, value);
      case Comment _ -> made(path, value);
    };
  }

  private static Node putInMapping(Node.Mapping mapping, TreePath path, Node value)
      throws NotFound {
    if (!(path.first() instanceof Step.Key(var name))) {
      throw NotFound.misfit("the index leads into a mapping by a number");
    }
    var items = new ArrayList<Item>(mapping.items());
    var index = indexOf(mapping, name);
    if (index.isEmpty()) {
      items.add(new Entry(name, made(path.rest(), value)));
    } else {
      var old = ((Entry) items.get(index.getAsInt())).value();
      items.set(index.getAsInt(), new Entry(name, put(old, path.rest(), value)));
    }
    return new Node.Mapping(items);
  }

  private static Node putInSequence(Node.Sequence sequence, TreePath path, Node value)
      throws NotFound {
    int position = position(path);
    var elements = new ArrayList<Element>(sequence.elements());
    if (position >= elements.size()) {
      elements.add(made(path.rest(), value));
    } else {
      elements.set(position, put(elements.get(position), path.rest(), value));
    }
    return new Node.Sequence(elements);
  }

  private static int position(TreePath path) throws NotFound {
    return switch (path.first()) {
      case Step.Index(var position) when position >= 0 -> position;
      case Step.Index _ -> throw NotFound.misfit("the index has a negative number");
      case Step.Key _ -> throw NotFound.misfit("the index leads into a list by a key");
    };
  }

  private static Node made(TreePath path, Node value) {
    if (path.isRoot()) {
      return value;
    }
    var below = made(path.rest(), value);
    return switch (path.first()) {
      case Step.Key(var name) -> new Node.Mapping(List.of(new Entry(name, below)));
      case Step.Index _ -> new Node.Sequence(List.of(below));
    };
  }

  /// The document without what stands at `path`.
  ///
  /// @throws NotFound if nothing stands there
  public static Node.Mapping remove(Node.Mapping document, TreePath path) throws NotFound {
    if (path.isRoot()) {
      throw NotFound.misfit("the index is empty");
    }
    return (Node.Mapping) remove((Element) document, path);
  }

  private static Node remove(Element branch, TreePath path) throws NotFound {
    return switch (branch) {
      case Node.Mapping mapping -> removeFromMapping(mapping, path);
      case Node.Sequence sequence -> removeFromSequence(sequence, path);
      case Node.Scalar(var value, var _) -> throw unsupported(goType(value), path.first());
      case Comment _ -> throw unsupported("sops.Comment", path.first());
    };
  }

  private static Node removeFromMapping(Node.Mapping mapping, TreePath path) throws NotFound {
    var name = path.first() instanceof Step.Key(var key) ? key : "";
    var index = indexOf(mapping, name);
    if (index.isEmpty()) {
      throw NotFound.missing("Key not found: " + described(path.first()));
    }
    var items = new ArrayList<Item>(mapping.items());
    if (path.rest().isRoot()) {
      items.remove(index.getAsInt());
    } else {
      var below = ((Entry) items.get(index.getAsInt())).value();
      items.set(index.getAsInt(), new Entry(name, remove(below, path.rest())));
    }
    return new Node.Mapping(items);
  }

  private static Node removeFromSequence(Node.Sequence sequence, TreePath path) throws NotFound {
    int position = position(path);
    if (position >= sequence.elements().size()) {
      throw NotFound.missing("Index %d out of bounds".formatted(position));
    }
    var elements = new ArrayList<Element>(sequence.elements());
    if (path.rest().isRoot()) {
      elements.remove(position);
    } else {
      elements.set(position, remove(elements.get(position), path.rest()));
    }
    return new Node.Sequence(elements);
  }

  private static NotFound unsupported(String type, Step step) {
    return NotFound.misfit("Unsupported type: %s for item '%s'".formatted(type, described(step)));
  }

  /// The name that sops' messages give a value's type.
  public static String goType(Value value) {
    return switch (value) {
      case Value.Str _ -> "string";
      case Value.Int _ -> "int";
      case Value.Real _ -> "float64";
      case Value.Bool _ -> "bool";
      case Value.Time _ -> "time.Time";
      case Value.Null _ -> "<nil>";
    };
  }

  private static String described(Step step) {
    return switch (step) {
      case Step.Key(var name) -> name;
      case Step.Index(var position) -> "%!s(int=" + position + ")";
    };
  }
}
