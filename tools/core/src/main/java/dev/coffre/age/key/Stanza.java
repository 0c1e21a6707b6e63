package dev.coffre.age.key;

import java.util.List;

/// One recipient stanza of a header: a file key, wrapped in the way that `type` names.
///
/// @param type the first argument, by which an identity knows its own
/// @param arguments the others
/// @param body the bytes of the body, at most a few kilobytes in every known type
@SuppressWarnings("ArrayRecordComponent") // a carrier of ciphertext; never compared
public record Stanza(String type, List<String> arguments, byte[] body) {
  /// Checks that there is a text for it.
  ///
  /// @throws IllegalArgumentException if type or an argument is empty or holds anything but visible
  ///   ASCII characters
  public Stanza {
    arguments = List.copyOf(arguments);
    if (!isArgument(type) || !areArguments(arguments)) {
      throw new IllegalArgumentException("not a stanza argument");
    }
  }

  /// Whether each of `texts` is one.
  public static boolean areArguments(List<String> texts) {
    for (var text : texts) {
      if (!isArgument(text)) {
        return false;
      }
    }
    return true;
  }

  /// Whether `text` may stand as type or argument: one or more of the characters 33 to 126.
  public static boolean isArgument(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 33 || text.charAt(i) > 126) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
