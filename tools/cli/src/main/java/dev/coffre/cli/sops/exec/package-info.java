/// `sops exec-env` and `sops exec-file`: decrypted values handed to a command.
@NullMarked
package dev.coffre.cli.sops.exec;

import org.jspecify.annotations.NullMarked;
