package dev.coffre.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.git.history.Effort;
import dev.coffre.git.history.History;
import dev.coffre.git.history.Scope;
import dev.coffre.git.history.Tips;
import dev.coffre.git.history.Visited;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.pack.Blob;
import dev.coffre.git.pack.BlobVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A damaged repository is refused with a typed error, or read in full: never read in part.
final class DamageTest {
  private final Path folder;

  DamageTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void pack_cutAnywhere_isRefused() throws IOException {
    var pack = file(packed(), ".pack");
    var whole = Files.readAllBytes(pack);
    Files.delete(pack);
    for (int cut = 0; cut < whole.length; cut += 1 + whole.length / 40) {
      Files.write(pack, Arrays.copyOf(whole, cut));
      assertThatThrownBy(this::visit).isInstanceOf(GitException.class);
    }
  }

  @Test
  void pack_oneByteOff_isRefusedOrReadInFull() throws IOException {
    assertNeverInPart(file(packed(), ".pack"), 51);
  }

  @Test
  void packIndex_oneByteOff_isRefusedOrReadInFull() throws IOException {
    assertNeverInPart(file(packed(), ".idx"), 52);
  }

  /// A byte that nothing depends on, such as a checksum of the whole, may be off.
  private void assertNeverInPart(Path file, long seed) throws IOException {
    var expected = contents();
    var whole = Files.readAllBytes(file);
    Files.delete(file);
    var random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < 150; i++) {
      var off = whole.clone();
      off[random.nextInt(off.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, off);
      try {
        assertThat(contents()).isEqualTo(expected);
      } catch (GitException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(20);
  }

  @Test
  void pack_withoutItsFile_isRefused() throws IOException {
    Files.delete(file(packed(), ".pack"));
    assertThatThrownBy(this::visit).isInstanceOf(GitException.Unreadable.class);
  }

  @Test
  void looseObject_missing_isNamed() throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.commit("a", "1\n");
    for (var name : new String[] {"HEAD:a", "HEAD^{tree}", "HEAD"}) {
      var id = sandbox.git("rev-parse", name).strip();
      Files.delete(loose(id));
      assertThatThrownBy(this::visit)
          .isInstanceOf(GitException.MissingObject.class)
          .hasMessageContaining(id);
    }
  }

  @Test
  void looseObject_damaged_isRefused() throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.commit("a", "some content\n");
    var blob = loose(sandbox.git("rev-parse", "HEAD:a").strip());
    var whole = Files.readAllBytes(blob);
    Files.delete(blob);
    for (int cut = 0; cut < whole.length; cut++) {
      Files.write(blob, Arrays.copyOf(whole, cut));
      assertThatThrownBy(this::visit).isInstanceOf(GitException.Corrupt.class);
    }
    var other = loose(sandbox.gitWith("another", "hash-object", "-w", "--stdin").strip());
    Files.write(blob, Files.readAllBytes(other));
    assertThatThrownBy(this::visit)
        .isInstanceOf(GitException.Corrupt.class)
        .hasMessageContaining("another id");
  }

  @Test
  void blob_ofPartialClone_isReportedAsAbsent(@TempDir Path partial) throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.commit("a", "1\n");
    sandbox.commit("a", "2\n");
    sandbox.git("config", "uploadpack.allowFilter", "true");
    sandbox.git(
        "clone",
        "-q",
        "--filter=blob:none",
        "--no-checkout",
        "file://" + folder,
        partial.resolve("clone").toString());
    try (var repository = new GitSandbox(partial.resolve("clone")).open()) {
      assertThat(visit(repository, new ConcurrentHashMap<>()).absent()).hasSize(2);
    }
  }

  @Test
  void reference_thatHoldsNoId_isRefused() throws IOException {
    var sandbox = GitSandbox.init(folder);
    sandbox.commit("a", "1\n");
    for (var content : new String[] {"", "garbage\n", "0".repeat(40)}) {
      Files.writeString(folder.resolve(".git/refs/heads/bad"), content);
      assertThatThrownBy(this::visit).isInstanceOf(GitException.Corrupt.class);
    }
  }

  @Test
  void packIndex_versionOne_isRefusedWithAWayOut() throws IOException {
    var sandbox = packed();
    sandbox.git("-c", "pack.indexVersion=1", "repack", "-q", "-adf");
    assertThatThrownBy(this::visit)
        .isInstanceOf(GitException.Unsupported.class)
        .hasMessageContaining("git repack");
  }

  private GitSandbox packed() {
    var sandbox = GitSandbox.init(folder);
    RandomHistory.into(sandbox, 5, 12, false);
    sandbox.git("repack", "-q", "-adf");
    return sandbox;
  }

  private static Path file(GitSandbox sandbox, String end) throws IOException {
    try (var files = Files.list(sandbox.folder().resolve(".git/objects/pack"))) {
      return files.filter(file -> file.toString().endsWith(end)).findFirst().orElseThrow();
    }
  }

  private Path loose(String id) {
    return folder.resolve(".git/objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
  }

  private void visit() throws IOException {
    contents();
  }

  private Map<ObjectId, Integer> contents() throws IOException {
    var seen = new ConcurrentHashMap<ObjectId, Integer>();
    try (var repository = new GitSandbox(folder).open()) {
      visit(repository, seen);
    }
    return new HashMap<>(seen);
  }

  private static Visited visit(Repository repository, Map<ObjectId, Integer> seen)
      throws GitException {
    return History.of(repository, Tips.REFERENCES_AND_STASH, 2)
        .visit(Scope.REACHABLE, new Effort(2, 1 << 20, 1 << 20), () -> new Hashes(seen));
  }

  private record Hashes(Map<ObjectId, Integer> seen) implements BlobVisitor<Boolean> {
    @Override
    public Optional<Boolean> visit(Blob blob, Optional<Boolean> base) {
      seen.put(blob.id(), Arrays.hashCode(Arrays.copyOf(blob.content(), blob.length())));
      return Optional.of(true);
    }

    @Override
    public void tooLarge(ObjectId id) {
      throw new AssertionError(id);
    }
  }
}
