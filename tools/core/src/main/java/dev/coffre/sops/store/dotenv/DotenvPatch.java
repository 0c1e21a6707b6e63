package dev.coffre.sops.store.dotenv;

import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.Splice;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Changes a dotenv text in place: replacements together, then additions and removals one by one.
final class DotenvPatch {
  private byte[] text;

  private DotenvPatch(byte[] text) {
    this.text = text;
  }

  static byte[] apply(byte[] source, List<Edit> edits, MetadataEdit metadata)
      throws StoreException {
    var patch = new DotenvPatch(source);
    patch.replace(edits);
    for (var edit : edits) {
      switch (edit) {
        case Edit.Put(var path, var value) -> patch.put(new Entry(key(path), value));
        case Edit.Remove(var path) -> patch.remove(key(path));
        case Edit.Replace replace -> {}
        case Edit.CommentOut commentOut ->
            throw new StoreException("a dotenv file has no list elements");
      }
    }
    switch (metadata) {
      case MetadataEdit.Keep() -> {}
      case MetadataEdit.Drop() -> patch.write(List.of());
      case MetadataEdit.Write(var mapping) ->
          patch.write(DotenvStore.metadataLines(Optional.of(mapping)));
    }
    return patch.text;
  }

  private static String key(List<Object> path) throws StoreException {
    if (path.size() == 1 && path.getFirst() instanceof String key) {
      return key;
    }
    throw new StoreException("a dotenv file has no values below its keys");
  }

  private void replace(List<Edit> edits) throws StoreException {
    var splices = new ArrayList<Splice>();
    for (var edit : edits) {
      if (edit instanceof Edit.Replace(var site, var value)) {
        boolean comment = site instanceof Line.Place place && place.comment();
        var rendered =
            comment && value instanceof Value.Str(var bytes)
                ? bytes.expose(byte[]::clone)
                : DotenvText.value(value);
        splices.add(new Splice(site.start(), site.end(), rendered));
      }
    }
    text = Splice.apply(text, splices);
  }

  private void put(Entry entry) throws StoreException {
    var line = DotenvText.line(entry);
    var old = find(entry.key());
    if (old.isPresent()) {
      splice(old.get().start(), old.get().end(), line);
      return;
    }
    var lines = DotenvParser.parse(text);
    int end =
        lines.stream()
            .filter(other -> DotenvStore.isMetadata(other.item()))
            .mapToInt(Line::start)
            .findFirst()
            .orElse(text.length);
    insert(end, line);
  }

  /// Puts a whole line at `offset`, which is the start of a line or the end of the text.
  private void insert(int offset, byte[] line) throws StoreException {
    if (offset > 0 && text[offset - 1] != '\n') {
      splice(offset, offset, new byte[] {'\n'});
      splice(offset + 1, offset + 1, line);
    } else {
      splice(offset, offset, line);
    }
  }

  private void remove(String key) throws StoreException {
    var old = find(key).orElseThrow(() -> new StoreException("no key " + key));
    splice(old.start(), old.end(), new byte[0]);
  }

  private Optional<Line> find(String key) throws StoreException {
    return DotenvParser.parse(text).stream()
        .filter(line -> line.item() instanceof Entry entry && entry.key().equals(key))
        .findFirst();
  }

  /// Makes the metadata lines be these, each where its key stands already, new ones at the end.
  private void write(List<Entry> metadata) throws StoreException {
    var missing = new ArrayList<>(metadata);
    var splices = new ArrayList<Splice>();
    for (var line : DotenvParser.parse(text)) {
      if (line.item() instanceof Entry(var key, Node node) && DotenvStore.isMetadata(line.item())) {
        var wanted = missing.stream().filter(entry -> entry.key().equals(key)).findFirst();
        wanted.ifPresent(missing::remove);
        splices.add(new Splice(line.start(), line.end(), rendered(wanted)));
      }
    }
    text = Splice.apply(text, splices);
    for (var entry : missing) {
      insert(text.length, DotenvText.line(entry));
    }
  }

  private static byte[] rendered(Optional<Entry> entry) throws StoreException {
    return entry.isPresent() ? DotenvText.line(entry.get()) : new byte[0];
  }

  private void splice(int start, int end, byte[] replacement) throws StoreException {
    text = Splice.apply(text, List.of(new Splice(start, end, replacement)));
  }
}
