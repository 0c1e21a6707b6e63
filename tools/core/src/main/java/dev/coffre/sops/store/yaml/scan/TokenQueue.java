package dev.coffre.sops.store.yaml.scan;

import dev.coffre.sops.store.yaml.token.Token;
import java.util.ArrayList;
import java.util.List;

/// Tokens that are scanned and not yet parsed. The last two stay known after they were taken, for
/// the comments behind them.
final class TokenQueue {
  private static final int COMPACT_AT = 4096;

  private final List<Token> tokens = new ArrayList<>();
  private int head;
  private int taken;

  /// Tokens waiting.
  int size() {
    return tokens.size() - head;
  }

  /// The number of the token at the head, counted from 0 over the whole text.
  int headNumber() {
    return taken;
  }

  /// The number the next token appended will have.
  int nextNumber() {
    return taken + size();
  }

  Token head() {
    return tokens.get(head);
  }

  void removeHead() {
    head++;
    taken++;
    if (head == COMPACT_AT) {
      tokens.subList(0, head - 2).clear();
      head = 2;
    }
  }

  void append(Token token) {
    tokens.add(token);
  }

  /// Inserts `token` so that it has the given number.
  void insert(int number, Token token) {
    tokens.add(head + number - taken, token);
  }

  Token last() {
    return tokens.getLast();
  }

  /// Whether a token stands before the last one.
  boolean hasTwo() {
    return tokens.size() > 1;
  }

  Token secondLast() {
    return tokens.get(tokens.size() - 2);
  }
}
