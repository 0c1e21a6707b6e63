package dev.coffre.scan.rule;

import dev.coffre.pattern.TokenPattern;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One rule as bytes.
final class RuleCodec {
  private static final double HUNDREDTHS = 100;

  private RuleCodec() {}

  /// Writes a rule, for {@link #read}: its texts in ISO 8859-1, its entropy in hundredths.
  ///
  /// @throws IllegalArgumentException if it has more than that in it
  static void write(DataOutput out, Rule rule) throws IOException {
    writeText(out, rule.id());
    writeText(out, rule.provider());
    writeText(out, rule.description());
    writeText(out, rule.why());
    writeText(out, rule.fix());
    writeText(out, rule.severity().name());
    writeText(out, rule.confidence().name());
    writeTexts(out, rule.keywords());
    writeTexts(out, rule.near());
    out.writeShort(hundredths(rule.entropy()));
    switch (rule.detection()) {
      case Detection.Token(var before, var pattern, boolean bounded, var check) -> {
        out.writeByte(0);
        writeText(out, before.map(TokenPattern::toString).orElse(""));
        writeText(out, pattern.toString());
        out.writeBoolean(bounded);
        writeText(out, check.map(Check::text).orElse(""));
      }
      case Detection.Assigned(var value) -> {
        out.writeByte(1);
        writeText(out, value.toString());
      }
      case Detection.Expression(var pattern) -> {
        out.writeByte(3);
        writeText(out, pattern);
      }
      case Detection.Written(var scheme) -> {
        out.writeByte(2);
        writeText(out, scheme.name());
      }
    }
  }

  /// Reads what {@link #write} wrote. The patterns are parsed when they are first needed.
  ///
  /// @throws IndexOutOfBoundsException if it is something else
  static Rule read(RuleBytes in) {
    return new Rule(
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        named(Severity.values(), in.text()),
        named(Confidence.values(), in.text()),
        readTexts(in),
        readTexts(in),
        in.large() / HUNDREDTHS,
        readDetection(in));
  }

  private static Detection readDetection(RuleBytes in) {
    return switch (in.number()) {
      case 0 ->
          new Detection.Token(
              optionalPattern(in.text()),
              TokenPattern.known(in.text()),
              in.number() == 1,
              Check.of(in.text()));
      case 1 -> new Detection.Assigned(TokenPattern.known(in.text()));
      case 2 -> new Detection.Written(named(Detection.Scheme.values(), in.text()));
      case 3 -> new Detection.Expression(in.text());
      default -> throw new IndexOutOfBoundsException("there is no such detection");
    };
  }

  /// What the JDK does for this makes a map of the names first, by reflection.
  private static <E extends Enum<E>> E named(E[] all, String name) {
    for (var one : all) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    throw new IndexOutOfBoundsException("there is no " + name);
  }

  private static Optional<TokenPattern> optionalPattern(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(TokenPattern.known(text));
  }

  private static int hundredths(double entropy) {
    int hundredths = (int) Math.round(entropy * HUNDREDTHS);
    if (hundredths / HUNDREDTHS != entropy) {
      throw new IllegalArgumentException(entropy + " bits: a rule says hundredths at most");
    }
    return hundredths;
  }

  private static void writeTexts(DataOutput out, List<String> texts) throws IOException {
    out.writeShort(texts.size());
    for (var text : texts) {
      writeText(out, text);
    }
  }

  private static void writeText(DataOutput out, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    if (bytes.length > 0xffff || !text.equals(new String(bytes, StandardCharsets.ISO_8859_1))) {
      throw new IllegalArgumentException("not in ISO 8859-1, or too long: " + text);
    }
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  private static List<String> readTexts(RuleBytes in) {
    var texts = new ArrayList<String>();
    int count = in.large();
    for (int i = 0; i < count; i++) {
      texts.add(in.text());
    }
    return texts;
  }
}
