package dev.coffre.sops.store.yaml.scan;

import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.store.yaml.token.BlockScanner;
import dev.coffre.sops.store.yaml.token.CommentLine;
import dev.coffre.sops.store.yaml.token.Cursor;
import dev.coffre.sops.store.yaml.token.Mark;
import dev.coffre.sops.store.yaml.token.PlainScanner;
import dev.coffre.sops.store.yaml.token.PropertyScanner;
import dev.coffre.sops.store.yaml.token.QuotedScanner;
import dev.coffre.sops.store.yaml.token.Token;
import dev.coffre.sops.store.yaml.token.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Splits a text into tokens, in the order and with the look-ahead of go-yaml v3: comments are
/// attached by what is known when a token is asked for.
public final class Scanner {
  private final Cursor cursor;
  private final CommentScanner comments;
  private final TokenQueue tokens = new TokenQueue();
  private final List<SimpleKey> keys = new ArrayList<>(List.of(SimpleKey.NONE));
  private final Map<Integer, Integer> keyLevels = new HashMap<>();
  private final List<Integer> indents = new ArrayList<>();
  private int indent = -1;
  private int flowLevel;
  private boolean keyAllowed = true;
  private boolean available;
  private boolean finished;

  public Scanner(byte[] text) {
    this.cursor = new Cursor(text);
    this.comments = new CommentScanner(cursor);
    tokens.append(Token.of(Kind.STREAM_START, cursor.mark(), cursor.mark()));
  }

  public CommentScanner comments() {
    return comments;
  }

  /// Every comment passed so far, attached or not.
  public List<CommentLine> passed() {
    return cursor.comments();
  }

  /// The next token, which stays the next.
  public Token peek() throws StoreException {
    while (!available && needsMore()) {
      fetch();
    }
    available = true;
    return tokens.head();
  }

  /// Takes the token last peeked.
  public void take() {
    tokens.removeHead();
    available = false;
  }

  /// Comments need two tokens of look-ahead, and a possible key needs what follows it.
  private boolean needsMore() throws StoreException {
    if (finished) {
      return false;
    }
    if (tokens.size() <= 2) {
      return true;
    }
    var level = keyLevels.get(tokens.headNumber());
    return level != null && checkKey(level);
  }

  private void fetch() throws StoreException {
    var scanStart = cursor.mark();
    passWhiteSpace();
    endBlocks(cursor.column(), scanStart);
    if (cursor.atEnd()) {
      endStream();
    } else if (cursor.column() == 0 && cursor.at(0) == '%') {
      resetBlocks();
      tokens.append(new PropertyScanner(cursor, indent).directive());
    } else if (cursor.isMarker('-')) {
      marker(Kind.DOCUMENT_START);
    } else if (cursor.isMarker('.')) {
      marker(Kind.DOCUMENT_END);
    } else {
      fetchContent();
    }
  }

  private void fetchContent() throws StoreException {
    boolean behindPrior = cursor.at(0) == (flowLevel == 0 ? ':' : ',');
    var commentToken = behindPrior ? tokens.last().start() : cursor.mark();
    dispatch();
    if (tokens.last().kind() != Kind.BLOCK_ENTRY) {
      comments.scanBehind(commentToken);
    }
  }

  private void dispatch() throws StoreException {
    switch (cursor.at(0)) {
      case '[' -> startFlow(Kind.FLOW_SEQUENCE_START);
      case '{' -> startFlow(Kind.FLOW_MAPPING_START);
      case ']' -> endFlow(Kind.FLOW_SEQUENCE_END);
      case '}' -> endFlow(Kind.FLOW_MAPPING_END);
      case ',' -> flowEntry();
      case '*' -> property(new PropertyScanner(cursor, indent).anchor(saved(Kind.ALIAS)));
      case '&' -> property(new PropertyScanner(cursor, indent).anchor(saved(Kind.ANCHOR)));
      case '!' -> tag();
      case '\'', '"' -> quoted();
      default -> dispatchIndicator();
    }
  }

  private void dispatchIndicator() throws StoreException {
    int character = cursor.at(0);
    boolean alone = cursor.isBlankOrEnd(1);
    if (character == '-' && alone) {
      blockEntry();
    } else if (character == '?' && (flowLevel > 0 || alone)) {
      key();
    } else if (character == ':' && (flowLevel > 0 || alone)) {
      value();
    } else if ((character == '|' || character == '>') && flowLevel == 0) {
      block();
    } else if (startsPlain(character)) {
      plain();
    } else {
      throw cursor.error("a value cannot begin with this character; quote it");
    }
  }

  private boolean startsPlain(int character) {
    return switch (character) {
      case '-' -> !cursor.isBlank(1);
      case '?', ':' -> flowLevel == 0 && !cursor.isBlankOrEnd(1);
      case '#', '|', '>', '%', '@', '`' -> false;
      default -> !cursor.isBlankOrEnd(0);
    };
  }

  // White space and comments

  private void passWhiteSpace() throws StoreException {
    var start = cursor.mark();
    while (true) {
      if (cursor.column() == 0 && cursor.isByteOrderMark()) {
        cursor.skip();
      }
      while (cursor.at(0) == ' ' || (cursor.at(0) == '\t' && (flowLevel > 0 || !keyAllowed))) {
        cursor.skip();
      }
      turnLineCommentIntoHead();
      if (cursor.at(0) == '#') {
        comments.scanLines(start, priorToken(), indent, flowLevel > 0);
      }
      if (!cursor.isBreak(0)) {
        return;
      }
      cursor.skipLine();
      keyAllowed |= flowLevel == 0;
    }
  }

  private Token priorToken() {
    var last = tokens.last();
    return last.kind() == Kind.FLOW_ENTRY && tokens.hasTwo() ? tokens.secondLast() : last;
  }

  /// A comment behind the first `-` of a list heads what follows.
  private void turnLineCommentIntoHead() {
    if (comments.isEmpty() || !tokens.hasTwo() || cursor.isBreak(0)) {
      return;
    }
    var comment = comments.last();
    if (comment.role() == Comment.Role.LINE
        && tokens.secondLast().kind() == Kind.BLOCK_SEQUENCE_START
        && tokens.last().kind() == Kind.BLOCK_ENTRY) {
      boolean above = comment.start().line() == cursor.line() - 1;
      comments.replaceLast(comment.asHead(above ? cursor.mark() : comment.token()));
    }
  }

  // Keys without `?`

  /// Whether the possible key of a level still may be one; it is forgotten if not.
  private boolean checkKey(int level) throws StoreException {
    var key = keys.get(level);
    if (!key.possible() || !key.isTooFarFrom(cursor)) {
      return key.possible();
    }
    if (key.required()) {
      throw Cursor.error(key.mark(), "this line is neither a key with a colon nor part of a value");
    }
    keys.set(level, SimpleKey.NONE);
    return false;
  }

  private void saveKey() throws StoreException {
    if (keyAllowed) {
      boolean required = flowLevel == 0 && indent == cursor.column();
      forgetKey();
      keys.set(keys.size() - 1, new SimpleKey(true, required, tokens.nextNumber(), cursor.mark()));
      keyLevels.put(tokens.nextNumber(), keys.size() - 1);
    }
  }

  private void forgetKey() throws StoreException {
    var key = keys.getLast();
    if (key.possible()) {
      if (key.required()) {
        throw Cursor.error(
            key.mark(), "this line is neither a key with a colon nor part of a value");
      }
      keys.set(keys.size() - 1, SimpleKey.NONE);
      keyLevels.remove(key.tokenNumber());
    }
  }

  /// For tokens after which no key may begin, but which may be one.
  private Kind saved(Kind kind) throws StoreException {
    saveKey();
    keyAllowed = false;
    return kind;
  }

  // Blocks

  private void startBlock(int column, int tokenNumber, Kind kind, Mark mark) {
    if (flowLevel == 0 && indent < column) {
      indents.add(indent);
      indent = column;
      tokens.insert(tokenNumber, Token.of(kind, mark, mark));
    }
  }

  private void endBlocks(int column, Mark scanStart) {
    if (flowLevel > 0) {
      return;
    }
    var end =
        new Mark(scanStart.offset(), scanStart.index() - 1, scanStart.line(), scanStart.column());
    while (indent > column) {
      end = comments.blockEnd(end, indent);
      tokens.append(Token.of(Kind.BLOCK_END, end, end));
      indent = indents.removeLast();
    }
  }

  private void resetBlocks() throws StoreException {
    endBlocks(-1, cursor.mark());
    forgetKey();
    keyAllowed = false;
  }

  private void endStream() throws StoreException {
    resetBlocks();
    var end = cursor.mark();
    int line = end.column() == 0 ? end.line() : end.line() + 1;
    var mark = new Mark(end.offset(), end.index(), line, 0);
    tokens.append(Token.of(Kind.STREAM_END, mark, mark));
    finished = true;
  }

  private void marker(Kind kind) throws StoreException {
    resetBlocks();
    append(kind, 3);
  }

  /// Appends a token of the next `length` characters.
  private void append(Kind kind, int length) {
    var start = cursor.mark();
    cursor.skip(length);
    tokens.append(Token.of(kind, start, cursor.mark()));
  }

  private void blockEntry() throws StoreException {
    if (flowLevel == 0) {
      checkKeyAllowed("a list entry is not allowed here");
      startBlock(cursor.column(), tokens.nextNumber(), Kind.BLOCK_SEQUENCE_START, cursor.mark());
    }
    forgetKey();
    keyAllowed = true;
    append(Kind.BLOCK_ENTRY, 1);
  }

  private void key() throws StoreException {
    if (flowLevel == 0) {
      checkKeyAllowed("a key is not allowed here");
      startBlock(cursor.column(), tokens.nextNumber(), Kind.BLOCK_MAPPING_START, cursor.mark());
    }
    forgetKey();
    keyAllowed = flowLevel == 0;
    append(Kind.KEY, 1);
  }

  private void value() throws StoreException {
    var key = keys.getLast();
    if (checkKey(keys.size() - 1)) {
      tokens.insert(key.tokenNumber(), Token.of(Kind.KEY, key.mark(), key.mark()));
      startBlock(key.mark().column(), key.tokenNumber(), Kind.BLOCK_MAPPING_START, key.mark());
      keys.set(keys.size() - 1, SimpleKey.NONE);
      keyLevels.remove(key.tokenNumber());
      keyAllowed = false;
    } else {
      if (flowLevel == 0) {
        checkKeyAllowed("a colon that makes a key is not allowed here");
        startBlock(cursor.column(), tokens.nextNumber(), Kind.BLOCK_MAPPING_START, cursor.mark());
      }
      keyAllowed = flowLevel == 0;
    }
    append(Kind.VALUE, 1);
  }

  private void checkKeyAllowed(String problem) throws StoreException {
    if (!keyAllowed) {
      throw cursor.error(problem);
    }
  }

  // Brackets

  private void startFlow(Kind kind) throws StoreException {
    saveKey();
    keys.add(SimpleKey.NONE);
    flowLevel++;
    keyAllowed = true;
    append(kind, 1);
  }

  private void endFlow(Kind kind) throws StoreException {
    forgetKey();
    if (flowLevel > 0) {
      flowLevel--;
      keys.removeLast();
    }
    keyAllowed = false;
    append(kind, 1);
  }

  private void flowEntry() throws StoreException {
    forgetKey();
    keyAllowed = true;
    append(Kind.FLOW_ENTRY, 1);
  }

  // Scalars and properties

  private void property(Token token) {
    tokens.append(token);
  }

  private void tag() throws StoreException {
    saved(Kind.TAG);
    tokens.append(new PropertyScanner(cursor, indent).tag());
  }

  private void quoted() throws StoreException {
    saved(Kind.SCALAR);
    tokens.append(new QuotedScanner(cursor, indent).scan());
  }

  private void block() throws StoreException {
    forgetKey();
    keyAllowed = true;
    tokens.append(new BlockScanner(cursor, comments::scanBehind, indent).scan());
  }

  private void plain() throws StoreException {
    saved(Kind.SCALAR);
    var scanner = new PlainScanner(cursor, indent, flowLevel > 0);
    tokens.append(scanner.scan());
    keyAllowed |= scanner.endsOnNewLine();
  }
}
