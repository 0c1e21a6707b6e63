package dev.coffre.backup;

import dev.coffre.file.Access;
import dev.coffre.file.AtomicFiles;
import dev.coffre.file.WriteStep;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A folder of this machine, with a folder for each backup. Names that begin with a dot are no
/// backups.
///
/// @param files replaces files in one step
public record FolderPlace(Path folder, String name, AtomicFiles files) implements Place {
  private static final String PARTIAL = ".partial-";
  private static final String REMOVED = ".removed-";
  private static final String LOCK = ".lock";

  @Override
  public List<String> ids() throws IOException {
    return names().stream().filter(name -> !name.startsWith(".")).toList();
  }

  private List<String> names() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var entries = Files.list(folder)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).sorted().toList();
    }
  }

  @Override
  public Optional<InputStream> open(String id, String file) throws IOException {
    var path = folder.resolve(id).resolve(file);
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(Files.newInputStream(path))
        : Optional.empty();
  }

  @Override
  public void replace(String id, String file, byte[] content) throws IOException {
    files.replace(folder.resolve(id).resolve(file), content, Access.OWNER_ONLY);
  }

  @Override
  public Optional<Hold> hold() throws IOException {
    Folders.make(folder);
    var channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    var abandoned = new ArrayList<String>();
    for (var name : names()) {
      if (name.startsWith(PARTIAL) || name.startsWith(REMOVED)) {
        Folders.remove(folder.resolve(name));
        abandoned.add(
            name.startsWith(PARTIAL)
                ? name.substring(PARTIAL.length()) + ", half written"
                : name.substring(REMOVED.length()) + ", half removed");
      }
    }
    return Optional.of(new FolderHold(channel, abandoned));
  }

  @Override
  public Draft begin(String id) throws IOException {
    var partial = Folders.make(folder.resolve(PARTIAL + id));
    return new FolderDraft(partial, folder.resolve(id), files.listener());
  }

  @Override
  public void remove(String id) throws IOException {
    var leaving = folder.resolve(REMOVED + id);
    Files.move(folder.resolve(id), leaving, StandardCopyOption.ATOMIC_MOVE);
    files.listener().reached(WriteStep.RENAMED);
    Folders.remove(leaving);
    files.listener().reached(WriteStep.FOLDER_SYNCED);
  }

  /// A lock that the system takes back when the process ends.
  private record FolderHold(FileChannel channel, List<String> abandoned) implements Hold {
    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /// Nothing is open.
  @Override
  public void close() {}
}
