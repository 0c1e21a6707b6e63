/// Three versions of a file made one: by value and key, with the lines that both sides wrote. It
/// works on decrypted trees and texts and knows nothing of keys.
@NullMarked
package dev.coffre.merge;

import org.jspecify.annotations.NullMarked;
