/// Recipients and identities in other programs, `age-plugin-NAME` (C2SP age-plugin).
@NullMarked
package dev.coffre.age.plugin;

import org.jspecify.annotations.NullMarked;
