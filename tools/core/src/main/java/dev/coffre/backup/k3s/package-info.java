/// What k3s keeps in its datastore and beside it: objects as Kubernetes stores them, the keys that
/// its Secrets are encrypted with, its configuration. Nothing here reads a file.
@NullMarked
package dev.coffre.backup.k3s;

import org.jspecify.annotations.NullMarked;
