package dev.coffre.backup;

import dev.coffre.file.StepListener;
import dev.coffre.file.WriteStep;
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
  private final StepListener listener;
  private boolean published;

  /// @param listener is told of the steps of each file, and of the folder's
  FolderDraft(Path folder, Path place, StepListener listener) {
    this.folder = folder;
    this.place = place;
    this.listener = listener;
  }

  @Override
  public void add(String file, Place.Content content) throws IOException {
    try (var channel = create(folder.resolve(file));
        var target = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
      listener.reached(WriteStep.CREATED);
      content.writeTo(target);
      target.flush();
      listener.reached(WriteStep.WRITTEN);
      channel.force(true);
      listener.reached(WriteStep.SYNCED);
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
    listener.reached(WriteStep.RENAMED);
    sync(place.resolveSibling("."));
    listener.reached(WriteStep.FOLDER_SYNCED);
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
