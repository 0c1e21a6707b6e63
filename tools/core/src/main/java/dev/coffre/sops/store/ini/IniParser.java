package dev.coffre.sops.store.ini;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.ini.Ini.Note;
import dev.coffre.sops.store.ini.Ini.Section;
import dev.coffre.sops.store.ini.Ini.Setting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads an INI file line by line.
final class IniParser {
  private final String text;
  private final Lines lines;
  private final CommentBuffer comment;
  private final List<Section> sections = new ArrayList<>();

  private String name = Ini.DEFAULT;
  private int start;
  private Optional<Note> sectionComment = Optional.empty();
  private Map<String, Setting> keys = new LinkedHashMap<>();
  private List<Note> orphans = new ArrayList<>();
  private int autoIncrement = 1;

  private IniParser(String text) throws StoreException {
    this.text = text;
    this.lines = new Lines(text);
    this.comment = new CommentBuffer(text);
  }

  /// Reads a file.
  ///
  /// @param source UTF-8 as far as names go; values may be any bytes
  static Ini parse(byte[] source) throws StoreException {
    return new IniParser(new String(source, StandardCharsets.ISO_8859_1)).file();
  }

  private Ini file() throws StoreException {
    while (lines.hasNext()) {
      int lineStart = lines.next();
      int from = Spaces.skip(text, lineStart, lines.end());
      if (from < lines.end()) {
        line(lineStart, from);
      }
    }
    comment.take(true).ifPresent(orphans::add);
    endSection(text.length());
    return new Ini(List.copyOf(sections));
  }

  private void line(int lineStart, int from) throws StoreException {
    switch (text.charAt(from)) {
      case '#', ';' -> comment.line(lineStart, from, lines.end());
      case '[' -> header(lineStart, from);
      default -> key(lineStart, from);
    }
  }

  private void header(int lineStart, int from) throws StoreException {
    int close = text.lastIndexOf(']', lines.end() - 1);
    if (close < from) {
      throw lines.refused("unclosed section");
    }
    var header = text.substring(from + 1, close);
    if (header.isEmpty()) {
      throw lines.refused("empty section name");
    }
    int end = comment.start().orElse(lineStart);
    comment.behind(close + 1, lines.end());
    boolean metadata = header.equals(IniStore.METADATA);
    var above = comment.take(metadata);
    if (metadata) {
      above.ifPresent(orphans::add);
      end = lineStart;
      above = Optional.empty();
    }
    endSection(end);
    startSection(utf8(header), end, above);
  }

  private void endSection(int end) {
    sections.add(
        new Section(
            name, start, end, sectionComment, List.copyOf(keys.values()), List.copyOf(orphans)));
  }

  private void startSection(String header, int at, Optional<Note> above) {
    name = header;
    start = at;
    sectionComment = above;
    keys = new LinkedHashMap<>();
    orphans = new ArrayList<>();
    autoIncrement = 1;
  }

  private void key(int lineStart, int from) throws StoreException {
    var keyName = KeyName.read(text, from, lines);
    var key = keyName.name().equals("-") ? "#" + autoIncrement++ : utf8(keyName.name());
    if (key.isEmpty()) {
      throw lines.refused("empty key name");
    }
    var value = new ValueReader(text, lines, comment).read(keyName.end());
    var note = comment.take(false);
    var earlier = Optional.ofNullable(keys.get(key));
    earlier.flatMap(Setting::comment).map(CommentBuffer::orphan).ifPresent(orphans::add);
    keys.put(
        key,
        new Setting(
            key,
            value.text(),
            earlier.map(old -> value.shadowing(old.site())).orElse(value.site()),
            earlier.map(Setting::start).orElse(lineStart),
            lines.end(),
            note));
  }

  private String utf8(String latin1) throws StoreException {
    var bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    var name = new String(bytes, StandardCharsets.UTF_8);
    if (name.indexOf('\uFFFD') >= 0) {
      throw lines.refused("a name that is not UTF-8");
    }
    return name;
  }
}
