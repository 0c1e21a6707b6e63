package dev.coffre.ports;

/// A file holds no contract, or no inventory; the message says which file, at which line and why.
public final class ContractException extends Exception {
  private static final long serialVersionUID = 1;

  public ContractException(String message) {
    super(message);
  }
}
