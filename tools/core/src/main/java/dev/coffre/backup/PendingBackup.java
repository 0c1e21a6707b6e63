package dev.coffre.backup;

import dev.coffre.age.Age;
import dev.coffre.age.key.Recipient;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// A backup that is being written, in a folder that nothing takes for a backup until it is
/// published in one step. What goes to the disk is encrypted. Closing it unpublished removes it.
/// Not thread-safe.
public final class PendingBackup implements AutoCloseable {
  private static final int BUFFER = 1 << 17;

  private final Path folder;
  private final Path place;
  private final Age age;
  private final List<? extends Recipient> recipients;
  private final int threads;
  private final List<Part> contents = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private boolean published;

  PendingBackup(
      Path folder, Path place, Age age, List<? extends Recipient> recipients, int threads) {
    this.folder = folder;
    this.place = place;
    this.age = age;
    this.recipients = List.copyOf(recipients);
    this.threads = threads;
  }

  /// Encrypts all of `source` into a part, in constant memory.
  ///
  /// @throws IOException from the source or the disk
  public void add(String name, InputStream source) throws IOException {
    var plain = Counted.of(source);
    var digest = Counted.sha256();
    var file = folder.resolve(name + ".age");
    try (var channel = create(file);
        var target = new DigestOutputStream(buffered(channel), digest)) {
      age.encrypt(plain, target, recipients, threads);
      target.flush();
      channel.force(true);
    }
    contents.add(plain.finish(name));
    parts.add(new Part(name + ".age", Files.size(file), HexFormat.of().formatHex(digest.digest())));
  }

  private static OutputStream buffered(FileChannel channel) {
    return new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
  }

  private static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  /// What the parts so far were before encryption.
  public List<Part> contents() {
    return List.copyOf(contents);
  }

  /// Adds the manifest and the label and puts the backup in its place.
  ///
  /// @return what was published
  public Label publish(Manifest manifest) throws IOException {
    add(Manifest.FILE, new ByteArrayInputStream(manifest.text().getBytes(StandardCharsets.UTF_8)));
    var label =
        new Label(manifest.target(), manifest.kind(), manifest.id(), manifest.taken(), parts);
    try (var channel = create(folder.resolve(Label.FILE));
        var target = buffered(channel)) {
      target.write(label.text().getBytes(StandardCharsets.UTF_8));
      target.flush();
      channel.force(true);
    }
    sync(folder);
    Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
    published = true;
    sync(place.resolveSibling("."));
    return label;
  }

  private static void sync(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    if (!published) {
      Folders.remove(folder);
    }
  }
}
