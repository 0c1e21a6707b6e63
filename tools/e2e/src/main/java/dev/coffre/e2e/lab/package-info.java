/// The lab: a host to install the platform on, outsiders to look at it from, and a Git server, on
/// one network of their own. Containers on the machine's engine, addressed as if they stood on the
/// internet.
@NullMarked
package dev.coffre.e2e.lab;

import org.jspecify.annotations.NullMarked;
