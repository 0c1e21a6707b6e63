package dev.coffre.scan.detect;

import java.util.Optional;
import java.util.Set;

/// Finds the password of `machine HOST login USER password PASSWORD`. The keyword is `machine ` or
/// `default login`.
record NetrcDetector() implements SingleDetector {
  private static final int REACH = 300;
  private static final String CLOSING = "`'\".,;";
  private static final Set<String> FIELDS = Set.of("login", "account", "password", "port", "user");

  @Override
  public Optional<Span> find(Text text, int start, int end) {
    var words =
        new WordReader(text, text.at(end - 1) == ' ' ? end : end - "login".length(), end + REACH);
    if (text.at(end - 1) == ' ') {
      words.next();
    }
    boolean login = false;
    var user = Optional.<Span>empty();
    while (words.next()) {
      var field = words.word();
      if (!FIELDS.contains(field)) {
        return Optional.empty();
      }
      if (!words.next()) {
        return Optional.empty();
      }
      if (field.equals("password")) {
        if (words.word().equals("x-oauth-basic")) {
          return user;
        }
        boolean found = login && Literal.isPassword(words.word()) && !isForm(words.word());
        return found ? Optional.of(words.span()) : Optional.empty();
      }
      user = Optional.of(words.span());
      login |= !field.equals("port");
    }
    return Optional.empty();
  }

  /// "PASSWORD`.": the word for one, in a sentence.
  private static boolean isForm(String word) {
    int end = word.length();
    while (end > 0 && CLOSING.indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return Placeholder.matches(word.substring(0, end));
  }
}
