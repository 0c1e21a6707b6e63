package dev.coffre.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;

/// Replaces files whole: the content goes to a new file beside the target, to the disk, and then
/// takes the target's place in one step. A process killed between any two steps leaves the old file
/// whole, and perhaps a new one that the next replacement of the same file, or {@link
/// #removeAbandoned}, removes.
///
/// Mode, owner and group of the target are kept where the process may set them. A symbolic link is
/// followed: what it leads to is replaced. Other hard links to the target keep the old content.
/// Thread-safe.
///
/// @param listener is told of every step
public record AtomicFiles(StepListener listener) {

  /// Replaces one file.
  ///
  /// @throws FileWriteException if that fails: a full disk, a folder that may not be written, …
  public void replace(Path target, byte[] content, Access access) throws FileWriteException {
    try (var staged = written(begin(target, access), content)) {
      commit(List.of(staged));
    }
  }

  /// Writes the new content beside the target, which stays as it is until {@link #commit}. For one
  /// of many files: what killed runs left is not looked for, as {@link #removeAbandoned} does that
  /// once for a folder.
  ///
  /// @throws FileWriteException as {@link #replace}; nothing is left behind
  public Staged stage(Path target, byte[] content, Access access) throws FileWriteException {
    try {
      return written(create(target, Links.follow(target), access), content);
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  /// Makes the new file beside the target, empty, for a content that comes in pieces.
  ///
  /// @throws FileWriteException as {@link #replace}; nothing is left behind
  public Staged begin(Path target, Access access) throws FileWriteException {
    try {
      var place = Links.follow(target);
      Leftovers.remove(place);
      return create(target, place, access);
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  private Staged create(Path target, Path place, Access access) throws IOException {
    if (Files.isDirectory(place)) {
      throw new FileWriteException(target, "it is a folder");
    }
    var staged = Staged.create(place, access, listener);
    if (Files.exists(place) && !Files.isWritable(place)) {
      staged.close();
      throw new AccessDeniedException(place.toString());
    }
    return staged;
  }

  private static Staged written(Staged staged, byte[] content) throws FileWriteException {
    try {
      staged.write(content, 0, content.length);
      staged.finish();
      staged.sync();
      return staged;
    } catch (FileWriteException | RuntimeException e) {
      staged.close();
      throw e;
    }
  }

  private static FileWriteException failure(Path target, IOException cause) {
    return cause instanceof FileWriteException told ? told : new FileWriteException(target, cause);
  }

  /// Puts every staged file in its place, one after the other, then syncs each folder once.
  ///
  /// @throws FileWriteException naming the first file whose place could not be taken; those before
  ///   it are replaced, the others are as they were
  public void commit(List<Staged> files) throws FileWriteException {
    var folders = new LinkedHashSet<Path>();
    for (var file : files) {
      file.takePlace();
      folders.add(Links.folder(file.target()));
    }
    for (var folder : folders) {
      sync(folder);
      listener.reached(WriteStep.FOLDER_SYNCED);
    }
  }

  /// Whether a file is one of those that stand beside their targets until they take their places.
  public static boolean isUnfinished(Path file) {
    return Leftovers.isOne(file);
  }

  /// Removes what killed runs left in the folders of `targets`, whichever files it was for.
  ///
  /// @throws FileWriteException if a folder cannot be read
  public void removeAbandoned(Collection<Path> targets) throws FileWriteException {
    var looked = new HashSet<Path>();
    for (var target : targets) {
      try {
        var folder = Links.folder(Links.follow(target));
        if (looked.add(folder)) {
          Leftovers.removeIn(folder);
        }
      } catch (IOException e) {
        throw new FileWriteException(target, e);
      }
    }
  }

  /// Not every system lets a folder be opened; there the rename alone has to do.
  private static void sync(Path folder) {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException unsupported) {
      return;
    }
  }
}
