package dev.coffre.git;

import dev.coffre.git.object.GitException.Corrupt;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BiConsumer;

/// Reads the syntax of Git's configuration files (git-config, "Syntax").
final class ConfigParser {
  private final Path file;
  private final String text;
  private int at;

  ConfigParser(Path file, String text) {
    this.file = file;
    this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /// Tells each name and its value.
  void parse(BiConsumer<String, String> setting) throws Corrupt {
    String section = "";
    for (skipBlank(); at < text.length(); skipBlank()) {
      if (text.charAt(at) == '[') {
        section = section();
      } else {
        String name = section + "." + word().toLowerCase(Locale.ROOT);
        if (section.isEmpty() || name.endsWith(".")) {
          throw damaged();
        }
        setting.accept(name, value());
      }
    }
  }

  private void skipBlank() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#' || c == ';') {
        skipLine();
      } else if (Character.isWhitespace(c)) {
        at++;
      } else {
        return;
      }
    }
  }

  private void skipLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  private String section() throws Corrupt {
    at++;
    String name = word().toLowerCase(Locale.ROOT);
    skipSpaces();
    if (peek() == '"') {
      name += "." + subsection();
    }
    if (peek() != ']' || name.isEmpty()) {
      throw damaged();
    }
    at++;
    return name;
  }

  private String subsection() throws Corrupt {
    var name = new StringBuilder();
    for (at++; peek() != '"'; at++) {
      if (peek() == '\\') {
        at++;
      }
      if (peek() == '\n') {
        throw damaged();
      }
      name.append(peek());
    }
    at++;
    return name.toString();
  }

  private String word() {
    int start = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '.';
  }

  private String value() throws Corrupt {
    skipSpaces();
    if (peek() != '=') {
      skipBareEnd();
      return "true";
    }
    at++;
    skipSpaces();
    var value = new StringBuilder();
    int kept = 0;
    boolean quoted = false;
    while (quoted || (peek() != '\n' && peek() != '#' && peek() != ';')) {
      char c = peek();
      at++;
      if (c == '"') {
        quoted = !quoted;
        kept = value.length();
      } else if (c == '\n') {
        throw damaged();
      } else {
        appendPlain(c, value);
        kept = quoted || !Character.isWhitespace(c) ? value.length() : kept;
      }
    }
    skipLine();
    value.setLength(kept);
    return value.toString();
  }

  private void skipBareEnd() throws Corrupt {
    if (peek() != '\n' && peek() != '#' && peek() != ';') {
      throw damaged();
    }
    skipLine();
  }

  private void appendPlain(char c, StringBuilder value) throws Corrupt {
    if (c != '\\') {
      value.append(c);
      return;
    }
    if (peek() == '\r') {
      at++;
    }
    char escaped = peek();
    at++;
    switch (escaped) {
      case '\n' -> {}
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'b' -> value.append('\b');
      case '"', '\\' -> value.append(escaped);
      default -> throw damaged();
    }
  }

  private void skipSpaces() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  /// The next character; the end of the file ends a line.
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\n';
  }

  private Corrupt damaged() {
    long line =
        text.substring(0, Math.min(at, text.length())).chars().filter(c -> c == '\n').count();
    return new Corrupt(file.toString(), "line " + (line + 1) + " is not well-formed");
  }
}
