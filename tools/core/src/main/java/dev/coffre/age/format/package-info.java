/// The text around the payload: the header and the armor. It knows nothing of recipients or keys
/// but the header's own MAC.
@NullMarked
package dev.coffre.age.format;

import org.jspecify.annotations.NullMarked;
