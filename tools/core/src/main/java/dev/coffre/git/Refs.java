package dev.coffre.git;

import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.Corrupt;
import dev.coffre.git.object.GitException.Unreadable;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The references of a repository, read each time they are asked for.
public final class Refs {
  private static final String SYMBOLIC = "ref:";
  private static final int MOST_STEPS = 5;

  private final Layout layout;
  private final ObjectFormat format;

  Refs(Layout layout, ObjectFormat format) {
    this.layout = layout;
    this.format = format;
  }

  /// What is checked out in this working tree.
  public Head head() throws GitException {
    String name = "HEAD";
    for (int i = 0; i < MOST_STEPS; i++) {
      var text = SmallFile.read(file(name)).map(String::strip).orElse("");
      if (!text.startsWith(SYMBOLIC)) {
        return head(name, text);
      }
      name = text.substring(SYMBOLIC.length()).strip();
    }
    throw new Corrupt(file("HEAD").toString(), "it leads in a circle");
  }

  private Head head(String name, String text) throws GitException {
    if (!text.isEmpty()) {
      var id = id(file(name), text);
      return name.equals("HEAD") ? new Head.Detached(id) : new Head.Branch(name, id);
    }
    if (name.equals("HEAD")) {
      throw new Corrupt(file(name).toString(), "it is empty");
    }
    var packed = Optional.ofNullable(packed().get(name));
    return packed.isPresent() ? new Head.Branch(name, packed.get()) : new Head.Unborn(name);
  }

  private Path file(String name) {
    boolean shared = name.startsWith("refs/") && !isOfOneWorkTree(name);
    return (shared ? layout.commonDir() : layout.gitDir()).resolve(name);
  }

  private static boolean isOfOneWorkTree(String name) {
    return name.startsWith("refs/bisect/")
        || name.startsWith("refs/worktree/")
        || name.startsWith("refs/rewritten/");
  }

  /// Every reference under `refs/`, and what it leads to; those that lead nowhere are left out.
  public SortedMap<String, ObjectId> all() throws GitException {
    var all = new TreeMap<>(packed());
    for (var folder : new HashSet<>(List.of(layout.commonDir(), layout.gitDir()))) {
      for (var name : names(folder)) {
        var id = follow(folder.resolve(name), name, all);
        id.ifPresent(found -> all.put(name, found));
      }
    }
    return all;
  }

  private Optional<ObjectId> follow(Path file, String name, Map<String, ObjectId> packed)
      throws GitException {
    var at = file;
    String to = name;
    for (int i = 0; i < MOST_STEPS; i++) {
      var text = SmallFile.read(at).map(String::strip);
      if (text.isEmpty()) {
        return Optional.ofNullable(packed.get(to));
      }
      if (!text.get().startsWith(SYMBOLIC)) {
        return Optional.of(id(at, text.get()));
      }
      to = text.get().substring(SYMBOLIC.length()).strip();
      at = file(to);
    }
    throw new Corrupt(file.toString(), "it leads in a circle");
  }

  private ObjectId id(Path file, String text) throws Corrupt {
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return ObjectId.parse(text.substring(0, end), format)
        .filter(id -> !id.isZero())
        .orElseThrow(() -> new Corrupt(file.toString(), "it holds no object id"));
  }

  private static List<String> names(Path folder) throws Unreadable {
    var refs = folder.resolve("refs");
    if (!Files.isDirectory(refs)) {
      return List.of();
    }
    try (var files = Files.walk(refs)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.endsWith(".lock"))
          .toList();
    } catch (UncheckedIOException e) {
      throw new Unreadable(refs, e);
    } catch (IOException e) {
      throw new Unreadable(refs, e);
    }
  }

  private SortedMap<String, ObjectId> packed() throws GitException {
    var file = layout.commonDir().resolve("packed-refs");
    var refs = new TreeMap<String, ObjectId>();
    for (var line : SmallFile.read(file).orElse("").split("\n", -1)) {
      if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != '^') {
        int space = line.indexOf(' ');
        if (space < 0) {
          throw new Corrupt(file.toString(), "a line holds no name");
        }
        refs.put(line.substring(space + 1).stripTrailing(), id(file, line.substring(0, space)));
      }
    }
    return refs;
  }

  /// The id behind a name in full; empty if there is no such reference.
  Optional<ObjectId> find(String name) throws GitException {
    if (name.contains("..") || name.startsWith("/") || name.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    var file = file(name);
    return Files.isDirectory(file)
        ? Optional.ofNullable(packed().get(name))
        : follow(file, name, packed());
  }

  /// What every other working tree of the repository has checked out or remembers.
  public Set<ObjectId> ofWorkTrees() throws GitException {
    var ids = new HashSet<ObjectId>();
    for (var tree : folders(layout.commonDir().resolve("worktrees"))) {
      var other =
          new Refs(
              new Layout(tree, layout.commonDir(), Optional.empty(), layout.indexFile(), List.of()),
              format);
      other.head().commit().ifPresent(ids::add);
      ids.addAll(other.all().values());
    }
    return ids;
  }

  private static List<Path> folders(Path folder) throws Unreadable {
    var folders = new ArrayList<Path>();
    if (Files.isDirectory(folder)) {
      try (var files = Files.newDirectoryStream(folder, Files::isDirectory)) {
        files.forEach(folders::add);
      } catch (IOException e) {
        throw new Unreadable(folder, e);
      }
    }
    return folders;
  }

  /// What the stash holds: its newest entry is a reference, the others are only in its log.
  public Set<ObjectId> stash() throws GitException {
    return logged(layout.commonDir().resolve("logs/refs/stash"));
  }

  /// What any reference led to before, as far as Git remembers. The objects may be gone.
  public Set<ObjectId> logged() throws GitException {
    var ids = new HashSet<ObjectId>();
    for (var folder : new HashSet<>(List.of(layout.commonDir(), layout.gitDir()))) {
      var logs = folder.resolve("logs");
      if (Files.isDirectory(logs)) {
        try (var files = Files.walk(logs)) {
          for (var file : files.filter(Files::isRegularFile).toList()) {
            ids.addAll(logged(file));
          }
        } catch (UncheckedIOException e) {
          throw new Unreadable(logs, e);
        } catch (GitException e) {
          throw e;
        } catch (IOException e) {
          throw new Unreadable(logs, e);
        }
      }
    }
    return ids;
  }

  private Set<ObjectId> logged(Path file) throws GitException {
    var ids = new HashSet<ObjectId>();
    for (var line : SmallFile.read(file).orElse("").split("\n", -1)) {
      var words = line.split(" ", 3);
      for (int i = 0; i < 2 && words.length == 3; i++) {
        ObjectId.parse(words[i], format).filter(id -> !id.isZero()).ifPresent(ids::add);
      }
    }
    return ids;
  }
}
