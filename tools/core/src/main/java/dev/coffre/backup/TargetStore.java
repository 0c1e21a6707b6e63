package dev.coffre.backup;

import dev.coffre.age.Age;
import dev.coffre.age.key.Recipient;
import dev.coffre.file.Access;
import dev.coffre.file.AtomicFiles;
import dev.coffre.json.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The backups of one target: a folder each, below one folder. Names that begin with a dot are no
/// backups: what is being written, and what is being removed.
///
/// @param folder holds the backups of this target
public record TargetStore(String target, Path folder) {
  private static final String PARTIAL = ".partial-";
  private static final String REMOVED = ".removed-";
  private static final String LOCK = ".lock";
  private static final String VERIFIED = "verified.json";

  /// What a store holds.
  ///
  /// @param backups oldest first
  /// @param problems folders that are no backups, and why
  public record Content(List<StoredBackup> backups, List<String> problems) {
    public Content {
      backups = List.copyOf(backups);
      problems = List.copyOf(problems);
    }
  }

  /// The right to change the store, which one process has at a time.
  public static final class Hold implements AutoCloseable {
    private final FileChannel channel;

    private Hold(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /// What is there.
  public Content content() throws IOException {
    var backups = new ArrayList<StoredBackup>();
    var problems = new ArrayList<String>();
    for (var entry : entries()) {
      if (!name(entry).startsWith(".")) {
        try {
          backups.add(read(entry));
        } catch (BackupException e) {
          problems.add(target + "/" + name(entry) + ": " + e.getMessage());
        }
      }
    }
    backups.sort(
        Comparator.comparing((StoredBackup backup) -> backup.label().taken())
            .thenComparing(backup -> backup.label().id()));
    return new Content(backups, problems);
  }

  private List<Path> entries() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private StoredBackup read(Path entry) throws IOException, BackupException {
    var file = entry.resolve(Label.FILE);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new BackupException("there is no " + Label.FILE);
    }
    var text = Files.readString(file);
    var label = Label.parse(text);
    if (!label.target().equals(target) || !label.id().equals(name(entry))) {
      throw new BackupException("it is labelled " + label.target() + "/" + label.id());
    }
    var mark = entry.resolve(VERIFIED);
    boolean verified = Files.exists(mark) && Files.readString(mark).contains(digest(text));
    return new StoredBackup(entry, label, verified);
  }

  private static String digest(String label) {
    return Counted.sha256(label.getBytes(StandardCharsets.UTF_8));
  }

  /// Takes the right to change the store, and removes what killed runs left.
  ///
  /// @return nothing if another process has it
  public Optional<Hold> hold() throws IOException {
    Folders.make(folder);
    var channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    for (var entry : entries()) {
      if (name(entry).startsWith(PARTIAL) || name(entry).startsWith(REMOVED)) {
        Folders.remove(entry);
      }
    }
    return Optional.of(new Hold(channel));
  }

  /// Begins a backup; whoever calls holds the store.
  ///
  /// @param threads how many may encrypt at the same time
  public PendingBackup begin(String id, Age age, List<? extends Recipient> recipients, int threads)
      throws IOException {
    var pending = Folders.make(folder.resolve(PARTIAL + id));
    return new PendingBackup(pending, folder.resolve(id), age, recipients, threads);
  }

  /// Writes down that a backup was opened whole, or restored.
  ///
  /// @param how `verify` or `drill`
  public void markVerified(StoredBackup backup, String how, Instant now, AtomicFiles files)
      throws IOException {
    var text =
        Json.object()
            .with("by", how)
            .with("at", now.toString())
            .with("label", digest(backup.label().text()));
    files.replace(
        backup.folder().resolve(VERIFIED),
        (text + "\n").getBytes(StandardCharsets.UTF_8),
        Access.OWNER_ONLY);
  }

  /// Removes a backup: in one step it is none any more, then its files go. Whoever calls holds the
  /// store.
  public void remove(StoredBackup backup) throws IOException {
    var leaving = folder.resolve(REMOVED + backup.label().id());
    Files.move(backup.folder(), leaving, StandardCopyOption.ATOMIC_MOVE);
    Folders.remove(leaving);
  }

  private static String name(Path entry) {
    return String.valueOf(entry.getFileName());
  }
}
