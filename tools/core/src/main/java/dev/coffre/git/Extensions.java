package dev.coffre.git;

import dev.coffre.git.object.GitException.Unsupported;
import dev.coffre.git.object.ObjectFormat;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/// Whether a repository is one that this reader understands (gitrepository-layout, "Git Repository
/// Format Versions").
final class Extensions {
  private static final Set<String> HARMLESS =
      Set.of(
          "noop",
          "noop-v1",
          "partialclone",
          "preciousobjects",
          "relativeworktrees",
          "worktreeconfig");

  private Extensions() {}

  /// Checks them all.
  ///
  /// @return the hash that names objects
  static ObjectFormat check(Path file, GitConfig config) throws Unsupported {
    String version = config.last("core.repositoryformatversion").orElse("0");
    if (!version.equals("0") && !version.equals("1")) {
      throw new Unsupported(
          file.toString(), "repository format version " + version + " is unknown");
    }
    var format = ObjectFormat.SHA1;
    for (var name : config.names()) {
      if (name.startsWith("extensions.")) {
        String value = config.last(name).orElse("");
        String extension = name.substring("extensions.".length());
        if (extension.equals("objectformat")) {
          format = format(file, value);
        } else {
          check(file, extension, value, version);
        }
      }
    }
    return format;
  }

  private static ObjectFormat format(Path file, String value) throws Unsupported {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "sha1" -> ObjectFormat.SHA1;
      case "sha256" -> ObjectFormat.SHA256;
      default -> throw new Unsupported(file.toString(), "object format '" + value + "' is unknown");
    };
  }

  private static void check(Path file, String extension, String value, String version)
      throws Unsupported {
    boolean files = extension.equals("refstorage") && value.equals("files");
    if (files || HARMLESS.contains(extension)) {
      return;
    }
    if (extension.equals("refstorage")) {
      throw new Unsupported(
          file.toString(),
          "references stored as '"
              + value
              + "' are not read; change it with: git refs migrate --ref-format=files");
    }
    if (version.equals("1")) {
      throw new Unsupported(file.toString(), "extension '" + extension + "' is unknown");
    }
  }
}
