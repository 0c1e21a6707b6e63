package dev.coffre.sops.store.ini;

import dev.coffre.sops.store.Edit;
import dev.coffre.sops.store.MetadataEdit;
import dev.coffre.sops.store.Splice;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.ini.Ini.NoteSite;
import dev.coffre.sops.store.ini.Ini.Quote;
import dev.coffre.sops.store.ini.Ini.Section;
import dev.coffre.sops.store.ini.Ini.Setting;
import dev.coffre.sops.store.ini.Ini.ValueSite;
import dev.coffre.sops.tree.Entry;
import dev.coffre.sops.tree.Node;
import dev.coffre.sops.tree.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Changes an INI text in place: replacements together, then additions and removals one by one.
final class IniPatch {
  private byte[] text;

  private IniPatch(byte[] text) {
    this.text = text;
  }

  static byte[] apply(byte[] source, List<Edit> edits, MetadataEdit metadata)
      throws StoreException {
    var patch = new IniPatch(source);
    patch.replace(edits);
    for (var edit : edits) {
      switch (edit) {
        case Edit.Put(var path, var value) -> patch.put(path, value);
        case Edit.Remove(var path) -> patch.remove(path);
        case Edit.Replace replace -> {}
        case Edit.CommentOut commentOut ->
            throw new StoreException("an ini file has no list elements");
      }
    }
    switch (metadata) {
      case MetadataEdit.Keep() -> {}
      case MetadataEdit.Drop() -> patch.drop();
      case MetadataEdit.Write(var mapping) -> patch.write(IniStore.flat(mapping));
    }
    return patch.text;
  }

  private void replace(List<Edit> edits) throws StoreException {
    var splices = new ArrayList<Splice>();
    for (var edit : edits) {
      switch (edit) {
        case Edit.Replace(ValueSite site, var value) -> values(site, value, splices);
        case Edit.Replace(NoteSite site, var value) -> comments(site, value, splices);
        case Edit.Replace replace -> throw new StoreException("an edit of another file");
        case Edit.Put put -> {}
        case Edit.Remove remove -> {}
        case Edit.CommentOut commentOut -> {}
      }
    }
    text = Splice.apply(text, splices);
  }

  /// The value, and those it hides: an old secret must not stay readable.
  private static void values(ValueSite site, Value value, List<Splice> splices)
      throws StoreException {
    var plain = IniWriter.latin1(value);
    splices.add(splice(site.start(), site.end(), ValueText.of(plain, site.quote())));
    for (var hidden : site.shadowed()) {
      splices.add(splice(hidden.start(), hidden.end(), ValueText.of(plain, hidden.quote())));
    }
  }

  /// The whole comment at the place of its first line.
  private void comments(NoteSite site, Value value, List<Splice> splices) {
    var lines = IniWriter.latin1(value).split("\n", -1);
    for (int i = 1; i < lines.length; i++) {
      lines[i] = IniWriter.commentLine(lines[i], true);
    }
    splices.add(splice(site.start(), site.end(), String.join("\n", lines)));
    for (var piece : site.pieces().subList(1, site.pieces().size())) {
      splices.add(splice(blankBefore(piece.start()), piece.end(), ""));
    }
  }

  private int blankBefore(int offset) {
    int start = offset;
    while (start > 0 && (text[start - 1] == ' ' || text[start - 1] == '\t')) {
      start--;
    }
    return start;
  }

  private void put(List<Object> path, Node value) throws StoreException {
    if (path.size() == 1 && value instanceof Node.Mapping(var items)) {
      for (var item : items) {
        if (item instanceof Entry(var key, var node)) {
          put(List.of(path.getFirst(), key), node);
        }
      }
      return;
    }
    if (path.size() != 2
        || !(path.get(0) instanceof String section)
        || !(path.get(1) instanceof String key)
        || !(value instanceof Node.Scalar(var scalar, var site))) {
      throw new StoreException("an ini file holds only strings in sections");
    }
    put(section, key, IniWriter.latin1(scalar));
  }

  private void put(String sectionName, String name, String value) throws StoreException {
    var section = section(sectionName);
    if (section.isEmpty()) {
      insert(dataEnd(), "\n[" + IniWriter.latin1(sectionName) + "]\n" + line(name, value));
      return;
    }
    var old = section.get().settings().stream().filter(key -> key.name().equals(name)).findFirst();
    if (old.isPresent()) {
      var splices = new ArrayList<Splice>();
      values(old.get().site(), new Value.Str(secret(value)), splices);
      apply(splices);
    } else {
      insert(keysEnd(section.get()), line(name, value));
    }
  }

  private static String line(String name, String value) throws StoreException {
    return IniWriter.quotedKey(IniWriter.latin1(name))
        + " = "
        + ValueText.of(value, Quote.NONE)
        + "\n";
  }

  private int keysEnd(Section section) {
    int header = section.start();
    while (header < section.end() && text[header] != '[' && !section.name().equals(Ini.DEFAULT)) {
      header = lineEnd(header);
    }
    int end = section.name().equals(Ini.DEFAULT) ? 0 : lineEnd(header);
    return section.settings().stream().mapToInt(Setting::end).max().orElse(end);
  }

  private int lineEnd(int offset) {
    int end = offset;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, text.length);
  }

  private void remove(List<Object> path) throws StoreException {
    if (path.isEmpty() || !(path.getFirst() instanceof String name)) {
      throw new StoreException("an ini file has no lists");
    }
    var section = section(name).orElseThrow(() -> new StoreException("no section " + name));
    if (path.size() == 1) {
      apply(List.of(splice(section.start(), section.end(), "")));
      return;
    }
    var key =
        section.settings().stream()
            .filter(other -> other.name().equals(path.get(1)))
            .findFirst()
            .orElseThrow(() -> new StoreException("no key " + path.get(1)));
    apply(removal(key));
  }

  /// The lines of a key and the comments that are its own.
  private static List<Splice> removal(Setting key) {
    var splices = new ArrayList<Splice>();
    splices.add(splice(key.start(), key.end(), ""));
    key.comment().stream()
        .flatMap(note -> note.site().pieces().stream())
        .filter(piece -> piece.end() <= key.start())
        .forEach(piece -> splices.add(splice(piece.start(), piece.end(), "")));
    return splices;
  }

  private Optional<Section> section(String name) throws StoreException {
    return IniParser.parse(text).sections().stream()
        .filter(section -> section.name().equals(name))
        .findFirst();
  }

  /// Where the metadata starts, or the end of the text.
  private int dataEnd() throws StoreException {
    return section(IniStore.METADATA).map(Section::start).orElse(text.length);
  }

  private void insert(int offset, String lines) throws StoreException {
    boolean open = offset > 0 && text[offset - 1] != '\n';
    apply(List.of(splice(offset, offset, (open ? "\n" : "") + lines)));
  }

  private void drop() throws StoreException {
    var metadata = section(IniStore.METADATA);
    if (metadata.isPresent()) {
      int start = metadata.get().start();
      boolean blank = start > 1 && text[start - 1] == '\n' && text[start - 2] == '\n';
      apply(List.of(splice(blank ? start - 1 : start, metadata.get().end(), "")));
    }
  }

  private void write(Node.Mapping flat) throws StoreException {
    var metadata = section(IniStore.METADATA);
    if (metadata.isPresent() && sameKeys(metadata.get(), flat)) {
      var splices = new ArrayList<Splice>();
      for (var key : metadata.get().settings()) {
        var value = flat.find(key.name()).map(IniPatch::latin1).orElse("");
        if (!value.equals(key.value())) {
          values(key.site(), new Value.Str(secret(value)), splices);
        }
      }
      apply(splices);
      return;
    }
    drop();
    var writer = new IniWriter();
    writer.section(IniStore.METADATA, flat.items(), false);
    var section = new String(writer.bytes(), StandardCharsets.ISO_8859_1);
    insert(text.length, (text.length == 0 ? "" : "\n") + section);
  }

  private static boolean sameKeys(Section section, Node.Mapping flat) {
    return section.settings().stream()
        .map(Setting::name)
        .toList()
        .equals(
            flat.items().stream()
                .filter(item -> item instanceof Entry)
                .map(item -> ((Entry) item).key())
                .toList());
  }

  private static String latin1(Node node) {
    return node instanceof Node.Scalar(var value, var site) ? IniWriter.latin1(value) : "";
  }

  private static dev.coffre.secret.SecretBytes secret(String latin1) {
    return dev.coffre.secret.SecretBytes.adopt(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void apply(List<Splice> splices) throws StoreException {
    text = Splice.apply(text, splices);
  }

  private static Splice splice(int start, int end, String latin1) {
    return new Splice(start, end, latin1.getBytes(StandardCharsets.ISO_8859_1));
  }
}
