/// What a PostgreSQL server stores in place of a password, made without the server: it then sees
/// neither the password nor a statement that holds it.
@NullMarked
package dev.coffre.postgresql;

import org.jspecify.annotations.NullMarked;
