/// What pgBackRest says of its repositories. Nothing here runs a program.
@NullMarked
package dev.coffre.backup.pgbackrest;

import org.jspecify.annotations.NullMarked;
