package dev.coffre.scan.rule;

import dev.coffre.scan.pattern.TokenPattern;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One rule as bytes.
final class RuleCodec {
  private RuleCodec() {}

  static void write(DataOutput out, Rule rule) throws IOException {
    out.writeUTF(rule.id());
    out.writeUTF(rule.provider());
    out.writeUTF(rule.description());
    out.writeUTF(rule.why());
    out.writeUTF(rule.fix());
    out.writeUTF(rule.severity().name());
    out.writeUTF(rule.confidence().name());
    writeTexts(out, rule.keywords());
    writeTexts(out, rule.near());
    out.writeDouble(rule.entropy());
    switch (rule.detection()) {
      case Detection.Token(var before, var pattern, boolean bounded, var check) -> {
        out.writeByte(0);
        out.writeUTF(before.map(TokenPattern::toString).orElse(""));
        out.writeUTF(pattern.toString());
        out.writeBoolean(bounded);
        out.writeUTF(check.map(Check::text).orElse(""));
      }
      case Detection.Assigned(var value) -> {
        out.writeByte(1);
        out.writeUTF(value.toString());
      }
      case Detection.Expression(var pattern) -> {
        out.writeByte(3);
        out.writeUTF(pattern);
      }
      case Detection.Written(var scheme) -> {
        out.writeByte(2);
        out.writeUTF(scheme.name());
      }
    }
  }

  /// Reads what {@link #write} wrote. The patterns are parsed when they are first needed.
  static Rule read(DataInput in) throws IOException {
    return new Rule(
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        Severity.valueOf(in.readUTF()),
        Confidence.valueOf(in.readUTF()),
        readTexts(in),
        readTexts(in),
        in.readDouble(),
        readDetection(in));
  }

  private static Detection readDetection(DataInput in) throws IOException {
    return switch (in.readByte()) {
      case 0 ->
          new Detection.Token(
              optionalPattern(in.readUTF()),
              TokenPattern.known(in.readUTF()),
              in.readBoolean(),
              Check.of(in.readUTF()));
      case 1 -> new Detection.Assigned(TokenPattern.known(in.readUTF()));
      case 2 -> new Detection.Written(Detection.Scheme.valueOf(in.readUTF()));
      case 3 -> new Detection.Expression(in.readUTF());
      default -> throw new IOException("a rule of the book is damaged");
    };
  }

  private static Optional<TokenPattern> optionalPattern(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(TokenPattern.known(text));
  }

  private static void writeTexts(DataOutput out, List<String> texts) throws IOException {
    out.writeShort(texts.size());
    for (var text : texts) {
      out.writeUTF(text);
    }
  }

  private static List<String> readTexts(DataInput in) throws IOException {
    var texts = new ArrayList<String>();
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      texts.add(in.readUTF());
    }
    return texts;
  }
}
