package dev.coffre.scan.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a name says of the value that is assigned to it.
final class Names {
  /// What a name promises.
  enum Promise {
    PASSWORD,
    SECRET,
    TOKEN,
    KEY
  }

  private static final Words PASSWORD = Words.of("password");
  private static final Words SECRET = Words.of("secret");
  private static final Words TOKEN = Words.of("token");
  private static final Words KEY = Words.of("key");
  private static final Words KEY_KINDS = Words.of("key-kind");
  private static final Words NO_SECRET_KEYS = Words.of("no-secret-key");
  private static final Words SUFFIXES = Words.of("suffix");
  private static final Words PRIMITIVES = Words.of("primitive");
  private static final Words AGAINST = Words.of("against");

  private Names() {}

  /// What a name promises, if anything.
  static Optional<Promise> promise(String name) {
    var words = stem(name);
    return words.isEmpty() || isAgainst(words) ? Optional.empty() : noun(words);
  }

  /// Whether a word in front of the last says that it is something else.
  private static boolean isAgainst(List<String> words) {
    return AGAINST.containsAny(words.subList(0, words.size() - 1));
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

  /// Whether it ends in what it names: `Password`, not `PasswordClient`.
  static boolean isPlain(String name) {
    var words = words(name);
    return words.isEmpty() || !isSuffix(words.getLast());
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
    return known.isPresent() || !key || NO_SECRET_KEYS.containsAny(words)
        ? known
        : Optional.of(Promise.KEY);
  }

  private static Optional<Promise> kind(List<String> words) {
    var last = words.getLast();
    var ends = ends(words);
    if (isPassword(last) || PASSWORD.containsAny(ends)) {
      return Optional.of(Promise.PASSWORD);
    }
    if (last.endsWith("secret") || SECRET.containsAny(ends)) {
      return Optional.of(Promise.SECRET);
    }
    if (last.endsWith("token") || TOKEN.containsAny(ends)) {
      return Optional.of(Promise.TOKEN);
    }
    if (last.endsWith("apikey") || last.endsWith("secretkey") || KEY.containsAny(ends)) {
      return Optional.of(Promise.KEY);
    }
    boolean key = last.equals("key") || last.equals("keys");
    if (key && words.size() > 1 && KEY_KINDS.contains(words.get(words.size() - 2))) {
      return Optional.of(Promise.KEY);
    }
    return Optional.empty();
  }

  /// The last word, and the last two and three in one.
  private static List<String> ends(List<String> words) {
    var ends = new ArrayList<String>();
    var end = "";
    for (int i = words.size() - 1; i >= Math.max(0, words.size() - 3); i--) {
      end = words.get(i) + end;
      ends.add(end);
    }
    return ends;
  }

  private static boolean isSuffix(String word) {
    return (SUFFIXES.contains(word) && !PASSWORD.contains(word)) || isNumber(word);
  }

  private static boolean isNumber(String word) {
    int at = 0;
    while (at < word.length() && Character.isDigit(word.charAt(at))) {
      at++;
    }
    return at == word.length();
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
