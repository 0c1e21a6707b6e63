package dev.coffre.json;

/// A text is no JSON. The message says at which character and why; it quotes nothing of the text.
public final class JsonException extends Exception {
  private static final long serialVersionUID = 1;

  JsonException(String message) {
    super(message);
  }
}
