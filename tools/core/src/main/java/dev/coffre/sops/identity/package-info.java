/// Where SOPS looks for age identities: variables, commands, SSH keys and the user's key file.
@NullMarked
package dev.coffre.sops.identity;

import org.jspecify.annotations.NullMarked;
