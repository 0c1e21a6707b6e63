package dev.coffre.age;

import dev.coffre.age.format.Header;
import dev.coffre.age.key.AgeException;
import dev.coffre.age.key.Identity;
import dev.coffre.secret.SecretBytes;
import java.util.List;
import java.util.stream.Stream;

/// Finds the file key of a header.
final class FileKeys {
  private FileKeys() {}

  private static List<Identity> nativeFirst(List<? extends Identity> identities) {
    return Stream.concat(
            identities.stream().filter(Identity::isNative),
            identities.stream().filter(identity -> !identity.isNative()))
        .map(Identity.class::cast)
        .toList();
  }

  /// The file key that the first matching identity unwraps.
  ///
  /// @throws AgeException.NoIdentityMatch if none matches
  /// @throws AgeException.WrongHeaderMac if the header does not authenticate under the key
  static SecretBytes unwrap(Header header, List<? extends Identity> identities)
      throws AgeException {
    for (var identity : nativeFirst(identities)) {
      var fileKey = identity.unwrap(header.stanzas());
      if (fileKey.isPresent()) {
        if (fileKey.get().length() == Age.FILE_KEY && header.isAuthentic(fileKey.get())) {
          return fileKey.get();
        }
        fileKey.get().close();
        throw new AgeException.WrongHeaderMac();
      }
    }
    throw new AgeException.NoIdentityMatch(header.stanzaTypes());
  }
}
