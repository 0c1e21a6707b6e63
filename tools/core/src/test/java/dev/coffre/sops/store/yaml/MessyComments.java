package dev.coffre.sops.store.yaml;

import java.util.Random;

/// Writes YAML files with comments where nobody would put them: to the left and right of what they
/// stand above, between empty lines, behind keys and dashes, below everything.
final class MessyComments {
  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private int number;

  private MessyComments(long seed) {
    this.random = new Random(seed);
  }

  static String file(long seed) {
    var file = new MessyComments(seed);
    file.collection(0, 0, true);
    boolean open = file.random.nextInt(6) == 0;
    return open ? file.text.toString().stripTrailing() : file.text.toString();
  }

  private void collection(int indent, int depth, boolean mapping) {
    for (int i = random.nextInt(2); i >= 0; i--) {
      comments(indent);
      text.append(" ".repeat(indent)).append(mapping ? "k" + number++ + ":" : "-");
      value(indent, depth);
    }
    comments(indent);
  }

  private void comments(int indent) {
    while (random.nextInt(3) == 0) {
      emptyLine();
      int column = random.nextInt(3) > 0 ? indent : Math.max(0, indent + random.nextInt(7) - 4);
      text.append(" ".repeat(column)).append("# c").append(number++).append('\n');
      emptyLine();
    }
  }

  private void emptyLine() {
    text.append(random.nextInt(3) == 0 ? "\n" : "");
  }

  private void value(int indent, int depth) {
    var behind = random.nextInt(5) == 0 ? " # b" + number++ : "";
    switch (random.nextInt(depth < 3 ? 9 : 4)) {
      case 0 -> text.append(" v").append(behind).append('\n');
      case 1 -> text.append(behind).append('\n');
      case 2 -> {
        text.append(random.nextBoolean() ? " |+\n" : " |\n");
        text.append(" ".repeat(indent + 2)).append("text\n");
      }
      case 3 -> text.append(" [a, {b: c}]").append(behind).append('\n');
      case 4, 5, 6 -> {
        text.append(behind).append('\n');
        collection(indent + 2, depth + 1, true);
      }
      default -> {
        text.append(behind).append('\n');
        collection(indent + 2, depth + 1, false);
      }
    }
  }
}
