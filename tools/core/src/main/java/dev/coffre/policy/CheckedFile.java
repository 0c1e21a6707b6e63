package dev.coffre.policy;

import dev.coffre.pattern.Form;
import dev.coffre.sops.Format;
import dev.coffre.sops.metadata.Metadata;
import dev.coffre.sops.metadata.MetadataException;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import dev.coffre.sops.tree.Node;
import java.nio.file.Path;
import java.util.Optional;

/// A file to check. Several checks look at it: it is read for the first of them that asks. For one
/// thread at a time.
public final class CheckedFile {
  private static final Form WORD = Form.of("[A-Za-z0-9_./@%+=:,][A-Za-z0-9_./@%+=:,-]*");

  private final Path path;
  private final String name;
  private final byte[] content;
  private final RuleMatch rule;
  private Optional<Store.Parsed> parsed = Optional.empty();
  private Optional<Metadata> metadata = Optional.empty();

  /// @param path absolute
  /// @param name as a command line would name it
  /// @param content the whole of it, not copied
  public CheckedFile(Path path, String name, byte[] content, RuleMatch rule) {
    this.path = path;
    this.name = name;
    this.content = content;
    this.rule = rule;
  }

  /// Where it is, absolute.
  public Path path() {
    return path;
  }

  /// What a command line would call it.
  public String name() {
    return name;
  }

  /// The whole of it. Shared, not copied.
  public byte[] content() {
    return content;
  }

  /// What the creation rules say of it.
  public RuleMatch rule() {
    return rule;
  }

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

  /// What it holds.
  ///
  /// @throws StoreException if it is not of its format
  Store.Parsed parsed() throws StoreException {
    if (parsed.isEmpty()) {
      parsed = Optional.of(format().store().parse(content));
    }
    return parsed.get();
  }

  /// What its metadata says.
  ///
  /// @param mapping the metadata as it stands in the file
  /// @throws MetadataException if it says nothing that sops would understand
  Metadata metadata(Node.Mapping mapping) throws MetadataException {
    if (metadata.isEmpty()) {
      metadata = Optional.of(Metadata.parse(mapping));
    }
    return metadata.get();
  }

  /// The name as a word of a shell command.
  public String word() {
    return WORD.matches(name) ? name : "'" + name.replace("'", "'\\''") + "'";
  }
}
