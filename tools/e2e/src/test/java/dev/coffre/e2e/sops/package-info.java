/// SOPS files of ours against the real `sops`.
@NullMarked
package dev.coffre.e2e.sops;

import org.jspecify.annotations.NullMarked;
