package dev.coffre.scan.keyword;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// Finds keywords in a text; ASCII letters match in either case. Immutable, thread-safe.
///
/// Of each keyword four bytes are its mark, those that texts have least of. A filter looks at every
/// four bytes of the text; only where it sees a mark, the keywords that have such a one are
/// compared with what stands there.
public final class KeywordTable {
  /// Marks are compared with all that share a bucket; there are two buckets for each mark or so.
  static final int BUCKETS = 1 << 12;

  private static final int OFFSET_BITS = 8;

  private static final int ANY_CASE = (MarkFilter.ANY_CASE << 8) | (MarkFilter.ANY_CASE & 0xff);

  /// Stands for a fourth byte; none has this one bit where case makes no difference.
  private static final int ANY_FOURTH = ~ANY_CASE & 0xff;

  /// The furthest that a mark begins behind its keyword's start.
  static final int FURTHEST = (1 << OFFSET_BITS) - 1;

  private final MarkFilter filter;

  /// The marks in bucket b: from `from[b]` up to `from[b + 1]`.
  private final int[] from;

  /// The bytes of each mark, as {@link #sought}.
  private final int[] fours;

  /// The keyword of each mark and the offset in it, as {@link #packed}.
  private final int[] marks;

  /// Keyword k: `letters[starts[k]]` up to `letters[starts[k + 1]]`.
  private final int[] starts;

  private final byte[] letters;

  KeywordTable(
      MarkFilter filter, int[] from, int[] fours, int[] marks, int[] starts, byte[] letters) {
    this.filter = filter;
    this.from = from;
    this.fours = fours;
    this.marks = marks;
    this.starts = starts;
    this.letters = letters;
  }

  /// A table of keywords, known by their place in the list.
  ///
  /// @param keywords ASCII, in lower case, at least two bytes long, no two the same
  public static KeywordTable of(List<String> keywords) {
    return new MarkedKeywords(keywords).table();
  }

  static int bucket(int slot) {
    return slot % BUCKETS;
  }

  /// The bytes of a mark, in any case.
  ///
  /// @param anyFourth whether any fourth byte may follow
  static int sought(int bytes, boolean anyFourth) {
    return anyFourth ? (bytes & ANY_CASE & ~0xff) | ANY_FOURTH : bytes & ANY_CASE;
  }

  static int packed(Mark mark) {
    return (mark.keyword() << OFFSET_BITS) | mark.offset();
  }

  /// Reads what {@link #write} wrote, from the buffer's position on.
  public static KeywordTable read(ByteBuffer in) {
    var filter = new MarkFilter(in.getInt());
    in.get(filter.slots());
    var from = Numbers.readInts(in);
    var fours = Numbers.readInts(in);
    var marks = Numbers.readInts(in);
    var starts = Numbers.readInts(in);
    var letters = new byte[starts[starts.length - 1]];
    in.get(letters);
    return new KeywordTable(filter, from, fours, marks, starts, letters);
  }

  /// Writes the table, for {@link #read}.
  public void write(DataOutput out) throws IOException {
    out.writeInt(filter.factor());
    out.write(filter.slots());
    Numbers.write(out, from);
    Numbers.write(out, fours);
    Numbers.write(out, marks);
    Numbers.write(out, starts);
    out.write(letters);
  }

  /// How long a keyword is.
  int length(int keyword) {
    return starts[keyword + 1] - starts[keyword];
  }

  /// How far from a place marks of keywords end that stand across it, or next to it.
  public int reach() {
    int reach = 0;
    for (int mark : marks) {
      int offset = mark & FURTHEST;
      int behind = length(mark >>> OFFSET_BITS) - offset - 1;
      reach = Math.max(reach, Math.max(behind, offset + Mark.LENGTH - 1));
    }
    return reach;
  }

  /// Takes the number of a keyword and where it stands.
  @FunctionalInterface
  public interface KeywordConsumer {
    void accept(int keyword, int start, int end);
  }

  /// Tells every keyword that stands between `start` and `end` of `text`, in order of their marks.
  public void find(byte[] text, int start, int end, KeywordConsumer consumer) {
    find(text, start, end, start, end, consumer);
  }

  /// Tells every keyword of a text whose mark stands between `start` and `end`, in order of their
  /// marks. What else there is of a keyword may stand anywhere.
  ///
  /// @param length of the text
  public void findMarked(byte[] text, int length, int start, int end, KeywordConsumer consumer) {
    find(text, start, end, 0, length, consumer);
  }

  /// Tells every keyword between `start` and `end` whose mark stands between `from` and `to`.
  private void find(byte[] text, int from, int to, int start, int end, KeywordConsumer consumer) {
    // The filter's steps are written out here: a small commit is scanned before calls are compiled.
    byte[] slots = filter.slots();
    int factor = filter.factor();
    int three = 0;
    for (int at = from; at < to; at++) {
      int fourth = text[at];
      int slot = ((three & MarkFilter.ANY_CASE) * factor) >>> MarkFilter.SHIFT;
      if (((slots[slot] >> (fourth & MarkFilter.KIND)) & 1) != 0) {
        tell(text, start, end, at, (three << 8) | (fourth & 0xff), consumer);
      }
      three = (three << 8) | (fourth & 0xff);
    }
    if (to == end) {
      findAtEnd(text, start, end, three, consumer);
    }
  }

  /// What is shorter than its mark may stand where no fourth byte follows.
  private void findAtEnd(byte[] text, int start, int end, int last, KeywordConsumer consumer) {
    int three = last;
    for (int at = end; at < end + Mark.LENGTH - 2; at++) {
      int slot = filter.slot(three);
      if (filter.slots()[slot] == MarkFilter.EVERY_KIND) {
        tell(text, start, end, at, three << 8, consumer);
      }
      three <<= 8;
    }
  }

  /// Tells the keywords whose mark is four bytes of which the last stands at `fourth`.
  private void tell(
      byte[] text, int start, int end, int fourth, int four, KeywordConsumer consumer) {
    int first = fourth - Mark.LENGTH + 1;
    int sought = sought(four, false);
    int soughtOfShort = sought(four, true);
    int bucket = bucket(filter.slot(four >>> 8));
    for (int i = from[bucket]; i < from[bucket + 1]; i++) {
      if (fours[i] == sought || fours[i] == soughtOfShort) {
        tellIfThere(
            text, start, end, marks[i] >>> OFFSET_BITS, first - (marks[i] & FURTHEST), consumer);
      }
    }
  }

  private void tellIfThere(
      byte[] text, int start, int end, int keyword, int at, KeywordConsumer consumer) {
    int length = length(keyword);
    if (at < start || at + length > end) {
      return;
    }
    int first = starts[keyword];
    for (int i = 0; i < length; i++) {
      if (lowerCase(text[at + i]) != letters[first + i]) {
        return;
      }
    }
    consumer.accept(keyword, at, at + length);
  }

  private static byte lowerCase(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
  }
}
