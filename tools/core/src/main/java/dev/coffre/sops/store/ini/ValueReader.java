package dev.coffre.sops.store.ini;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.ini.Ini.Quote;
import dev.coffre.sops.store.ini.Ini.ValueSite;
import java.util.ArrayList;
import java.util.List;

/// Reads the value behind a delimiter, on as many lines as it takes.
final class ValueReader {
  private final String text;
  private final Lines lines;
  private final CommentBuffer comment;

  /// A value and where it stands.
  record Read(String text, ValueSite site) {

    /// The site of a value that comes after others of the same key.
    ValueSite shadowing(ValueSite earlier) {
      var shadowed = new ArrayList<>(earlier.shadowed());
      shadowed.add(new ValueSite(earlier.start(), earlier.end(), earlier.quote(), List.of()));
      return new ValueSite(site.start(), site.end(), site.quote(), List.copyOf(shadowed));
    }
  }

  ValueReader(String text, Lines lines, CommentBuffer comment) {
    this.text = text;
    this.lines = lines;
    this.comment = comment;
  }

  /// Reads the value that begins somewhere behind `from`.
  Read read(int from) throws StoreException {
    int start = Spaces.skip(text, from, lines.end());
    if (start == lines.end()) {
      int place = Math.max(from, Spaces.trimEnd(text, from, lines.end()));
      place = place < lines.end() && text.charAt(place) == ' ' ? place + 1 : place;
      return new Read("", site(place, place, Quote.NONE));
    }
    if (text.startsWith("\"\"\"", start) && lines.end() - start > 3) {
      return quoted(start, Quote.TRIPLE);
    }
    return text.charAt(start) == '`' ? quoted(start, Quote.BACKTICK) : plain(start);
  }

  /// Up to the last closing mark of the line, or of the first line below that has one.
  private Read quoted(int start, Quote quote) throws StoreException {
    int inside = start + quote.mark().length();
    int from = inside;
    int close = closing(quote, from);
    boolean below = close < 0;
    while (close < 0) {
      if (!lines.hasNext()) {
        throw lines.refused("missing closing quote of a value");
      }
      from = lines.next();
      close = closing(quote, from);
    }
    int end = close + quote.mark().length();
    if (below) {
      comment.behind(end, lines.end());
    }
    return new Read(text.substring(inside, close), site(start, end, quote));
  }

  private int closing(Quote quote, int from) {
    int close = text.lastIndexOf(quote.mark(), lines.end() - quote.mark().length());
    return close < from ? -1 : close;
  }

  private Read plain(int start) {
    int end = Spaces.trimEnd(text, start, lines.end());
    if (text.charAt(end - 1) == '\\') {
      return continued(start, end);
    }
    int mark = commentMark(start, end);
    if (mark < end) {
      comment.inline(mark, lines.end());
      end = Spaces.trimEnd(text, start, mark);
    }
    var value = text.substring(start, end);
    var quote = surrounding(value);
    int width = quote.mark().length();
    return new Read(value.substring(width, value.length() - width), site(start, end, quote));
  }

  private int commentMark(int start, int end) {
    int position = start;
    while (position < end && text.charAt(position) != '#' && text.charAt(position) != ';') {
      position++;
    }
    return position;
  }

  private static Quote surrounding(String value) {
    for (var quote : List.of(Quote.SINGLE, Quote.DOUBLE)) {
      if (value.length() >= 2
          && value.startsWith(quote.mark())
          && value.indexOf(quote.mark(), 1) == value.length() - 1) {
        return quote;
      }
    }
    return Quote.NONE;
  }

  /// Lines joined by backslashes: nothing else has a meaning in them.
  private Read continued(int start, int firstEnd) {
    var value = new StringBuilder(text.substring(start, firstEnd - 1));
    int end = firstEnd;
    while (lines.hasNext()) {
      int from = lines.next();
      int first = Spaces.skip(text, from, lines.end());
      int last = Spaces.trimEnd(text, first, lines.end());
      if (first == last) {
        break;
      }
      value.append(text, first, last);
      end = last;
      if (value.charAt(value.length() - 1) != '\\') {
        break;
      }
      value.setLength(value.length() - 1);
    }
    return new Read(value.toString(), site(start, end, Quote.NONE));
  }

  private static ValueSite site(int start, int end, Quote quote) {
    return new ValueSite(start, end, quote, List.of());
  }
}
