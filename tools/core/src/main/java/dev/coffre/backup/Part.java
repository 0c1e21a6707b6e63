package dev.coffre.backup;

import dev.coffre.json.Json;
import dev.coffre.json.JsonValue;

/// One file of a backup, or what it holds.
///
/// @param size in bytes
/// @param sha256 in hexadecimal
public record Part(String name, long size, String sha256) {

  Json json() {
    return Json.object().with("name", name).with("size", size).with("sha256", sha256);
  }

  static Part of(JsonValue json) throws BackupException {
    var part =
        new Part(
            Fields.text(json, "name"), Fields.number(json, "size"), Fields.text(json, "sha256"));
    if (!part.name.matches("[a-z][a-z0-9.-]{0,60}") || !part.sha256.matches("[0-9a-f]{64}")) {
      throw new BackupException("a part has no usable name or digest");
    }
    return part;
  }
}
