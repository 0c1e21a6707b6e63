// A store that decrypts the values it parses.
package dev.coffre.sops.store.json;

class DecryptsValues {
  Object cipher = javax.crypto.Cipher.class;
}
