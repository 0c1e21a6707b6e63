/// Writes trees in the layout that go-yaml v3, set up as in sops 3.13.3, gives them.
@NullMarked
package dev.coffre.sops.store.yaml.write;

import org.jspecify.annotations.NullMarked;
