package dev.coffre.sops.tree;

import dev.coffre.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A scalar with its type, as SOPS distinguishes them: `int 1` and `str "1"` are different values.
///
/// Numbers and times are as sensitive as text; no variant prints what it holds.
public sealed interface Value {

  /// A string: arbitrary bytes, UTF-8 in every format but binary. Equal if the bytes are.
  record Str(SecretBytes bytes) implements Value {
    public static Str of(String text) {
      return new Str(SecretBytes.adopt(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// The bytes read as UTF-8.
    public String text() {
      return bytes.expose(raw -> new String(raw, StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Str(var others) && bytes.sameAs(others);
    }

    @Override
    public int hashCode() {
      return bytes.expose(Arrays::hashCode);
    }

    @Override
    public String toString() {
      return "Str";
    }
  }

  /// A 64-bit signed integer.
  record Int(long value) implements Value {
    @Override
    public String toString() {
      return "Int";
    }
  }

  /// A floating-point number (`float` in SOPS): an IEEE 754 double, infinities and NaN included.
  record Real(double value) implements Value {
    @Override
    public String toString() {
      return "Real";
    }
  }

  /// A boolean.
  record Bool(boolean value) implements Value {
    @Override
    public String toString() {
      return "Bool";
    }
  }

  /// A timestamp in RFC 3339 with nanoseconds where there are any, offset kept.
  record Time(String rfc3339) implements Value {
    @Override
    public String toString() {
      return "Time";
    }
  }

  /// No value: never encrypted and never part of the MAC.
  record Null() implements Value {}
}
