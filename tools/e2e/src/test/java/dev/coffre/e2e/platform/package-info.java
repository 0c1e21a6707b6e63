/// What Ansible makes of a bare Debian.
@NullMarked
package dev.coffre.e2e.platform;

import org.jspecify.annotations.NullMarked;
