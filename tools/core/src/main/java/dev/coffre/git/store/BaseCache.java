package dev.coffre.git.store;

import dev.coffre.git.object.GitObject;
import dev.coffre.git.pack.Pack;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Objects read last, of which the next are often made. Holds at most a number of bytes.
final class BaseCache {
  private record Place(Pack pack, long offset) {}

  private final LinkedHashMap<Place, GitObject> objects = new LinkedHashMap<>(64, 0.75f, true);
  private final long limit;
  private long held;

  BaseCache(long limit) {
    this.limit = limit;
  }

  Optional<GitObject> get(Pack pack, long offset) {
    return Optional.ofNullable(objects.get(new Place(pack, offset)));
  }

  void put(Pack pack, long offset, GitObject object) {
    if (object.content().length > limit / 4) {
      return;
    }
    var replaced = objects.put(new Place(pack, offset), object);
    held += object.content().length - (replaced == null ? 0 : replaced.content().length);
    var oldest = objects.values().iterator();
    while (held > limit && oldest.hasNext()) {
      held -= oldest.next().content().length;
      oldest.remove();
    }
  }
}
