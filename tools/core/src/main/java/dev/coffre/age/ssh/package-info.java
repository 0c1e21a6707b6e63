/// SSH keys as recipients and identities, the way the reference implementation of age takes them;
/// they are not part of the specification.
@NullMarked
package dev.coffre.age.ssh;

import org.jspecify.annotations.NullMarked;
