package dev.coffre.e2e.bench;

import dev.coffre.git.Repository;
import dev.coffre.git.history.Effort;
import dev.coffre.git.history.History;
import dev.coffre.git.history.Origin;
import dev.coffre.git.history.Scope;
import dev.coffre.git.history.Tips;
import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.pack.Blob;
import dev.coffre.git.pack.BlobVisitor;
import dev.coffre.scan.Finding;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.detect.Text;
import dev.coffre.scan.history.HistoryScan;
import dev.coffre.scan.input.Content;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Whether the scan of a history finds what a scan of every blob by itself finds, under each of its
/// names: the pairs of rule and secret. Secrets are compared by a hash under a random key that
/// nobody keeps.
///
/// @param found how many pairs the scans of blobs found
/// @param missed how many of them the scan of the history did not
/// @param more how many it found beside them
record Equivalence(int found, int missed, int more) {
  private static final Effort EFFORT =
      new Effort(Runtime.getRuntime().availableProcessors(), 96 << 20, 128 << 20);

  static Equivalence of(Repository repository) throws IOException {
    var scanner = new Scanner(Scanner.builtInRules());
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    var ofHistory = new HashSet<String>();
    for (var found : HistoryScan.run(repository, scanner, EFFORT).discoveries()) {
      ofHistory.add(name(key, found.text(), found.finding()));
    }
    var ofBlobs = ofBlobs(repository, scanner, key);
    return new Equivalence(
        ofBlobs.size(), without(ofBlobs, ofHistory), without(ofHistory, ofBlobs));
  }

  boolean holds() {
    return missed == 0 && more == 0;
  }

  private static int without(Set<String> all, Set<String> some) {
    return (int) all.stream().filter(name -> !some.contains(name)).count();
  }

  private static Set<String> ofBlobs(Repository repository, Scanner scanner, byte[] key)
      throws IOException {
    var history = History.of(repository, Tips.REFERENCES_AND_STASH, EFFORT.threads());
    Set<ObjectId> blobs = ConcurrentHashMap.newKeySet();
    history.visit(Scope.REACHABLE, EFFORT, () -> whole(blob -> blobs.add(blob.id())));
    var origins = history.origins(blobs);
    Set<String> names = ConcurrentHashMap.newKeySet();
    history.visit(
        Scope.REACHABLE, EFFORT, () -> whole(blob -> scan(blob, origins, scanner, key, names)));
    return names;
  }

  private static void scan(
      Blob blob,
      Map<ObjectId, List<Origin>> origins,
      Scanner scanner,
      byte[] key,
      Set<String> names) {
    var paths = new HashSet<String>();
    for (var origin : origins.getOrDefault(blob.id(), List.of())) {
      origin.paths().stream().map(GitPath::decoded).forEach(paths::add);
    }
    for (var path : paths.isEmpty() ? Set.of("") : paths) {
      Content.text(path, blob.content(), blob.length())
          .ifPresent(
              text -> scanner.scan(text).forEach(finding -> names.add(name(key, text, finding))));
    }
  }

  private static String name(byte[] key, Text text, Finding finding) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(text.bytes(), finding.start(), finding.end() - finding.start());
      return finding.rule().id() + " " + HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HMAC-SHA-256", e);
    }
  }

  /// What is done with each blob.
  @FunctionalInterface
  private interface Look {
    void at(Blob blob);
  }

  /// A visitor that knows nothing of a blob's base, so that every blob comes whole.
  private static BlobVisitor<Object> whole(Look look) {
    return new BlobVisitor<>() {
      @Override
      public Optional<Object> visit(Blob blob, Optional<Object> base) {
        look.at(blob);
        return Optional.empty();
      }

      @Override
      public void tooLarge(ObjectId id) {}
    };
  }
}
