package dev.coffre.git;

import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.Corrupt;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.store.ObjectStore;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// A repository on the disk, opened for reading. Nothing is run, written or fetched. Thread-safe.
public final class Repository implements AutoCloseable {
  private static final long SMALL_CACHE = 4 << 20;

  private final Layout layout;
  private final GitConfig config;
  private final ObjectFormat format;
  private final ObjectStore store;
  private final Set<ObjectId> shallow;

  private Repository(
      Layout layout,
      GitConfig config,
      ObjectFormat format,
      ObjectStore store,
      Set<ObjectId> shallow) {
    this.layout = layout;
    this.config = config;
    this.format = format;
    this.store = store;
    this.shallow = Set.copyOf(shallow);
  }

  /// Opens the repository that a folder is in.
  ///
  /// @throws GitException.NotARepository if it is in none
  /// @throws GitException.Unsupported if the repository is of a kind that is not understood
  public static Repository open(Path start, Surroundings surroundings) throws GitException {
    var found = Discovery.find(start, surroundings);
    var layout = found.layout();
    var config = found.config();
    var format = Extensions.check(layout.commonDir().resolve("config"), config);
    if (config.isTrue("extensions.worktreeconfig")) {
      config.addAll(GitConfig.read(layout.gitDir().resolve("config.worktree")));
    }
    var shallow = shallow(layout.commonDir().resolve("shallow"), format);
    var store = ObjectStore.open(layout.objects(), format, hasPromisor(config));
    return new Repository(layout, config, format, store, shallow);
  }

  private static boolean hasPromisor(GitConfig config) {
    for (var name : config.names()) {
      if (name.equals("extensions.partialclone")
          || (name.startsWith("remote.") && name.endsWith(".promisor") && config.isTrue(name))) {
        return true;
      }
    }
    return false;
  }

  private static Set<ObjectId> shallow(Path file, ObjectFormat format) throws GitException {
    var ids = new HashSet<ObjectId>();
    for (var line : SmallFile.read(file).orElse("").split("\n", -1)) {
      if (!line.isBlank()) {
        ids.add(
            ObjectId.parse(line.strip(), format)
                .orElseThrow(() -> new Corrupt(file.toString(), "a line is no commit id")));
      }
    }
    return ids;
  }

  public Layout layout() {
    return layout;
  }

  public GitConfig config() {
    return config;
  }

  public ObjectFormat format() {
    return format;
  }

  /// The objects.
  public ObjectStore store() {
    return store;
  }

  public Refs refs() {
    return new Refs(layout, format);
  }

  /// The commits whose parents are not here, by intent; empty if the history is whole.
  public Set<ObjectId> shallow() {
    return shallow;
  }

  /// `core.hooksPath` of the repository's own configuration: where its hooks are, if not in the
  /// usual place.
  public Optional<String> hooksPath() {
    return config.last("core.hookspath");
  }

  /// The commit that a name stands for: a branch, a tag, an id in full or shortened, with `~2`,
  /// `^2` and the like.
  ///
  /// @throws GitException.UnknownRevision if it stands for none
  public ObjectId resolve(String revision) throws GitException {
    try (var reader = store.reader(SMALL_CACHE)) {
      return new Revisions(this, reader, revision).commit();
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
