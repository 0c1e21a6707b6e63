package dev.coffre.git.store;

import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.Corrupt;
import dev.coffre.git.object.GitException.MissingObject;
import dev.coffre.git.object.GitObject;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.pack.Delta;
import dev.coffre.git.pack.Inflation;
import dev.coffre.git.pack.Pack;
import dev.coffre.git.pack.PackEntry.Changes;
import dev.coffre.git.pack.PackEntry.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads objects one by one. For one thread.
public final class ObjectReader implements AutoCloseable {
  private final ObjectStore store;
  private final BaseCache cache;
  private final Inflation inflation = new Inflation();
  private final Delta delta = new Delta();
  private byte[] script = {};

  ObjectReader(ObjectStore store, long cacheBytes) {
    this.store = store;
    this.cache = new BaseCache(cacheBytes);
  }

  /// Reads an object.
  ///
  /// @throws MissingObject if no pack and no file has it
  public GitObject read(ObjectId id) throws GitException {
    return find(id).orElseThrow(() -> new MissingObject(id, store.whyMissing()));
  }

  /// Reads an object that must be of a kind.
  ///
  /// @throws MissingObject if no pack and no file has it
  /// @throws Corrupt if it is of another kind
  public GitObject read(ObjectId id, ObjectKind kind) throws GitException {
    var object = read(id);
    if (object.kind() != kind) {
      throw new Corrupt(
          "object " + id, "it is a " + object.kind().word() + " and should be a " + kind.word());
    }
    return object;
  }

  /// Reads an object; empty if no pack and no file has it.
  public Optional<GitObject> find(ObjectId id) throws GitException {
    var raw = id.toBytes();
    for (var pack : store.packs()) {
      int position = pack.index().find(raw, 0);
      if (position >= 0) {
        return Optional.of(readGuarded(pack, pack.index().offset(position)));
      }
    }
    for (var loose : store.loose()) {
      var object = loose.find(id, inflation);
      if (object.isPresent()) {
        return object;
      }
    }
    return Optional.empty();
  }

  /// The kind of an object, which is often known without unpacking it.
  ///
  /// @throws MissingObject if no pack and no file has it
  public ObjectKind kind(ObjectId id) throws GitException {
    var raw = id.toBytes();
    for (var pack : store.packs()) {
      int position = pack.index().find(raw, 0);
      if (position >= 0 && pack.entry(pack.index().offset(position)) instanceof Whole whole) {
        return whole.kind();
      }
    }
    return read(id).kind();
  }

  private GitObject readGuarded(Pack pack, long offset) throws GitException {
    try {
      return read(pack, offset);
    } catch (InternalError shrunk) {
      throw Corrupt.shrunk();
    }
  }

  private GitObject read(Pack pack, long offset) throws GitException {
    var steps = new ArrayList<Changes>();
    var offsets = new ArrayList<Long>();
    long at = offset;
    var known = cache.get(pack, at);
    while (known.isEmpty()) {
      switch (pack.entry(at)) {
        case Whole whole -> known = Optional.of(whole(pack, at, whole));
        case Changes changes -> {
          steps.add(changes);
          offsets.add(at);
          at = changes.base();
          known = cache.get(pack, at);
          checkEnds(pack, offset, steps);
        }
      }
    }
    var object = known.get();
    for (int i = steps.size() - 1; i >= 0; i--) {
      object = apply(pack, steps.get(i), object);
      cache.put(pack, offsets.get(i), object);
    }
    return object;
  }

  private static void checkEnds(Pack pack, long offset, List<Changes> steps) throws Corrupt {
    if (steps.size() > pack.index().count()) {
      throw pack.damaged(offset, "it is, over others, its own base");
    }
  }

  private GitObject whole(Pack pack, long offset, Whole whole) throws Corrupt {
    var content = new byte[whole.size() + 1];
    pack.unpack(whole, inflation, content);
    var object = new GitObject(whole.kind(), content, whole.size());
    if (whole.kind() == ObjectKind.TREE || whole.kind() == ObjectKind.BLOB) {
      cache.put(pack, offset, object);
    }
    return object;
  }

  private GitObject apply(Pack pack, Changes changes, GitObject base) throws Corrupt {
    script = Delta.atLeast(script, changes.size() + 1);
    pack.unpack(changes, inflation, script);
    if (delta.open(script, changes.size()) && delta.plausible()) {
      var content = new byte[delta.resultLength() + 1];
      if (delta.apply(base.content(), base.length(), content)) {
        return new GitObject(base.kind(), content, delta.resultLength());
      }
    }
    throw pack.damaged(changes.data(), "its delta is not well-formed");
  }

  @Override
  public void close() {
    inflation.close();
  }
}
