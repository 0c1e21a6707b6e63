package dev.coffre.sops;

import dev.coffre.sops.tree.TreePath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Where a walk through a tree stands: the level it is in.
///
/// @param parent the level above; absent at the root of a document
/// @param step the key or list index that leads here from it
/// @param selection what is encrypted here
record Place(Optional<Place> parent, Object step, Selection selection) {

  static Place root(Selection selection) {
    return new Place(Optional.empty(), "", selection);
  }

  /// Below a mapping key.
  Place under(String key) {
    return new Place(Optional.of(this), key, selection.under(key));
  }

  /// In a list.
  Place element(int index) {
    return new Place(Optional.of(this), index, selection.inside());
  }

  /// The additional data of what stands here: keys joined by `:`, and one more `:`. Indices are not
  /// part of it. Put together when asked for: kept at every level, it would take memory by the
  /// square of the depth.
  String aad() {
    var keys = new ArrayList<String>();
    for (var step : steps()) {
      if (step instanceof String key) {
        keys.add(key);
      }
    }
    return String.join(":", keys) + ":";
  }

  TreePath path() {
    return new TreePath(List.copyOf(steps()));
  }

  private Deque<Object> steps() {
    var steps = new ArrayDeque<Object>();
    for (var place = this; place.parent.isPresent(); place = place.parent.get()) {
      steps.addFirst(place.step);
    }
    return steps;
  }
}
