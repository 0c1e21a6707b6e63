package dev.coffre.cli.secrets;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.merge.MergedText;
import dev.coffre.sops.Format;
import dev.coffre.sops.store.Store;
import dev.coffre.sops.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// A file that was read: its text, and the values in it with their places in the text.
public final class SecretFile {
  private static final long LARGEST = 1L << 30;

  private final Path path;
  private final String name;
  private final Format format;
  private final byte[] source;
  private final Store.Parsed parsed;

  private SecretFile(Path path, String name, Format format, byte[] source, Store.Parsed parsed) {
    this.path = path;
    this.name = name;
    this.format = format;
    this.source = source;
    this.parsed = parsed;
  }

  /// Reads a file.
  ///
  /// @param name as the user knows it; what messages call it
  /// @param format if it is not the one its name says
  /// @throws FileFailure if it cannot be read, is larger than 1 GiB, or is not of the format
  public static SecretFile read(Host host, String name, Optional<Format> format)
      throws FileFailure {
    Path path = host.resolve(name);
    try {
      requireFile(path);
      return settled(path, name, format.orElse(Format.ofFileName(name)), Files.readAllBytes(path));
    } catch (IOException | CommandException | StoreException e) {
      throw new FileFailure(name, e);
    }
  }

  /// Reads standard input.
  ///
  /// @param name what messages call it
  /// @throws FileFailure if it cannot be read, is larger than 1 GiB, or is not of the format
  static SecretFile standardInput(Host host, String name, Format format) throws FileFailure {
    try {
      byte[] content = host.in().readNBytes((int) LARGEST + 1);
      if (content.length > LARGEST) {
        throw tooLarge();
      }
      return of(host.resolve(name), name, format, content);
    } catch (IOException | CommandException | StoreException e) {
      throw new FileFailure(name, e);
    }
  }

  private static CommandException tooLarge() {
    return CommandException.refused(
        "it is larger than 1 GiB", "encrypt it with 'coffre age', which reads it in a stream");
  }

  private static SecretFile settled(Path path, String name, Format format, byte[] content)
      throws StoreException, CommandException {
    try {
      return of(path, name, format, content);
    } catch (StoreException e) {
      if (MergedText.hasMarker(content)) {
        throw CommandException.refused(
            "a merge left conflicts in it", "'coffre edit FILE' shows both sides and settles them");
      }
      throw e;
    }
  }

  private static void requireFile(Path path) throws IOException, CommandException {
    if (Files.isDirectory(path)) {
      throw CommandException.usage("it is a folder", "name a file in it");
    }
    if (Files.size(path) > LARGEST) {
      throw tooLarge();
    }
  }

  /// A file that was not read: `source` is to be written to `path`.
  ///
  /// @throws StoreException if it is not of the format
  public static SecretFile of(Path path, String name, Format format, byte[] source)
      throws StoreException {
    return new SecretFile(path, name, format, source, format.store().parse(source));
  }

  /// The same file with another text.
  public SecretFile with(byte[] text) throws StoreException {
    return of(path, name, format, text);
  }

  /// The same file with a plain text, which may look encrypted.
  SecretFile plain(byte[] text) throws StoreException {
    return new SecretFile(path, name, format, text, format.store().parsePlain(text));
  }

  /// The same plain file with room for the metadata, which count as not there yet.
  SecretFile withRoom() throws StoreException {
    var room = format.store().withRoom(source, parsed);
    return new SecretFile(path, name, format, room.text(), room.content());
  }

  public Path path() {
    return path;
  }

  /// The file as messages call it.
  public String name() {
    return name;
  }

  public Format format() {
    return format;
  }

  public Store.Parsed parsed() {
    return parsed;
  }

  /// Whether it has `sops` metadata.
  public boolean isEncrypted() {
    return parsed.metadata().isPresent();
  }

  /// Whether the file on the disk still holds what was read.
  public boolean isUnchangedOnDisk() throws IOException {
    return Files.exists(path) && Arrays.equals(Files.readAllBytes(path), source);
  }

  byte[] source() {
    return source;
  }
}
