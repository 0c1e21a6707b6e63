package dev.coffre.scan.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a name says of the value that is assigned to it.
final class Names {
  /// What a name promises.
  enum Promise {
    PASSWORD,
    SECRET,
    TOKEN,
    KEY
  }

  private static final Set<String> PASSWORD = Words.of("password");
  private static final Set<String> SECRET = Words.of("secret");
  private static final Set<String> TOKEN = Words.of("token");
  private static final Set<String> KEY = Words.of("key");
  private static final Set<String> KEY_KINDS = Words.of("key-kind");
  private static final Set<String> NO_SECRET_KEYS = Words.of("no-secret-key");
  private static final Set<String> SUFFIXES = Words.of("suffix");
  private static final Set<String> PRIMITIVES = Words.of("primitive");
  private static final Set<String> AGAINST = Words.of("against");

  private Names() {}

  /// What a name promises, if anything.
  static Optional<Promise> promise(String name) {
    var words = stem(name);
    if (words.isEmpty()
        || words.subList(0, words.size() - 1).stream().anyMatch(AGAINST::contains)) {
      return Optional.empty();
    }
    return noun(words);
  }

  /// The name with `ñ` and `ł`, whose UTF-8 is seen here as two characters each, as `n` and `l`.
  private static String inAscii(String name) {
    return name.replace("\u00c3\u00b1", "n").replace("\u00c5\u0082", "l");
  }

  private static List<String> stem(String name) {
    var words = words(inAscii(name));
    while (words.size() > 1 && isSuffix(words.getLast())) {
      words.removeLast();
    }
    return words;
  }

  /// Whether a word by itself names a password.
  static boolean isPassword(String word) {
    return PASSWORD.contains(word) || word.endsWith("password") || word.endsWith("passwd");
  }

  /// Whether nothing in the name says what the key is for.
  static boolean isVagueKey(String name) {
    var words = stem(name);
    return words.size() > 1 && kind(words).isEmpty();
  }

  /// Whether it names the key or the result of a cryptographic primitive.
  static boolean isPrimitive(String name) {
    var words = stem(name);
    int size = words.size();
    return PRIMITIVES.contains(String.join("", words))
        || (size > 2 && PRIMITIVES.contains(words.get(size - 2) + words.getLast()));
  }

  private static Optional<Promise> noun(List<String> words) {
    var known = kind(words);
    boolean key = words.getLast().equals("key") && words.size() > 1;
    return known.isPresent() || !key || !NO_SECRET_KEYS.stream().noneMatch(words::contains)
        ? known
        : Optional.of(Promise.KEY);
  }

  private static Optional<Promise> kind(List<String> words) {
    var last = words.getLast();
    if (isPassword(last) || names(words, PASSWORD)) {
      return Optional.of(Promise.PASSWORD);
    }
    if (last.endsWith("secret") || names(words, SECRET)) {
      return Optional.of(Promise.SECRET);
    }
    if (last.endsWith("token") || names(words, TOKEN)) {
      return Optional.of(Promise.TOKEN);
    }
    if (last.endsWith("apikey") || last.endsWith("secretkey") || names(words, KEY)) {
      return Optional.of(Promise.KEY);
    }
    boolean key = last.equals("key") || last.equals("keys");
    if (key && words.size() > 1 && KEY_KINDS.contains(words.get(words.size() - 2))) {
      return Optional.of(Promise.KEY);
    }
    return Optional.empty();
  }

  /// Whether the last word, or the last two or three in one, are in a list.
  private static boolean names(List<String> words, Set<String> list) {
    int size = words.size();
    for (int count = 1; count <= Math.min(3, size); count++) {
      if (list.contains(String.join("", words.subList(size - count, size)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSuffix(String word) {
    return (SUFFIXES.contains(word) && !PASSWORD.contains(word))
        || word.chars().allMatch(Character::isDigit);
  }

  /// The words of a name: split at `_`, `-`, `.`, blanks and where a small letter meets a capital.
  static List<String> words(String name) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean border = i > 0 && startsWord(name, i);
      if (border || !Character.isLetterOrDigit(c)) {
        flush(word, words);
      }
      if (Character.isLetterOrDigit(c)) {
        word.append(c);
      }
    }
    flush(word, words);
    return words;
  }

  private static boolean startsWord(String name, int i) {
    char before = name.charAt(i - 1);
    char c = name.charAt(i);
    boolean camel = Character.isLowerCase(before) && Character.isUpperCase(c);
    boolean acronym =
        Character.isUpperCase(before)
            && Character.isUpperCase(c)
            && i + 1 < name.length()
            && Character.isLowerCase(name.charAt(i + 1));
    boolean number =
        Character.isLetter(before) && Character.isDigit(c) && !name.startsWith("64", i);
    return camel || acronym || number;
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString().toLowerCase(Locale.ROOT));
      word.setLength(0);
    }
  }
}
