package dev.coffre.sops;

import java.util.Random;

/// Writes YAML files that have a comment with a canary in it, one after the other, wherever YAML
/// lets one stand: also inside brackets, behind tags, anchors, block marks, `?`, `---` and
/// directives.
final class CanaryComments {
  private static final String[] PROPERTIES = {"", "", "", "", " &a", " !!map", " !t"};

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private int number;

  private CanaryComments(long seed) {
    this.random = new Random(seed);
  }

  static String file(long seed) {
    var file = new CanaryComments(seed);
    file.documents();
    return file.text.toString();
  }

  private void documents() {
    if (random.nextInt(8) == 0) {
      text.append("%YAML 1.1").append(behind()).append('\n');
      comments(0);
      text.append("---").append(behind()).append('\n');
    }
    collection(0, 0, true);
    while (random.nextInt(5) == 0) {
      text.append(random.nextInt(4) == 0 ? "..." + behind() + "\n" : "");
      text.append("---").append(behind()).append('\n');
      collection(0, 0, true);
    }
  }

  private String canary() {
    return "# canary" + number++;
  }

  private String behind() {
    return random.nextInt(4) == 0 ? " ".repeat(1 + random.nextInt(3)) + canary() : "";
  }

  private void collection(int indent, int depth, boolean mapping) {
    for (int i = random.nextInt(3); i >= 0; i--) {
      comments(indent);
      text.append(" ".repeat(indent)).append(mapping ? key(indent) : "-");
      value(indent, depth);
    }
    comments(indent);
  }

  private String key(int indent) {
    var name = "k" + number++;
    if (random.nextInt(12) > 0) {
      return name + ":";
    }
    var below = "\n" + " ".repeat(indent + 1) + canary() + "\n" + " ".repeat(indent + 2);
    var space = random.nextBoolean() ? " " : below;
    return "?" + space + name + behind() + "\n" + " ".repeat(indent) + ":";
  }

  private void comments(int indent) {
    while (random.nextInt(3) == 0) {
      emptyLine();
      int column = random.nextInt(3) > 0 ? indent : Math.max(0, indent + random.nextInt(7) - 4);
      text.append(" ".repeat(column)).append(canary()).append('\n');
      emptyLine();
    }
  }

  private void emptyLine() {
    text.append(random.nextInt(3) == 0 ? "\n" : "");
  }

  private void value(int indent, int depth) {
    var properties = PROPERTIES[random.nextInt(PROPERTIES.length)];
    switch (random.nextInt(depth < 3 ? 12 : 7)) {
      case 0 -> text.append(" v").append(behind()).append('\n');
      case 1 -> text.append(behind()).append('\n');
      case 2 -> {
        text.append(random.nextBoolean() ? " |+" : " >").append(behind()).append('\n');
        text.append(" ".repeat(indent + 2)).append("text\n");
      }
      case 3 ->
          text.append(" \"a\n")
              .append(" ".repeat(indent + 1))
              .append("b\"")
              .append(behind())
              .append('\n');
      case 4 -> text.append(" &a x").append(behind()).append('\n');
      case 5, 6 -> {
        text.append(' ');
        flow(indent + 1, 0);
        text.append(behind()).append('\n');
      }
      case 7, 8, 9 -> {
        text.append(properties).append(behind()).append('\n');
        collection(indent + 2, depth + 1, true);
      }
      default -> {
        text.append(properties.equals(" !!map") ? "" : properties).append(behind()).append('\n');
        collection(indent + 2, depth + 1, false);
      }
    }
  }

  private void flow(int indent, int depth) {
    boolean mapping = random.nextBoolean();
    text.append(mapping ? '{' : '[');
    for (int i = random.nextInt(3); i > 0; i--) {
      flowSpace(indent);
      text.append(mapping ? "f" + number++ + ": " : "");
      if (depth < 2 && random.nextInt(3) == 0) {
        flow(indent, depth + 1);
      } else {
        text.append("w");
      }
      flowSpace(indent);
      text.append(i > 1 || random.nextInt(3) == 0 ? "," : "");
    }
    flowSpace(indent);
    text.append(mapping ? '}' : ']');
  }

  private void flowSpace(int indent) {
    if (random.nextInt(5) == 0) {
      text.append(' ').append(canary()).append('\n').append(" ".repeat(indent));
    }
  }
}
