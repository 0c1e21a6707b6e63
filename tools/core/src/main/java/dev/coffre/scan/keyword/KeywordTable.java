package dev.coffre.scan.keyword;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// A finite automaton that has seen the beginnings of all keywords; ASCII letters match in either
/// case. Bytes that no beginning tells apart share a column. States from `firstHit` on end a
/// beginning; whether the rest of a keyword follows is seen in the text. Immutable, thread-safe.
///
/// A beginning is short, so that the automaton stays in a processor's cache. A text is read at four
/// places at the same time: each step waits for memory, and four steps wait together.
public final class KeywordTable {
  /// The most bytes of a keyword that the automaton knows.
  static final int BEGINNING = 5;

  /// Below this the four places cost more than they save.
  private static final int SHORT = 1024;

  /// The next state for `state << shift | column`.
  private final char[] next;

  private final byte[] columns;
  private final int shift;
  private final int firstHit;

  /// Keywords whose beginning ends in state `firstHit + i`: `ended[from[i]]` up to `ended[from[i +
  /// 1]]`.
  private final int[] from;

  private final char[] ended;

  /// Keyword k: `letters[starts[k]]` up to `letters[starts[k + 1]]`.
  private final int[] starts;

  private final byte[] letters;

  KeywordTable(
      char[] next,
      byte[] columns,
      int shift,
      int firstHit,
      int[] from,
      char[] ended,
      int[] starts,
      byte[] letters) {
    this.next = next;
    this.columns = columns;
    this.shift = shift;
    this.firstHit = firstHit;
    this.from = from;
    this.ended = ended;
    this.starts = starts;
    this.letters = letters;
  }

  /// A table of keywords, known by their place in the list.
  ///
  /// @param keywords ASCII, in lower case, not empty, no two the same
  public static KeywordTable of(List<String> keywords) {
    return new KeywordTrie(keywords).table();
  }

  /// Reads what {@link #write} wrote, from the buffer's position on.
  public static KeywordTable read(ByteBuffer in) {
    int shift = in.getInt();
    int firstHit = in.getInt();
    var columns = new byte[256];
    in.get(columns);
    var next = Numbers.readChars(in);
    var from = Numbers.readInts(in);
    var ended = Numbers.readChars(in);
    var starts = Numbers.readInts(in);
    var letters = new byte[starts[starts.length - 1]];
    in.get(letters);
    return new KeywordTable(next, columns, shift, firstHit, from, ended, starts, letters);
  }

  /// Writes the table, for {@link #read}.
  public void write(DataOutput out) throws IOException {
    out.writeInt(shift);
    out.writeInt(firstHit);
    out.write(columns);
    Numbers.write(out, next);
    Numbers.write(out, from);
    Numbers.write(out, ended);
    Numbers.write(out, starts);
    out.write(letters);
  }

  /// Tells every keyword that stands between `start` and `end` of `text`, in order of where their
  /// beginnings end.
  public void find(byte[] text, int start, int end, KeywordConsumer consumer) {
    var hits = new Hits();
    if (end - start < SHORT) {
      advance(text, start, end, 0, hits);
    } else {
      findAtFourPlaces(text, start, end, hits);
    }
    for (int i = 0; i < hits.size(); i++) {
      tell(text, end, hits.end(i), hits.state(i) - firstHit, consumer);
    }
  }

  /// Tells the keywords whose beginning ends at `at` and that end in front of `limit`.
  private void tell(byte[] text, int limit, int at, int hit, KeywordConsumer consumer) {
    for (int k = from[hit]; k < from[hit + 1]; k++) {
      int keyword = ended[k];
      int length = starts[keyword + 1] - starts[keyword];
      int seen = Math.min(length, BEGINNING);
      int start = at - seen;
      if (start + length <= limit && continues(text, start, keyword, seen, length)) {
        consumer.accept(keyword, start, start + length);
      }
    }
  }

  private boolean continues(byte[] text, int start, int keyword, int seen, int length) {
    int first = starts[keyword];
    for (int i = seen; i < length; i++) {
      if (lowerCase(text[start + i]) != letters[first + i]) {
        return false;
      }
    }
    return true;
  }

  private static byte lowerCase(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
  }

  /// Takes the number of a keyword and where it stands.
  @FunctionalInterface
  public interface KeywordConsumer {
    void accept(int keyword, int start, int end);
  }

  private int advance(byte[] text, int start, int end, int state, Hits hits) {
    int s = state;
    for (int i = start; i < end; i++) {
      s = next[s << shift | columns[text[i] & 0xff]];
      if (s >= firstHit) {
        hits.add(i + 1, s);
      }
    }
    return s;
  }

  /// The state at `at` after enough bytes in front of it that no beginning is missed.
  private int stateAt(byte[] text, int start, int at) {
    int s = 0;
    for (int i = Math.max(start, at - BEGINNING + 1); i < at; i++) {
      s = next[s << shift | columns[text[i] & 0xff]];
    }
    return s;
  }

  private void findAtFourPlaces(byte[] text, int start, int end, Hits hits) {
    int quarter = (end - start) / 4;
    int second = start + quarter;
    int third = second + quarter;
    int fourth = third + quarter;
    int s1 = 0;
    int s2 = stateAt(text, start, second);
    int s3 = stateAt(text, start, third);
    int s4 = stateAt(text, start, fourth);
    var h2 = new Hits();
    var h3 = new Hits();
    var h4 = new Hits();
    char[] table = next;
    byte[] column = columns;
    int width = shift;
    int hit = firstHit;
    int noHit = firstHit - 1;
    for (int i = 0; i < quarter; i++) {
      s1 = table[s1 << width | column[text[start + i] & 0xff]];
      s2 = table[s2 << width | column[text[second + i] & 0xff]];
      s3 = table[s3 << width | column[text[third + i] & 0xff]];
      s4 = table[s4 << width | column[text[fourth + i] & 0xff]];
      if (((noHit - s1) | (noHit - s2) | (noHit - s3) | (noHit - s4)) < 0) { // one is a hit
        hits.addIf(s1 >= hit, start + i + 1, s1);
        h2.addIf(s2 >= hit, second + i + 1, s2);
        h3.addIf(s3 >= hit, third + i + 1, s3);
        h4.addIf(s4 >= hit, fourth + i + 1, s4);
      }
    }
    advance(text, fourth + quarter, end, s4, h4);
    hits.addAll(h2);
    hits.addAll(h3);
    hits.addAll(h4);
  }
}
