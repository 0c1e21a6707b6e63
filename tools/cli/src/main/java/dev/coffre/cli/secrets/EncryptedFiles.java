package dev.coffre.cli.secrets;

import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the encrypted files of a folder: those with metadata. A file that has the words of it and
/// cannot be read as its format is an error: it may be a damaged one.
record EncryptedFiles(Host host) {
  private static final String METADATA = "sops";
  private static final String CIPHERTEXT = "ENC[AES256_GCM,";

  /// Their names.
  List<String> below(String folder) throws FileFailure {
    var encrypted = new ArrayList<String>();
    for (String name : Folders.files(host, folder)) {
      if (looksEncrypted(name)) {
        encrypted.add(name);
      }
    }
    return encrypted;
  }

  private boolean looksEncrypted(String name) throws FileFailure {
    try {
      String text = Files.readString(host.resolve(name), StandardCharsets.ISO_8859_1);
      return text.contains(METADATA)
          && text.contains(CIPHERTEXT)
          && SecretFile.read(host, name, Optional.empty()).isEncrypted();
    } catch (IOException e) {
      throw new FileFailure(name, e);
    }
  }
}
