package dev.coffre.sops.store.yaml.scan;

import dev.coffre.sops.store.yaml.scan.Comment.Role;
import dev.coffre.sops.store.yaml.token.CommentLine;
import dev.coffre.sops.store.yaml.token.Cursor;
import dev.coffre.sops.store.yaml.token.Mark;
import dev.coffre.sops.store.yaml.token.Token;
import java.util.ArrayList;
import java.util.List;

/// Reads comments and decides, as go-yaml v3 does, whether a run of them is the head of what
/// follows or the foot of what stands above.
///
/// Every step looks at single bytes, as go-yaml does: that is why it takes CR LF for two line ends,
/// and we must take it so too, since comments are attached by empty lines.
public final class CommentScanner {

  /// How far go-yaml looks ahead for the next comment or content.
  private static final int LOOK_AHEAD = 512;

  private final Cursor cursor;
  private final List<Comment> found = new ArrayList<>();
  private int attached;

  CommentScanner(Cursor cursor) {
    this.cursor = cursor;
  }

  public boolean isEmpty() {
    return attached == found.size();
  }

  /// The oldest comment not attached yet.
  public Comment first() {
    return found.get(attached);
  }

  public void removeFirst() {
    attached++;
    if (isEmpty()) {
      found.clear();
      attached = 0;
    }
  }

  Comment last() {
    return found.getLast();
  }

  void replaceLast(Comment comment) {
    found.set(found.size() - 1, comment);
  }

  /// The place where a block that began at column `indent` ends, if comments of that column stand
  /// below it: they belong to the block, so its end lies before them.
  Mark blockEnd(Mark end, int indent) {
    var result = end;
    int stop = end.index();
    for (int i = found.size() - 1; i >= attached; i--) {
      var comment = found.get(i);
      if (comment.end().index() < stop) {
        break;
      }
      if (comment.start().column() == indent + 1) {
        result = comment.start();
      }
      stop = comment.scan().index();
    }
    return result;
  }

  /// Reads a comment that follows a token on the same line.
  void scanBehind(Mark token) {
    if (cursor.newlines() > 0) {
      return;
    }
    int ahead = 0;
    while (ahead < LOOK_AHEAD && cursor.isBlank(ahead)) {
      ahead++;
    }
    if (ahead < LOOK_AHEAD && cursor.at(ahead) == '#') {
      cursor.skip(ahead);
      var start = cursor.mark();
      var lines = List.of(cursor.readComment());
      found.add(new Comment(Role.LINE, Mark.NONE, token, start, Mark.NONE, lines));
    }
  }

  /// Reads the comments from here to the next content.
  ///
  /// @param scan where the white space before this comment begins
  /// @param prior the token above
  /// @param indent column of the current block, -1 at the top
  /// @param inFlow whether brackets are open
  void scanLines(Mark scan, Token prior, int indent, boolean inFlow) {
    new Run(scan, prior, Math.max(indent, 0), inFlow).scan();
  }

  /// One walk over comments and the white space between them.
  private final class Run {
    private final Token prior;
    private final int indent;
    private final boolean inFlow;
    private final int footLine;
    private Mark scan;
    private Mark token;
    private Mark start = Mark.NONE;
    private List<CommentLine> text = new ArrayList<>();
    private int line = cursor.line();
    private int column = cursor.column();
    private int ahead;
    private boolean recentEmpty;
    private boolean firstEmpty = cursor.newlines() <= 1;

    Run(Mark scan, Token prior, int indent, boolean inFlow) {
      this.scan = scan;
      this.prior = prior;
      this.token = prior.start();
      this.indent = indent;
      this.inFlow = inFlow;
      this.footLine = footLine(scan);
    }

    /// The line on which a comment must start to be a foot of what stands above.
    private int footLine(Mark from) {
      if (from.line() == 0) {
        return -1;
      }
      int below = cursor.newlines() == 0 && cursor.column() > 1 ? 1 : 0;
      return cursor.line() - cursor.newlines() + 1 + below;
    }

    void scan() {
      while (ahead < LOOK_AHEAD && step()) {
        ahead++;
      }
      if (!text.isEmpty()) {
        found.add(new Comment(Role.HEAD, scan, start, start, here(-1), text));
      }
    }

    private boolean step() {
      column++;
      if (cursor.isBlank(ahead)) {
        return true;
      }
      boolean closing = inFlow && (cursor.at(ahead) == ']' || cursor.at(ahead) == '}');
      if (closing || cursor.isBreakOrEnd(ahead)) {
        return lineEnd(closing);
      }
      if (!text.isEmpty() && column - 1 < indent && column != start.column()) {
        addFoot();
      }
      if (cursor.at(ahead) != '#') {
        return false;
      }
      readComment();
      return true;
    }

    private boolean lineEnd(boolean closing) {
      if (closing || !recentEmpty) {
        if (closing || (firstEmpty && isFoot())) {
          if (!text.isEmpty()) {
            token = start.column() - 1 < indent ? start : token;
            addFoot();
          }
        } else if (!text.isEmpty() && cursor.at(ahead) != 0) {
          text.add(CommentLine.EMPTY);
        }
      }
      if (!cursor.isBreak(ahead)) {
        return false;
      }
      firstEmpty = false;
      recentEmpty = true;
      column = 0;
      line++;
      return true;
    }

    private boolean isFoot() {
      boolean below = start.line() == footLine && prior.kind() != Token.Kind.VALUE;
      return below || start.column() - 1 < indent;
    }

    private void addFoot() {
      found.add(new Comment(Role.FOOT, scan, token, start, here(0), text));
      scan = here(0);
      token = scan;
      text = new ArrayList<>();
    }

    private Mark here(int shift) {
      return new Mark(
          cursor.offset() + ahead + shift, cursor.index() + ahead + shift, line, column);
    }

    private void readComment() {
      if (text.isEmpty()) {
        start = here(0);
      }
      recentEmpty = false;
      passTo(cursor.offset() + ahead);
      text.add(cursor.readComment());
      ahead = 0;
      column = 0;
      line = cursor.line();
    }

    private void passTo(int offset) {
      while (cursor.offset() < offset) {
        if (cursor.isBreak(0)) {
          cursor.skipLine();
        } else {
          cursor.skip();
        }
      }
    }
  }
}
