package dev.coffre.cases;

import dev.coffre.sops.Sops;
import dev.coffre.sops.SopsException;
import java.util.HashSet;
import java.util.Set;

/// The encrypted files as they are now, as far as the caller's keys open them. Not thread-safe.
public final class Present {
  private final Set<Place> places = new HashSet<>();
  private final Set<ValueDigest> anywhere = new HashSet<>();
  private final Set<String> sealed = new HashSet<>();

  private Present() {}

  /// No file yet.
  public static Present empty() {
    return new Present();
  }

  /// Adds a file; one that is not encrypted is none.
  public void add(String path, byte[] content, HolderPast.Opener opener, Sops sops) {
    var file = FileValues.of(path, content);
    if (file.isEmpty()) {
      return;
    }
    try (var key = opener.open(file.get().metadata())) {
      file.get()
          .values(sops, key)
          .forEach((at, digests) -> digests.forEach(digest -> add(new Place(path, at), digest)));
    } catch (SopsException unopened) {
      sealed.add(path);
    }
  }

  void add(Place place, ValueDigest value) {
    places.add(place);
    anywhere.add(value);
  }

  /// All values that stand anywhere.
  Set<ValueDigest> anywhere() {
    return anywhere;
  }

  /// Whether a place is still there.
  boolean has(Place place) {
    return places.contains(place);
  }

  /// Whether a file is there that the caller cannot open.
  boolean isSealed(String file) {
    return sealed.contains(file);
  }
}
