package dev.coffre.backup;

import dev.coffre.age.Age;
import dev.coffre.age.key.Recipient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A backup that is being written, and that nothing takes for one until it is published in one
/// step. What leaves this process is encrypted. Closing it unpublished removes it. Not thread-safe.
public final class PendingBackup implements AutoCloseable {
  private final Place.Draft draft;
  private final Age age;
  private final List<? extends Recipient> recipients;
  private final int threads;
  private final List<Part> contents = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();

  PendingBackup(Place.Draft draft, Age age, List<? extends Recipient> recipients, int threads) {
    this.draft = draft;
    this.age = age;
    this.recipients = List.copyOf(recipients);
    this.threads = threads;
  }

  /// Encrypts all of `source` into a part, in constant memory.
  ///
  /// @throws IOException from the source or the place
  public void add(String name, InputStream source) throws IOException {
    var plain = Counted.of(source);
    var file = name + ".age";
    draft.add(
        file,
        target -> {
          var sealed = new CountedOutput(target);
          age.encrypt(plain, sealed, recipients, threads);
          parts.add(sealed.finish(file));
        });
    contents.add(plain.finish(name));
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
    draft.publish(label.text().getBytes(StandardCharsets.UTF_8));
    return label;
  }

  @Override
  public void close() throws IOException {
    draft.close();
  }
}
