package dev.coffre.scan.keyword;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// A finite automaton that has seen all keywords; ASCII letters match in either case. Bytes that no
/// keyword tells apart share a column. States from {@link #firstHit} on end a keyword. Immutable,
/// thread-safe.
///
/// A text is read at four places at the same time: each step waits for memory, and four steps wait
/// together.
public final class KeywordTable {
  /// Below this the four places cost more than they save.
  private static final int SHORT = 1024;

  /// The next state for `state << shift | column`.
  private final char[] next;

  private final byte[] columns;
  private final int shift;
  private final int firstHit;
  private final int longest;

  /// Keywords that end in state `firstHit + i`: `ended[from[i]]` up to `ended[from[i + 1]]`.
  private final int[] from;

  private final char[] ended;
  private final char[] lengths;

  KeywordTable(
      char[] next,
      byte[] columns,
      int shift,
      int firstHit,
      int[] from,
      char[] ended,
      char[] lengths) {
    this.next = next;
    this.columns = columns;
    this.shift = shift;
    this.firstHit = firstHit;
    this.from = from;
    this.ended = ended;
    this.lengths = lengths;
    int most = 0;
    for (char length : lengths) {
      most = Math.max(most, length);
    }
    this.longest = most;
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
    return new KeywordTable(
        Numbers.readChars(in),
        columns,
        shift,
        firstHit,
        Numbers.readInts(in),
        Numbers.readChars(in),
        Numbers.readChars(in));
  }

  /// Writes the table, for {@link #read}.
  public void write(DataOutput out) throws IOException {
    out.writeInt(shift);
    out.writeInt(firstHit);
    out.write(columns);
    Numbers.write(out, next);
    Numbers.write(out, from);
    Numbers.write(out, ended);
    Numbers.write(out, lengths);
  }

  /// The length of a keyword.
  public int length(int keyword) {
    return lengths[keyword];
  }

  /// Adds every place where a keyword ends between `start` and `end` of `text`, in order.
  public void find(byte[] text, int start, int end, Hits hits) {
    hits.clear();
    if (end - start < SHORT) {
      advance(text, start, end, 0, hits);
    } else {
      findAtFourPlaces(text, start, end, hits);
    }
  }

  /// The keywords that end where a hit is.
  public void forEachKeyword(int state, KeywordConsumer consumer) {
    int i = state - firstHit;
    for (int k = from[i]; k < from[i + 1]; k++) {
      consumer.accept(ended[k]);
    }
  }

  /// Takes the number of a keyword.
  @FunctionalInterface
  public interface KeywordConsumer {
    void accept(int keyword);
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

  /// The state at `at` after enough bytes in front of it that no keyword is missed.
  private int stateAt(byte[] text, int start, int at) {
    int s = 0;
    for (int i = Math.max(start, at - longest + 1); i < at; i++) {
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
    for (int i = 0; i < quarter; i++) {
      s1 = table[s1 << width | column[text[start + i] & 0xff]];
      s2 = table[s2 << width | column[text[second + i] & 0xff]];
      s3 = table[s3 << width | column[text[third + i] & 0xff]];
      s4 = table[s4 << width | column[text[fourth + i] & 0xff]];
      if (Math.max(Math.max(s1, s2), Math.max(s3, s4)) >= hit) {
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
