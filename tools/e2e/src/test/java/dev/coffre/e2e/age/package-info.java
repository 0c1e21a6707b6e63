/// The age core against the shared vectors, the real tool and age in TypeScript.
@NullMarked
package dev.coffre.e2e.age;

import org.jspecify.annotations.NullMarked;
