// A library class that reads its host's environment.
package dev.coffre.sops;

class ReadsEnvironment {
  String keys() {
    return System.getenv("SOPS_AGE_KEY");
  }
}
