package dev.coffre.scan.detect;

import java.util.EnumSet;
import java.util.Set;

/// All that rules see of a file's path. Where two paths are alike in it and neither is telling, the
/// same content holds the same secrets.
///
/// @param translation whether texts for people in some language are in it
/// @param test whether it is part of a test
/// @param telling whether the name alone makes the content a secret
public record PathTraits(Text.Kind kind, boolean translation, boolean test, boolean telling) {

  /// What makes a value one that counts at some paths only.
  public enum Doubt {
    /// It could be a word.
    NO_DIGIT,
    /// It could be a known answer.
    HEXADECIMAL
  }

  /// Those of a path with `/` between folders.
  public static PathTraits of(String path) {
    var name = new PathName(path);
    return new PathTraits(
        name.kind(),
        name.isTranslation(),
        name.isTest(),
        SecretFileDetector.isMeantBy(name.name()));
  }

  /// The doubts about a value, wherever it stands.
  public static Set<Doubt> doubts(Text text, int start, int end) {
    var value = text.string(start, end);
    var doubts = EnumSet.noneOf(Doubt.class);
    if (!Literal.hasDigit(value)) {
      doubts.add(Doubt.NO_DIGIT);
    }
    if (Literal.isHex(value)) {
      doubts.add(Doubt.HEXADECIMAL);
    }
    return doubts;
  }

  /// Whether a value of which there are doubts may not count in a file with this path.
  public boolean mayRefuse(Set<Doubt> doubts) {
    return (translation && doubts.contains(Doubt.NO_DIGIT))
        || (test && doubts.contains(Doubt.HEXADECIMAL));
  }
}
