package dev.coffre.cli.drill;

import dev.coffre.age.Age;
import dev.coffre.age.key.Recipient;
import dev.coffre.backup.Counted;
import dev.coffre.backup.Label;
import dev.coffre.backup.Manifest;
import dev.coffre.backup.Part;
import dev.coffre.backup.StoredBackup;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A backup with something wrong in it, and a label that fits what is wrong: as if it had been so
/// from the beginning. What is wrong is kept in memory; the rest is read where it lies.
final class Forgery {
  private final StoredBackup sound;
  private final Age age;
  private final List<Recipient> recipients;
  private final Map<String, byte[]> replaced = new HashMap<>();

  Forgery(StoredBackup sound, Age age, List<Recipient> recipients) {
    this.sound = sound;
    this.age = age;
    this.recipients = List.copyOf(recipients);
  }

  /// Puts other bytes in the place of an encrypted file.
  void replace(String name, byte[] content) {
    replaced.put(name, content);
  }

  byte[] content(String name) throws IOException {
    try (var file = open(name).orElseThrow(() -> new NoSuchFileException(name))) {
      return file.readAllBytes();
    }
  }

  private Optional<InputStream> open(String name) throws IOException {
    var other = replaced.get(name);
    return other == null ? sound.source().open(name) : Optional.of(new ByteArrayInputStream(other));
  }

  /// Encrypts something in the place of a part.
  void encrypt(String part, byte[] plain) throws IOException {
    var target = new ByteArrayOutputStream();
    age.encrypt(new ByteArrayInputStream(plain), target, recipients, 1);
    replace(part + ".age", target.toByteArray());
  }

  /// The backup with another manifest, and a label that fits.
  StoredBackup with(Manifest manifest) throws IOException {
    encrypt(Manifest.FILE, manifest.text().getBytes(StandardCharsets.UTF_8));
    return relabelled();
  }

  /// What a manifest says of content that it is to fit.
  static Part part(String name, byte[] plain) {
    return new Part(name, plain.length, Counted.sha256(plain));
  }

  /// The backup with the label that it had.
  StoredBackup labelledAsBefore() {
    return new StoredBackup(this::open, sound.label(), false);
  }

  /// The backup with a label that fits.
  StoredBackup relabelled() {
    var parts = new ArrayList<Part>();
    for (var part : sound.label().parts()) {
      var other = replaced.get(part.name());
      parts.add(other == null ? part : part(part.name(), other));
    }
    var old = sound.label();
    return new StoredBackup(
        this::open, new Label(old.target(), old.kind(), old.id(), old.taken(), parts), false);
  }
}
