package dev.coffre.inventory.read;

import dev.coffre.inventory.source.SourceFile;
import dev.coffre.inventory.source.Use;
import java.util.regex.Pattern;

/// Environment variables that JavaScript takes by `const { A, B: b } = process.env`.
final class DestructuringReader implements SourceReader {
  private static final Pattern TAKEN =
      Pattern.compile("\\{([^{}]{1,2000})}\\s*=\\s*process\\.env\\b");
  private static final Pattern NAME = Pattern.compile("(?:^|,)\\s*([A-Za-z_]\\w*)");

  @Override
  public void read(SourceFile file, Sources found) {
    if (!file.text().contains("process.env")) {
      return;
    }
    var taken = TAKEN.matcher(file.text());
    while (taken.find()) {
      var names = NAME.matcher(taken.group(1));
      while (names.find()) {
        if (VariableName.isSecret(names.group(1))) {
          int line = file.line(taken.start(1) + names.start(1));
          found.add(
              new Use(Use.Kind.ENVIRONMENT, names.group(1), "process.env", file.path(), line));
        }
      }
    }
  }
}
