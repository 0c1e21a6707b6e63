package dev.coffre.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A backup that is being written into a folder that nothing takes for a backup until it is
/// renamed.
final class FolderDraft implements Place.Draft {
  private static final int BUFFER = 1 << 17;

  private final Path folder;
  private final Path place;
  private boolean published;

  FolderDraft(Path folder, Path place) {
    this.folder = folder;
    this.place = place;
  }

  @Override
  public void add(String file, Place.Content content) throws IOException {
    try (var channel = create(folder.resolve(file));
        var target = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
      content.writeTo(target);
      target.flush();
      channel.force(true);
    }
  }

  private static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  @Override
  public void publish(byte[] label) throws IOException {
    add(Label.FILE, target -> target.write(label));
    sync(folder);
    Files.move(folder, place, StandardCopyOption.ATOMIC_MOVE);
    published = true;
    sync(place.resolveSibling("."));
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
