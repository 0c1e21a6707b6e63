package dev.coffre.sops;

import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.binary.BinaryStore;
import dev.coffre.sops.store.dotenv.DotenvStore;
import dev.coffre.sops.store.ini.IniStore;
import dev.coffre.sops.store.json.JsonStore;
import dev.coffre.sops.store.yaml.YamlStore;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The file formats of SOPS.
public enum Format {
  YAML,
  JSON,
  DOTENV,
  INI,
  BINARY;

  static final String METADATA_KEY = "sops";

  /// Whether sops keeps this top-level key for its metadata.
  public boolean reserves(String key) {
    return this == DOTENV ? key.startsWith(METADATA_KEY + "_") : key.equals(METADATA_KEY);
  }

  /// The name in `--input-type` and `--output-type`.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The format with this name.
  public static Optional<Format> labelled(String label) {
    return Arrays.stream(values()).filter(format -> format.label().equals(label)).findFirst();
  }

  /// The format that sops takes a file for by the end of its name; binary if it knows none.
  public static Format ofFileName(String name) {
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return YAML;
    }
    if (name.endsWith(".json")) {
      return JSON;
    }
    if (name.endsWith(".env")) {
      return DOTENV;
    }
    return name.endsWith(".ini") ? INI : BINARY;
  }

  /// The indentation that sops uses unless it is configured otherwise.
  public Store.Layout layout() {
    return switch (this) {
      case YAML -> new Store.Layout(4);
      case JSON, BINARY -> new Store.Layout(-1);
      case DOTENV, INI -> new Store.Layout(0);
    };
  }

  /// Reads and writes this format.
  public Store store() {
    return switch (this) {
      case YAML -> new YamlStore();
      case JSON -> new JsonStore();
      case DOTENV -> new DotenvStore();
      case INI -> new IniStore();
      case BINARY -> new BinaryStore();
    };
  }
}
