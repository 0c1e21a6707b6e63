package dev.coffre.sops.store.yaml.usual;

/// Something stands in the text that may mean anything: the whole parser has to read it.
final class UnusualException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusualException() {
    super("unusual", null, false, false);
  }
}
