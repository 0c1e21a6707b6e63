/// What the steps work on: a throw-away folder, a repository in it, real programs, a real
/// PostgreSQL.
@NullMarked
package dev.coffre.e2e.demo.stage;

import org.jspecify.annotations.NullMarked;
