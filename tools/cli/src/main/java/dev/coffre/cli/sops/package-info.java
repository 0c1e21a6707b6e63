/// The drop-in for the `sops` program, version 3.13.3: its commands, flags, environment, messages,
/// exit codes and file layout. How it differs on purpose: docs/reference/sops-differences.md.
@NullMarked
package dev.coffre.cli.sops;

import org.jspecify.annotations.NullMarked;
