package dev.coffre.sops;

import com.google.re2j.PatternSyntaxException;
import dev.coffre.sops.metadata.Selector;
import dev.coffre.sops.metadata.Selector.Subject;
import java.util.Optional;
import java.util.function.Predicate;

/// A selector applied while walking down a tree: one instance a level, made from the level above.
///
/// A key selects (or exempts) its whole subtree. A comment does so for the item below it and the
/// comments in between, at any depth.
final class Selection {

  /// A selector with its expression compiled; one that does not compile never matches, as in sops.
  private record Rule(Selector selector, Predicate<String> matches) {
    boolean on(Subject... subjects) {
      return java.util.Set.of(subjects).contains(selector.kind().subject());
    }
  }

  private final Rule rule;
  private final boolean inherited;
  private boolean commented;

  private Selection(Rule rule, boolean inherited) {
    this.rule = rule;
    this.inherited = inherited;
  }

  /// The selection at the root of a document.
  static Selection of(Selector selector) {
    return new Selection(new Rule(selector, predicate(selector)), false);
  }

  /// Whether the expression of `selector`, if it has one, is RE2.
  static boolean isValid(Selector selector) {
    return selector.kind().subject() == Subject.KEY_SUFFIX || compile(selector).isPresent();
  }

  private static Predicate<String> predicate(Selector selector) {
    var pattern = selector.pattern();
    if (selector.kind().subject() == Subject.KEY_SUFFIX) {
      return text -> !pattern.isEmpty() && text.endsWith(pattern);
    }
    return compile(selector).<Predicate<String>>map(found -> found::isIn).orElse(text -> false);
  }

  private static Optional<Expression> compile(Selector selector) {
    try {
      return Optional.of(Expression.of(selector.pattern()));
    } catch (PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /// The selection for what stands under `key`.
  Selection under(String key) {
    boolean byKey = rule.on(Subject.KEY, Subject.KEY_SUFFIX);
    return new Selection(rule, matched() || (byKey && rule.matches.test(key)));
  }

  /// The selection for what stands inside a list.
  Selection inside() {
    return new Selection(rule, matched());
  }

  /// Takes note of a comment at this level, before the item it stands above.
  ///
  /// @return whether that comment itself is encrypted: one that selects stays readable, one that
  ///   exempts does too
  boolean encryptsComment(String comment) {
    boolean before = matched();
    commented |= rule.on(Subject.COMMENT) && rule.matches.test(comment);
    return rule.selector.kind().encrypts() ? before : !matched();
  }

  /// Whether a scalar at this level is encrypted.
  boolean encrypts() {
    return rule.selector.kind().encrypts() == matched();
  }

  /// Whether a comment at this level that stands outside of the tree may be meant. What the
  /// comments around it select is not known to reach it, so a rule on comments leaves only those
  /// readable that exempt.
  boolean mayEncrypt(String looseComment) {
    return rule.on(Subject.COMMENT)
        ? rule.selector.kind().encrypts() || !rule.matches.test(looseComment)
        : encrypts();
  }

  /// Forgets the comments above an item that was dealt with.
  void endItem() {
    commented = false;
  }

  /// Whether an encrypted comment would itself be taken for one that exempts what is below it.
  boolean exempts(String encryptedComment) {
    return rule.on(Subject.COMMENT)
        && !rule.selector.kind().encrypts()
        && rule.matches.test(encryptedComment);
  }

  private boolean matched() {
    return inherited || commented;
  }
}
