package dev.coffre.policy;

import dev.coffre.pattern.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Guesses from names which file another one is the plain text, the backup or the swap file of.
final class Twins {
  private static final List<String> ENCRYPTED = List.of("sops", "enc", "encrypted");

  /// One of these is in every name that a pattern takes, of each kind. Hardly any name has one, and
  /// then no pattern is compiled: every commit would wait for it.
  private static final List<String> DECRYPTED_SIGNS = List.of(".dec", ".plain", ".clear");

  /// Of names that begin with a point: otherwise every `.svg` and `.swift` would have one.
  private static final List<String> SWAP_SIGNS = List.of(".su", ".sv", ".sw", ".kate-swp");

  private static final List<String> LEFTOVER_SIGNS =
      List.of("#", "~", ".bak", ".orig", ".old", ".save", ".tmp", ".rej", "___jb_");

  private static final Form ENCRYPTED_NAME = Form.of(".+\\.sops\\.[A-Za-z0-9]+");

  /// Made when a name has a sign.
  private static final class Decrypted {
    private static final Pattern NAME =
        Pattern.compile("(.+)\\.(?:dec|decrypted|plain|plaintext|clear)(\\.[^.]+)?");
  }

  /// The same. Of vim and Kate, of Emacs, of most editors, of sed and patch, of JetBrains, of
  /// Coffre itself.
  private static final class Leftovers {
    private static final List<Pattern> NAMES =
        List.of(
            Pattern.compile("\\.(.+)\\.(?:s[uvw][a-z]|swpx|kate-swp|un~)"),
            Pattern.compile("#(.+)#"),
            Pattern.compile("(.+?)(?:\\.~\\d+)?~"),
            Pattern.compile("(.+)\\.(?:bak|orig|old|save|tmp|rej)[-._]?\\d{0,3}"),
            Pattern.compile("(.+)___jb_(?:tmp|old|bak)___"),
            Pattern.compile("\\.(.+)\\.coffre-.*\\.tmp"));
  }

  private Twins() {}

  /// Whether the name alone makes a file worth a look.
  static boolean isNamed(String name) {
    return saysEncrypted(name) || saysDecrypted(name) || !originals(name).isEmpty();
  }

  private static boolean hasSign(String name, List<String> signs) {
    for (var sign : signs) {
      if (name.contains(sign)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the name itself says that the file is encrypted.
  static boolean saysEncrypted(String name) {
    return name.contains(".sops.") && ENCRYPTED_NAME.matches(name);
  }

  /// Whether the name itself says that the file is a decrypted one.
  static boolean saysDecrypted(String name) {
    return hasSign(name, DECRYPTED_SIGNS) && Decrypted.NAME.matcher(name).matches();
  }

  /// Names of the files that `name` may be the plain text of.
  static List<String> encrypted(String name) {
    var plain = hasSign(name, DECRYPTED_SIGNS) ? withoutDecrypted(name) : name;
    var names = new ArrayList<String>();
    if (!plain.equals(name)) {
      names.add(plain);
    }
    int dot = plain.lastIndexOf('.');
    for (var word : ENCRYPTED) {
      names.add(plain + "." + word);
      if (dot > 0) {
        names.add(plain.substring(0, dot) + "." + word + plain.substring(dot));
      }
    }
    return names;
  }

  private static String withoutDecrypted(String name) {
    var match = Decrypted.NAME.matcher(name);
    return match.matches() ? match.group(1) + text(match.group(2)) : name;
  }

  /// The name that the plain text of a file would have, if its own says that it is encrypted.
  static Optional<String> plain(String name) {
    for (var word : ENCRYPTED) {
      if (name.endsWith("." + word)) {
        return Optional.of(name.substring(0, name.length() - word.length() - 1));
      }
      int at = name.lastIndexOf("." + word + ".");
      if (at > 0) {
        return Optional.of(name.substring(0, at) + name.substring(at + word.length() + 1));
      }
    }
    return Optional.empty();
  }

  /// Names of the files that `name` may be an old copy of.
  static List<String> originals(String name) {
    boolean swap = name.startsWith(".") && hasSign(name, SWAP_SIGNS);
    return swap || hasSign(name, LEFTOVER_SIGNS) ? withoutLeftover(name) : List.of();
  }

  private static List<String> withoutLeftover(String name) {
    var names = new ArrayList<String>();
    for (var pattern : Leftovers.NAMES) {
      var match = pattern.matcher(name);
      if (match.matches()) {
        names.add(match.group(1));
      }
    }
    return names;
  }

  /// The name without the words that say that the file is encrypted or decrypted at its end:
  /// `a.yaml.enc` may well be YAML.
  static String unmarked(String name) {
    for (var word : ENCRYPTED) {
      if (name.endsWith("." + word)) {
        return name.substring(0, name.length() - word.length() - 1);
      }
    }
    return name;
  }

  private static String text(@Nullable String group) {
    return group == null ? "" : group;
  }
}
