package dev.coffre.e2e.bench;

import dev.coffre.e2e.testbed.Peers;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// The files that the contenders work on: a key, one large file, many small ones. Both sides read
/// the same.
final class Workshop {
  static final int SMALL_FILES = 1000;
  private static final long SEED = 3;

  private final Path root;
  private final Peers peers;

  Workshop(Path root, Peers peers) {
    this.root = root;
    this.peers = peers;
  }

  /// Makes the key and the files. `sops` encrypts the small ones, `age` the large one: what is read
  /// in the comparisons is the peer's own.
  void prepare(long largeBytes) throws IOException, InterruptedException {
    prepareKey();
    writeLarge(largeBytes);
    run(peers.age(), "-r", recipient(), "-o", large(".age").toString(), large("").toString());
    var random = new SplittableRandom(SEED);
    for (int i = 0; i < SMALL_FILES; i++) {
      var file = plainFolder().resolve("%02d/service%04d.sops.yaml".formatted(i % 20, i));
      Files.createDirectories(file.getParent());
      Files.writeString(file, small(random));
    }
    Files.writeString(
        root.resolve(".sops.yaml"),
        "creation_rules:\n  - path_regex: \\.sops\\.yaml$\n    age: " + recipient() + "\n");
    encryptSmall();
  }

  /// Makes the key alone.
  void prepareKey() throws IOException, InterruptedException {
    run(peers.ageKeygen(), "-o", key().toString());
  }

  private void encryptSmall() throws IOException, InterruptedException {
    copy(plainFolder(), encryptedFolder());
    for (Path file : smallFiles(encryptedFolder())) {
      run(peers.sops(), "encrypt", "--in-place", "--age", recipient(), file.toString());
    }
  }

  private static String small(SplittableRandom random) {
    return """
    # credentials of one service
    database:
      user: service
      password: k%016x
    smtp:
      password: k%016x
    token: k%016x%016x
    retries: 3
    """
        .formatted(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  private void writeLarge(long bytes) throws IOException {
    var random = new SplittableRandom(SEED);
    var block = new byte[1 << 20];
    try (var out = new BufferedOutputStream(Files.newOutputStream(large("")))) {
      for (long written = 0; written < bytes; written += block.length) {
        random.nextBytes(block);
        out.write(block, 0, (int) Math.min(block.length, bytes - written));
      }
    }
  }

  private void run(Path program, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    new Stopwatch().once(new Contender("", List.of(command), environment()));
  }

  /// `HOME` and the key, for every contender.
  Map<String, String> environment() {
    return Map.of("HOME", root.toString(), "SOPS_AGE_KEY_FILE", key().toString());
  }

  Path root() {
    return root;
  }

  Path key() {
    return root.resolve("key.txt");
  }

  /// The public key, which `age-keygen` writes into a comment.
  String recipient() throws IOException {
    return Files.readAllLines(key(), StandardCharsets.UTF_8).stream()
        .filter(line -> line.startsWith("# public key: "))
        .map(line -> line.substring("# public key: ".length()))
        .findFirst()
        .orElseThrow(() -> new IOException("no public key in " + key()));
  }

  Path large(String suffix) {
    return root.resolve("large" + suffix);
  }

  /// The large output is made anew each time: a program that replaces a file whole and one that
  /// cuts it first would else leave the disk different work.
  void removeLargeOutput() throws IOException {
    Files.deleteIfExists(large(".out"));
  }

  /// Checks that the large output has the size of the large file called so.
  void requireLike(String suffix) throws IOException {
    long written = Files.size(large(".out"));
    if (written != Files.size(large(suffix))) {
      throw new IOException(large(".out") + " has " + written + " bytes");
    }
  }

  Path plainFolder() {
    return root.resolve("plain");
  }

  Path encryptedFolder() {
    return root.resolve("encrypted");
  }

  /// Where a contender works in place.
  Path workFolder() {
    return root.resolve("work");
  }

  /// Makes the work folder a copy of `original`.
  void restore(Path original) throws IOException {
    copy(original, workFolder());
  }

  /// Checks that the files of the work folder are all encrypted, or that none is: a contender that
  /// passed over them would win.
  void require(boolean encrypted) throws IOException {
    var files = smallFiles(workFolder());
    for (Path file : files) {
      if (Files.readString(file).contains("ENC[AES256_GCM,") != encrypted) {
        throw new IOException(file + " is not " + (encrypted ? "encrypted" : "decrypted"));
      }
    }
    if (files.size() != SMALL_FILES) {
      throw new IOException(workFolder() + " holds " + files.size() + " files");
    }
  }

  List<Path> smallFiles(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void copy(Path from, Path to) throws IOException {
    for (Path file : smallFiles(from)) {
      var target = to.resolve(from.relativize(file));
      Files.createDirectories(target.getParent());
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
