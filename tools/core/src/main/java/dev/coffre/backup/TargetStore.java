package dev.coffre.backup;

import dev.coffre.age.Age;
import dev.coffre.age.key.Recipient;
import dev.coffre.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The backups of one target. Closing lets its place go.
///
/// @param place holds the backups of this target
public record TargetStore(String target, Place place) implements AutoCloseable {
  private static final String VERIFIED = "verified.json";

  /// What a store holds.
  ///
  /// @param backups oldest first
  /// @param problems of what lies there and is no backup
  public record Content(List<StoredBackup> backups, List<String> problems) {
    public Content {
      backups = List.copyOf(backups);
      problems = List.copyOf(problems);
    }

    /// The newest backup, if there is any.
    public Optional<StoredBackup> newest() {
      return backups.isEmpty() ? Optional.empty() : Optional.of(backups.getLast());
    }

    /// The backup of an id, if it is there.
    public Optional<StoredBackup> backup(String id) {
      return backups.stream().filter(one -> one.label().id().equals(id)).findFirst();
    }
  }

  /// What is there.
  public Content content() throws IOException {
    var backups = new ArrayList<StoredBackup>();
    var problems = new ArrayList<String>();
    for (var id : place.ids()) {
      try {
        backups.add(read(id));
      } catch (BackupException e) {
        problems.add(target + "/" + id + ": " + e.getMessage());
      }
    }
    backups.sort(
        Comparator.comparing((StoredBackup backup) -> backup.label().taken())
            .thenComparing(backup -> backup.label().id()));
    return new Content(backups, problems);
  }

  private StoredBackup read(String id) throws IOException, BackupException {
    var text =
        text(id, Label.FILE).orElseThrow(() -> new BackupException("there is no " + Label.FILE));
    var label = Label.parse(text);
    if (!label.target().equals(target) || !label.id().equals(id)) {
      throw new BackupException("it is labelled " + label.target() + "/" + label.id());
    }
    boolean verified = text(id, VERIFIED).filter(mark -> mark.contains(digest(text))).isPresent();
    return new StoredBackup(file -> place.open(id, file), label, verified);
  }

  private Optional<String> text(String id, String file) throws IOException {
    var found = place.open(id, file);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (var content = found.get()) {
      return Optional.of(new String(content.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static String digest(String label) {
    return Counted.sha256(label.getBytes(StandardCharsets.UTF_8));
  }

  /// Takes the right to change the store, and removes what killed runs left.
  ///
  /// @return nothing if another process has it
  public Optional<Place.Hold> hold() throws IOException {
    return place.hold();
  }

  /// Begins a backup; whoever calls holds the store.
  ///
  /// @param threads how many may encrypt at the same time
  public PendingBackup begin(String id, Age age, List<? extends Recipient> recipients, int threads)
      throws IOException {
    return new PendingBackup(place.begin(id), age, recipients, threads);
  }

  /// Writes down that a backup was opened whole, or restored.
  ///
  /// @param how `verify` or `drill`
  public void markVerified(StoredBackup backup, String how, Instant now) throws IOException {
    var text =
        Json.object()
            .with("by", how)
            .with("at", now.toString())
            .with("label", digest(backup.label().text()));
    place.replace(backup.label().id(), VERIFIED, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /// Removes a backup: in one step it is none any more, then its files go. Whoever calls holds the
  /// store.
  public void remove(StoredBackup backup) throws IOException {
    place.remove(backup.label().id());
  }

  @Override
  public void close() throws IOException {
    place.close();
  }
}
