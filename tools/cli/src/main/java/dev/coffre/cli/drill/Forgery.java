package dev.coffre.cli.drill;

import dev.coffre.age.Age;
import dev.coffre.age.key.Recipient;
import dev.coffre.backup.Counted;
import dev.coffre.backup.Folders;
import dev.coffre.backup.Label;
import dev.coffre.backup.Manifest;
import dev.coffre.backup.Part;
import dev.coffre.backup.StoredBackup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A copy of a backup, with something wrong in it, and a label that fits what is wrong: as if it
/// had been so from the beginning.
record Forgery(StoredBackup sound, Path folder, Age age, List<Recipient> recipients) {

  /// Copies a backup; files that stay as they are become links.
  static Forgery of(StoredBackup sound, Path folder, Age age, List<Recipient> recipients)
      throws IOException {
    Folders.make(folder);
    for (var part : sound.label().parts()) {
      Files.createLink(folder.resolve(part.name()), sound.folder().resolve(part.name()));
    }
    return new Forgery(sound, folder, age, recipients);
  }

  /// Puts other bytes in the place of an encrypted file.
  void replace(String name, byte[] content) throws IOException {
    Files.delete(folder.resolve(name));
    Files.write(folder.resolve(name), content);
  }

  byte[] content(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name));
  }

  /// Encrypts something in the place of a part.
  void encrypt(String part, byte[] plain) throws IOException {
    Files.delete(folder.resolve(part + ".age"));
    try (OutputStream target = Files.newOutputStream(folder.resolve(part + ".age"))) {
      age.encrypt(new ByteArrayInputStream(plain), target, recipients, 1);
    }
  }

  void encrypt(Manifest manifest) throws IOException {
    encrypt(Manifest.FILE, manifest.text().getBytes(StandardCharsets.UTF_8));
  }

  /// What a manifest says of content that it is to fit.
  static Part part(String name, byte[] plain) {
    return new Part(name, plain.length, Counted.sha256(plain));
  }

  /// The backup with the label that it had.
  StoredBackup labelledAsBefore() {
    return new StoredBackup(folder, sound.label(), false);
  }

  /// The backup with a label that fits.
  StoredBackup relabelled() throws IOException {
    var parts = new ArrayList<Part>();
    for (var part : sound.label().parts()) {
      try (var content = Counted.of(Files.newInputStream(folder.resolve(part.name())))) {
        parts.add(content.finish(part.name()));
      }
    }
    var old = sound.label();
    return new StoredBackup(
        folder, new Label(old.target(), old.kind(), old.id(), old.taken(), parts), false);
  }
}
