/// Living with findings: which ones are known, which ones are allowed and until when, by
/// fingerprints that do not give the secret away.
@NullMarked
package dev.coffre.scan.baseline;

import org.jspecify.annotations.NullMarked;
