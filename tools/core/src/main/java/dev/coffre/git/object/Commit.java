package dev.coffre.git.object;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coffre.git.object.GitException.Corrupt;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A commit: its tree, its parents, who wrote it and when. Immutable.
public final class Commit {
  private final ObjectId id;
  private final ObjectId tree;
  private final List<ObjectId> parents;
  private final long committed;
  private final GitObject object;

  private Commit(
      ObjectId id, ObjectId tree, List<ObjectId> parents, long committed, GitObject object) {
    this.id = id;
    this.tree = tree;
    this.parents = List.copyOf(parents);
    this.committed = committed;
    this.object = object;
  }

  /// Reads a commit.
  ///
  /// @throws Corrupt if it has no tree or no committer, or an id in it is none
  public static Commit parse(ObjectId id, GitObject object, ObjectFormat format) throws Corrupt {
    var lines = new HeaderLines(object);
    var tree = lines.take("tree ").flatMap(hex -> ObjectId.parse(hex, format));
    var parents = new ArrayList<ObjectId>();
    for (var hex = lines.take("parent "); hex.isPresent(); hex = lines.take("parent ")) {
      parents.add(ObjectId.parse(hex.get(), format).orElseThrow(() -> damaged(id, "parent")));
    }
    var committed = lines.find("committer ").map(Signature::parseTime);
    return new Commit(
        id,
        tree.orElseThrow(() -> damaged(id, "tree")),
        parents,
        committed.orElseThrow(() -> damaged(id, "committer")),
        object);
  }

  private static Corrupt damaged(ObjectId id, String line) {
    return new Corrupt("commit " + id, "its " + line + " line is missing or not well-formed");
  }

  public ObjectId id() {
    return id;
  }

  public ObjectId tree() {
    return tree;
  }

  /// In the commit's order; the first is the branch that was merged into.
  public List<ObjectId> parents() {
    return parents;
  }

  /// When it was committed, in seconds since 1970.
  public long committed() {
    return committed;
  }

  /// Who wrote it.
  public Signature author() {
    var line = new HeaderLines(object).find("author ");
    return line.map(raw -> Signature.parse(decoded(raw))).orElse(Signature.NOBODY);
  }

  /// The first line of the message.
  public String subject() {
    var message = new HeaderLines(object).message();
    int end = message.indexOf('\n');
    return decoded(end < 0 ? message : message.substring(0, end));
  }

  /// @param raw bytes of the commit as Latin-1
  private String decoded(String raw) {
    return new String(raw.getBytes(ISO_8859_1), encoding());
  }

  private Charset encoding() {
    Optional<String> name = new HeaderLines(object).find("encoding ");
    try {
      return name.isPresent() ? Charset.forName(name.get(), UTF_8) : UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return US_ASCII;
    }
  }
}
