package dev.coffre.e2e.bench;

import dev.coffre.e2e.testbed.BuiltImage;
import dev.coffre.e2e.testbed.Peers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is compared, and the bars.
final class Comparisons {
  private final BuiltImage image;
  private final Peers peers;
  private final Workshop workshop;
  private final BareJvm bare;
  private final int rounds;

  Comparisons(BuiltImage image, Peers peers, Workshop workshop, BareJvm bare, int rounds) {
    this.image = image;
    this.peers = peers;
    this.workshop = workshop;
    this.bare = bare;
    this.rounds = rounds;
  }

  /// Short ones first.
  List<Comparison> all() throws IOException {
    int quick = rounds * 4;
    return List.of(
        new Comparison("start: `coffre version`", 1.5, quick, version(), bare.contender()),
        new Comparison("decrypt one small SOPS file", 5, quick, decryptOne(), sopsDecryptOne()),
        new Comparison(
            "decrypt 1,000 small SOPS files",
            0.1,
            rounds,
            decryptMany(),
            sopsEach("decrypt", workshop.encryptedFolder())),
        new Comparison(
            "encrypt 1,000 small SOPS files",
            0.1,
            rounds,
            encryptMany(),
            sopsEach("encrypt", workshop.plainFolder())),
        new Comparison(
            "age: encrypt 1 GiB, heap of 64 MiB",
            1,
            rounds,
            ageEncrypt(ours("age")),
            ageEncrypt(peers.age())),
        new Comparison(
            "age: decrypt 1 GiB, heap of 64 MiB",
            1,
            rounds,
            ageDecrypt(ours("age")),
            ageDecrypt(peers.age())));
  }

  private Path ours(String name) throws IOException {
    return image.launcherWith(workshop.root().resolve("bin").resolve(name), "-Xmx64m");
  }

  private Contender version() {
    return contender("coffre version", image.launcher("coffre"), "version");
  }

  private Contender decryptOne() throws IOException {
    return contender("coffre decrypt", image.launcher("coffre"), "decrypt", one());
  }

  private Contender sopsDecryptOne() throws IOException {
    return contender("sops decrypt", peers.sops(), "decrypt", one());
  }

  private String one() throws IOException {
    return workshop.smallFiles(workshop.encryptedFolder()).getFirst().toString();
  }

  private Contender decryptMany() {
    return contender(
            "coffre decrypt, one process",
            image.launcher("coffre"),
            "decrypt",
            "--in-place",
            workshop.workFolder().toString())
        .between(() -> workshop.restore(workshop.encryptedFolder()), () -> workshop.require(false));
  }

  private Contender encryptMany() {
    return contender(
            "coffre encrypt, one process",
            image.launcher("coffre"),
            "encrypt",
            "--in-place",
            workshop.workFolder().toString())
        .between(() -> workshop.restore(workshop.plainFolder()), () -> workshop.require(true));
  }

  private Contender sopsEach(String verb, Path original) throws IOException {
    var commands =
        workshop.smallFiles(original).stream()
            .map(file -> workshop.workFolder().resolve(original.relativize(file)).toString())
            .map(file -> List.of(peers.sops().toString(), verb, "--in-place", file))
            .toList();
    return new Contender("sops " + verb + ", a process each", commands, workshop.environment())
        .between(() -> workshop.restore(original), () -> workshop.require(verb.equals("encrypt")));
  }

  private Contender ageEncrypt(Path program) throws IOException {
    return contender(
            name(program),
            program,
            "-r",
            workshop.recipient(),
            "-o",
            workshop.large(".out").toString(),
            workshop.large("").toString())
        .between(workshop::removeLargeOutput, () -> workshop.requireLike(".age"));
  }

  private Contender ageDecrypt(Path program) {
    return contender(
            name(program),
            program,
            "-d",
            "-i",
            workshop.key().toString(),
            "-o",
            workshop.large(".out").toString(),
            workshop.large(".age").toString())
        .between(workshop::removeLargeOutput, () -> workshop.requireLike(""));
  }

  private String name(Path program) {
    return program.equals(peers.age()) ? "age" : "coffre age";
  }

  private Contender contender(String name, Path program, String... arguments) {
    var command = new ArrayList<String>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return new Contender(name, List.of(command), workshop.environment());
  }
}
