// A failure that its caller cannot tell from a bug.
package dev.coffre.sops;

class ThrowsAnything {
  void decrypt() {
    throw new RuntimeException("decryption failed");
  }
}
