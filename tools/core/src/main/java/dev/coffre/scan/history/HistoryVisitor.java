package dev.coffre.scan.history;

import dev.coffre.git.object.ObjectId;
import dev.coffre.git.pack.Blob;
import dev.coffre.git.pack.BlobVisitor;
import dev.coffre.git.pack.ByteRanges;
import dev.coffre.git.pack.Copies;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.detect.Keyword;
import dev.coffre.scan.detect.Text;
import dev.coffre.scan.input.Content;
import dev.coffre.scan.input.Tally;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// Scans the blobs of one thread. Of a blob that was made from another, only what is new and what
/// stands around it; the rest is known from that other one.
///
/// Most rules look at {@link #REACH} bytes around its keyword and around the secret. So a secret
/// more than two reaches inside a part that was taken over is judged by bytes that were taken over
/// with it, and one whose keyword is more than three reaches from anything new is such a secret.
/// The rules that look far are asked again wherever their keywords are.
final class HistoryVisitor implements BlobVisitor<Looked> {
  private static final int REACH = 341;
  private static final int KEPT = 2 * REACH;
  private static final int CONTEXT = 3 * REACH;

  /// A text with more keywords is not remembered: what was made from it is scanned whole.
  private static final int MOST_KEYWORDS = 1 << 15;

  private final Scanner scanner;
  private final KeywordSearch search;
  private final MessageDigest sha256 = BlobScan.sha256();
  private final ByteRanges ranges = new ByteRanges();
  private final List<Held> held = new ArrayList<>();
  private final List<ObjectId> large = new ArrayList<>();
  private Tally tally = Tally.NONE;

  HistoryVisitor(Scanner scanner) {
    this.scanner = scanner;
    this.search = new KeywordSearch(scanner.rules().keywords());
  }

  @Override
  public Optional<Looked> visit(Blob blob, Optional<Looked> base) {
    boolean asItIs = !Content.isTranscoded(blob.content(), blob.length());
    boolean isText = asItIs && base.isPresent() && !isBinary(blob);
    var looked =
        isText
            ? Optional.of(part(blob, base.get()))
            : Content.text(Text.Kind.SETTINGS, blob.content(), blob.length()).map(this::whole);
    looked.ifPresentOrElse(
        known -> note(blob.id(), known),
        () -> {
          tally = tally.withBinary();
        });
    return looked.filter(known -> asItIs && known.keywords().count() <= MOST_KEYWORDS);
  }

  private void note(ObjectId id, Looked looked) {
    tally = tally.withText(looked.length());
    if (!looked.spots().isEmpty()) {
      held.add(new Held(id, looked.spots()));
    }
  }

  /// Whether what was made from a text is binary: a NUL is near the beginning, new or from further
  /// behind.
  private static boolean isBinary(Blob blob) {
    if (Content.isPdf(blob.content(), blob.length())) {
      return true;
    }
    var copies = blob.copies();
    int known = 0;
    for (int i = 0; i < copies.count() && known < Content.BINARY_PREFIX; i++) {
      if (Content.saysBinary(blob.content(), known, copies.to(i))) {
        return true;
      }
      int near = Math.clamp(Content.BINARY_PREFIX - copies.from(i), 0, copies.length(i));
      known = copies.to(i) + near;
    }
    return Content.saysBinary(blob.content(), known, blob.length());
  }

  private Looked whole(Text text) {
    var keywords = search.whole(text.bytes(), text.length());
    var scan = new BlobScan(scanner, text.bytes(), text.length(), keywords, sha256);
    scan.scan(0, text.length());
    return scan.looked();
  }

  private Looked part(Blob blob, Looked base) {
    var keywords = search.part(blob, base.keywords());
    var scan = new BlobScan(scanner, blob.content(), blob.length(), keywords, sha256);
    blob.fresh().widen(CONTEXT, blob.length(), ranges);
    for (int i = 0; i < ranges.count(); i++) {
      scan.scan(ranges.start(i), ranges.end(i));
    }
    if (!base.spots().isEmpty()) {
      keep(blob, base, scan);
    }
    if (!base.far().isEmpty()) {
      askAgain(blob.copies(), base.far(), scan);
    }
    return scan.looked();
  }

  private void keep(Blob blob, Looked base, BlobScan scan) {
    var copies = blob.copies();
    for (int i = 0; i < copies.count(); i++) {
      int from = start(copies, i);
      int to = end(copies, i, blob.length(), base.length());
      int distance = copies.to(i) - copies.from(i);
      for (int k = firstFrom(base.spots(), Spot::start, from); k < base.spots().size(); k++) {
        var place = base.spots().get(k).place();
        if (place.start() > to) {
          break;
        }
        if (scanner.looksFar(place.rule())) {
          continue;
        }
        if (place.end() <= to) {
          scan.add(base.spots().get(k).movedBy(distance));
        } else {
          rescan(place.start() + distance, blob.length(), scan);
        }
      }
    }
  }

  /// A key may begin in what was taken over and end in what is new. Keywords that were not taken
  /// over whole are near something new.
  private static void askAgain(Copies copies, List<Keyword> far, BlobScan scan) {
    for (int i = 0; i < copies.count(); i++) {
      int from = copies.from(i);
      int to = from + copies.length(i);
      int distance = copies.to(i) - from;
      for (int k = firstFrom(far, Keyword::start, from); k < far.size(); k++) {
        var keyword = far.get(k);
        if (keyword.end() > to) {
          break;
        }
        scan.scan(keyword.start() + distance, keyword.end() + distance);
      }
    }
  }

  /// A long secret that begins far from anything new and ends near it.
  private static void rescan(int start, int length, BlobScan scan) {
    scan.scan(Math.max(0, start - CONTEXT), Math.min(length, start + CONTEXT));
  }

  /// From where on the base's spots are those of the blob, in the base.
  private static int start(Copies copies, int i) {
    return copies.from(i) == 0 && copies.to(i) == 0 ? 0 : copies.from(i) + KEPT;
  }

  private static int end(Copies copies, int i, int length, int baseLength) {
    int end = copies.from(i) + copies.length(i);
    return end == baseLength && copies.to(i) + copies.length(i) == length ? end : end - KEPT;
  }

  private static <T> int firstFrom(List<T> sorted, ToIntFunction<T> place, int start) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (place.applyAsInt(sorted.get(middle)) < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public void tooLarge(ObjectId id) {
    large.add(id);
  }

  List<Held> held() {
    return held;
  }

  List<ObjectId> large() {
    return large;
  }

  Tally tally() {
    return tally;
  }
}
