package dev.coffre.git;

import dev.coffre.git.object.Commit;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.UnknownRevision;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.object.Tag;
import dev.coffre.git.store.ObjectReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the commit that a name stands for (gitrevisions): a reference, an id in full or shortened,
/// followed by any number of `~N`, `^N`, `^{commit}` and `^{}`.
final class Revisions {
  private static final Pattern SHORT_ID = Pattern.compile("[0-9a-fA-F]{4,64}");
  private static final Pattern STEP =
      Pattern.compile("\\^\\{(?:commit)?\\}|\\^(?<parent>\\d{0,4})|~(?<times>\\d{0,8})");
  private static final List<String> PLACES =
      List.of(
          "%s",
          "refs/%s", "refs/tags/%s", "refs/heads/%s", "refs/remotes/%s", "refs/remotes/%s/HEAD");

  private final Repository repository;
  private final ObjectReader reader;
  private final String text;

  Revisions(Repository repository, ObjectReader reader, String text) {
    this.repository = repository;
    this.reader = reader;
    this.text = text;
  }

  /// @throws UnknownRevision if it is no name, or none of a commit
  ObjectId commit() throws GitException {
    int end = 0;
    while (end < text.length() && text.charAt(end) != '^' && text.charAt(end) != '~') {
      end++;
    }
    var id = toCommit(name(text.substring(0, end)));
    var steps = STEP.matcher(text);
    while (end < text.length()) {
      if (!steps.region(end, text.length()).lookingAt()) {
        throw unknown("'" + text.substring(end) + "' is not understood");
      }
      id =
          step(
              id,
              Optional.ofNullable(steps.group("parent")),
              Optional.ofNullable(steps.group("times")));
      end = steps.end();
    }
    return id;
  }

  private ObjectId step(ObjectId from, Optional<String> parent, Optional<String> times)
      throws GitException {
    if (parent.isPresent()) {
      int number = parent.get().isEmpty() ? 1 : Integer.parseInt(parent.get());
      return number == 0 ? from : parent(from, number);
    }
    var id = from;
    int count = times.map(digits -> digits.isEmpty() ? 1 : Integer.parseInt(digits)).orElse(0);
    for (int i = 0; i < count; i++) {
      id = parent(id, 1);
    }
    return id;
  }

  private ObjectId parent(ObjectId id, int number) throws GitException {
    if (repository.shallow().contains(id)) {
      throw new GitException.ShallowHistory(id, "'" + text + "' was found");
    }
    var object = reader.read(id, ObjectKind.COMMIT);
    var parents = Commit.parse(id, object, repository.format()).parents();
    if (number > parents.size()) {
      throw unknown("commit " + id + " has " + parents.size() + " parents");
    }
    return parents.get(number - 1);
  }

  private ObjectId name(String name) throws GitException {
    ObjectFormat format = repository.format();
    var full = ObjectId.parse(name, format);
    if (full.isPresent()) {
      return full.get();
    }
    String ref = name.equals("@") ? "HEAD" : name;
    for (var place : PLACES) {
      var found =
          ref.isEmpty()
              ? Optional.<ObjectId>empty()
              : repository.refs().find(place.replace("%s", ref));
      if (found.isPresent()) {
        return found.get();
      }
    }
    return shortened(name);
  }

  private ObjectId shortened(String name) throws GitException {
    if (!SHORT_ID.matcher(name).matches()) {
      throw unknown("no branch, tag or commit has this name");
    }
    var commits = repository.store().startingWith(name.toLowerCase(Locale.ROOT)).stream().toList();
    Optional<ObjectId> found = Optional.empty();
    for (var id : commits) {
      var kind = reader.read(id).kind();
      if (kind == ObjectKind.COMMIT || kind == ObjectKind.TAG) {
        if (found.isPresent()) {
          throw unknown("several commits start so");
        }
        found = Optional.of(id);
      }
    }
    return found.orElseThrow(() -> unknown("no branch, tag or commit has this name"));
  }

  private ObjectId toCommit(ObjectId start) throws GitException {
    var id = start;
    while (true) {
      if (id.isZero()) {
        throw unknown("all zeros stand for no commit");
      }
      var object = reader.find(id);
      if (object.isEmpty()) {
        throw unknown("object " + id + " is not in this repository");
      }
      switch (object.get().kind()) {
        case COMMIT -> {
          return id;
        }
        case TAG -> id = Tag.parse(id, object.get(), repository.format()).target();
        case TREE, BLOB ->
            throw unknown("it is a " + object.get().kind().word() + ", not a commit");
      }
    }
  }

  private UnknownRevision unknown(String reason) {
    return new UnknownRevision(text, reason);
  }
}
