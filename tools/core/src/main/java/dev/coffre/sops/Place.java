package dev.coffre.sops;

import dev.coffre.sops.tree.TreePath;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// Where a walk through a tree stands: the level it is in.
///
/// @param parent the level above; absent at the root of a document
/// @param step the key or list index that leads here from it
/// @param aad the additional data of what stands here: keys joined by `:`, and one more `:`
/// @param selection what is encrypted here
record Place(Optional<Place> parent, Object step, String aad, Selection selection) {

  static Place root(Selection selection) {
    return new Place(Optional.empty(), "", ":", selection);
  }

  /// Below a mapping key.
  Place under(String key) {
    var prefix = parent.isEmpty() ? "" : aad;
    return new Place(Optional.of(this), key, prefix + key + ":", selection.under(key));
  }

  /// In a list: indices are not part of the additional data.
  Place element(int index) {
    return new Place(Optional.of(this), index, aad, selection.inside());
  }

  TreePath path() {
    var steps = new ArrayDeque<Object>();
    for (var place = this; place.parent.isPresent(); place = place.parent.get()) {
      steps.addFirst(place.step);
    }
    return new TreePath(List.copyOf(steps));
  }
}
