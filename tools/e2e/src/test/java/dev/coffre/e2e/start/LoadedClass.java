package dev.coffre.e2e.start;

import java.util.Optional;
import java.util.regex.Pattern;

/// A class that a JVM loaded, as `-Xlog:class+load` tells it.
///
/// @param source a jar, a module, another class for one that was made at run time, or the cache
record LoadedClass(String name, String source) {
  private static final Pattern LINE = Pattern.compile("(\\S+) source: (.+)");

  /// Empty for a line that tells of something else.
  static Optional<LoadedClass> parse(String line) {
    var match = LINE.matcher(line);
    return match.matches()
        ? Optional.of(new LoadedClass(match.group(1), match.group(2)))
        : Optional.empty();
  }

  boolean comesFromTheCache() {
    return source.startsWith("shared objects file");
  }

  /// A JDK update may need another class of its own; ours and those made at run time may not.
  boolean comesFromTheJdk() {
    return source.startsWith("jrt:/java.base");
  }

  boolean isOfLibrary() {
    return name.startsWith("picocli.")
        || name.startsWith("org.bouncycastle.")
        || name.startsWith("org.yaml.snakeyaml.")
        || name.startsWith("com.google.re2j.");
  }

  /// Whether the JDK matches expressions with it, which brings lambdas.
  boolean isOfExpressions() {
    return name.startsWith("java.util.regex.");
  }
}
