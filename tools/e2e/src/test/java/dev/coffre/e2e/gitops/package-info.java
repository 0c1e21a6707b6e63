/// What holds the manifests under `gitops/`.
@NullMarked
package dev.coffre.e2e.gitops;

import org.jspecify.annotations.NullMarked;
