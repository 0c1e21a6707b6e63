/// What must hold of the files of a repository that keeps its secrets with SOPS: what a creation
/// rule selects is encrypted, whole and for the right people, and nothing lies beside it in clear.
///
/// Start at {@link dev.coffre.policy.Policy}. It needs no key, reads only what it is handed, and no
/// message quotes a value.
@NullMarked
package dev.coffre.policy;

import org.jspecify.annotations.NullMarked;
