package dev.coffre.sops.store.yaml;

import java.util.Random;

/// Generated YAML for tests of other packages.
public final class YamlTexts {
  private YamlTexts() {}

  /// A text that is YAML.
  public static String whole(long seed) {
    return SnakeYamlTest.document(new Random(seed));
  }

  /// A text with one character that was put in, taken out or changed.
  public static String damaged(long seed) {
    return SnakeYamlTest.damaged(new Random(seed));
  }

  /// Whether our parser may take the text for something else than snakeyaml does, since go-yaml
  /// does.
  public static boolean isReadOtherwise(String text) {
    var ours = Events.ours(text);
    var theirs = Events.snakeYaml(text);
    return SnakeYamlTest.isKnown(text, ours, theirs);
  }
}
