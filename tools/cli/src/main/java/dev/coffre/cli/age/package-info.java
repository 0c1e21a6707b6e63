/// The programs `age`, `age-keygen` and `age-inspect`: the flags, messages and exit codes of age
/// 1.3.1 over our own core.
@NullMarked
package dev.coffre.cli.age;

import org.jspecify.annotations.NullMarked;
