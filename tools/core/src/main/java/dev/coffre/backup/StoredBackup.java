package dev.coffre.backup;

import dev.coffre.age.Age;
import dev.coffre.age.key.Identity;
import dev.coffre.secret.SecretBytes;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A published backup.
///
/// @param source of its files
/// @param verified whether it was opened whole, or restored, since it was written
public record StoredBackup(Source source, Label label, boolean verified) {
  private static final int MOST = 1 << 28;

  /// Gives the files of a backup.
  public interface Source {
    /// Opens a file; empty if it is not there.
    Optional<InputStream> open(String file) throws IOException;
  }

  /// What is wrong with its encrypted files, which needs no key; nothing if all is as it was
  /// written.
  public List<String> damages() throws IOException {
    var damages = new ArrayList<String>();
    for (var part : label.parts()) {
      damage(part).ifPresent(damages::add);
    }
    return damages;
  }

  private Optional<String> damage(Part part) throws IOException {
    var file = source.open(part.name());
    if (file.isEmpty()) {
      return Optional.of(part.name() + " is missing");
    }
    try (var content = Counted.of(file.get())) {
      var found = content.finish(part.name());
      if (found.size() != part.size()) {
        return Optional.of(part.name() + " has " + found.size() + " bytes, not " + part.size());
      }
      return found.sha256().equals(part.sha256())
          ? Optional.empty()
          : Optional.of(part.name() + " is not what was written: its SHA-256 differs");
    }
  }

  /// The manifest, if it is this backup's own.
  ///
  /// @throws BackupException if it is another one's
  /// @throws IOException if no identity opens it, or it is damaged
  public Manifest manifest(List<? extends Identity> identities)
      throws IOException, BackupException {
    try (var plain = Age.decrypting(encrypted(Manifest.FILE), identities)) {
      var text = new String(plain.readNBytes(MOST), StandardCharsets.UTF_8);
      return own(Manifest.parse(text));
    }
  }

  private Manifest own(Manifest manifest) throws BackupException {
    if (!manifest.target().equals(label.target())
        || !manifest.id().equals(label.id())
        || !manifest.taken().equals(label.taken())) {
      throw new BackupException(
          "the manifest is that of %s/%s, taken %s: another backup's"
              .formatted(manifest.target(), manifest.id(), manifest.taken()));
    }
    return manifest;
  }

  /// Decrypts a part into `target`, with several threads.
  ///
  /// @return what it held
  /// @throws BackupException if that is not what the manifest says
  /// @throws IOException if no identity opens it, it is damaged, or the target takes no more
  public Part read(
      String name,
      Manifest manifest,
      OutputStream target,
      List<? extends Identity> identities,
      int threads)
      throws IOException, BackupException {
    var counting = new CountedOutput(target);
    try (var sealed = encrypted(name)) {
      Age.decrypt(sealed, counting, identities, threads);
    }
    var content = counting.finish(name);
    if (!content.equals(manifest.content(name))) {
      throw new BackupException(
          name + " is not the one that the manifest was made for: its SHA-256 differs");
    }
    return content;
  }

  /// Decrypts a part that is small and a secret.
  ///
  /// @throws BackupException if it is not what the manifest says
  /// @throws IOException if no identity opens it, or it is damaged
  public SecretBytes secret(String name, Manifest manifest, List<? extends Identity> identities)
      throws IOException, BackupException {
    var plain = new ByteArrayOutputStream();
    read(name, manifest, plain, identities, 1);
    return SecretBytes.adopt(plain.toByteArray());
  }

  /// Opens a part and reads its beginning.
  ///
  /// @throws IOException if no identity opens it, or it is damaged there
  public void requireOpens(String name, List<? extends Identity> identities) throws IOException {
    try (var plain = Age.decrypting(encrypted(name), identities)) {
      var _ = plain.read();
    }
  }

  private InputStream encrypted(String name) throws IOException {
    var file = source.open(name + ".age");
    return new BufferedInputStream(file.orElseThrow(() -> new NoSuchFileException(name + ".age")));
  }
}
