package dev.coffre.policy;

import dev.coffre.sops.Format;
import java.nio.file.Path;

/// A file to check.
///
/// @param path absolute
/// @param name as a command line would name it
/// @param content the whole of it
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CheckedFile(Path path, String name, byte[] content, RuleMatch rule) {

  String baseName() {
    return String.valueOf(path.getFileName());
  }

  /// What `sops encrypt a.yaml > a.yaml.enc` writes is YAML; what was encrypted as bytes is a JSON
  /// object.
  Format format() {
    var format = Format.ofFileName(baseName());
    return format == Format.BINARY && !Glance.isObject(content, content.length)
        ? Format.ofFileName(Twins.unmarked(baseName()))
        : format;
  }

  /// The name as a word of a shell command.
  public String word() {
    return name.matches("[A-Za-z0-9_./@%+=:,][A-Za-z0-9_./@%+=:,-]*")
        ? name
        : "'" + name.replace("'", "'\\''") + "'";
  }
}
