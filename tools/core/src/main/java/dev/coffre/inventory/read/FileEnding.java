package dev.coffre.inventory.read;

import java.util.Locale;

/// What the name of a file says of its language.
final class FileEnding {
  private FileEnding() {}

  /// What follows the last dot, or the whole name if there is none or it only begins with one:
  /// `java`, `dockerfile`, `.envrc`. Words that usually stand in front of a name are that too:
  /// `Dockerfile.dev` is `dockerfile`, `.env.example` is `env`.
  static String of(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("dockerfile") || lower.endsWith(".dockerfile")) {
      return "dockerfile";
    }
    if (lower.startsWith("containerfile")) {
      return "dockerfile";
    }
    if (lower.startsWith("jenkinsfile")) {
      return "jenkinsfile";
    }
    if (lower.equals(".env") || lower.startsWith(".env.") || lower.endsWith(".env")) {
      return "env";
    }
    int dot = lower.lastIndexOf('.');
    return dot <= 0 ? lower : lower.substring(dot + 1);
  }
}
