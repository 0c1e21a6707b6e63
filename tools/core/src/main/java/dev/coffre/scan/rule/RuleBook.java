package dev.coffre.scan.rule;

import dev.coffre.scan.keyword.KeywordTable;
import dev.coffre.scan.pattern.TokenPattern;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Rules and the table that finds their keywords. Immutable, thread-safe.
public final class RuleBook {
  private static final int MAGIC = 0x43524231; // "CRB1"

  private final List<Rule> rules;
  private final KeywordTable keywords;

  /// The rules of a keyword.
  private final int[][] rulesOf;

  private RuleBook(List<Rule> rules, KeywordTable keywords, int[][] rulesOf) {
    this.rules = List.copyOf(rules);
    this.keywords = keywords;
    this.rulesOf = rulesOf;
  }

  /// A book of rules, in the order of their importance: where two find the same, the first counts.
  public static RuleBook of(List<Rule> rules) {
    var byKeyword = new LinkedHashMap<String, List<Integer>>();
    for (int i = 0; i < rules.size(); i++) {
      for (var keyword : rules.get(i).keywords()) {
        byKeyword.computeIfAbsent(keyword, _ -> new ArrayList<>()).add(i);
      }
    }
    var numbers =
        byKeyword.values().stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    return new RuleBook(rules, KeywordTable.of(List.copyOf(byKeyword.keySet())), numbers);
  }

  /// The rules, by number.
  public List<Rule> rules() {
    return rules;
  }

  /// Finds the keywords of all of them.
  public KeywordTable keywords() {
    return keywords;
  }

  /// How many rules have a keyword.
  public int rulesOf(int keyword) {
    return rulesOf[keyword].length;
  }

  /// The number of one of them.
  public int ruleOf(int keyword, int index) {
    return rulesOf[keyword][index];
  }

  /// The same rules and more behind them.
  public RuleBook with(List<Rule> more) {
    var all = new ArrayList<>(rules);
    all.addAll(more);
    return of(all);
  }

  /// Writes the book, for {@link #read}.
  public void write(DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(rules.size());
    for (var rule : rules) {
      writeRule(out, rule);
    }
    keywords.write(out);
    out.writeInt(rulesOf.length);
    for (var numbers : rulesOf) {
      out.writeShort(numbers.length);
      for (int number : numbers) {
        out.writeShort(number);
      }
    }
  }

  /// Reads what {@link #write} wrote. The patterns are parsed when they are first needed.
  public static RuleBook read(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("this is no rule book");
    }
    int count = in.readInt();
    var rules = new ArrayList<Rule>(count);
    for (int i = 0; i < count; i++) {
      rules.add(readRule(in));
    }
    var keywords = KeywordTable.read(in);
    var rulesOf = new int[in.readInt()][];
    for (int i = 0; i < rulesOf.length; i++) {
      rulesOf[i] = new int[in.readUnsignedShort()];
      for (int k = 0; k < rulesOf[i].length; k++) {
        rulesOf[i][k] = in.readUnsignedShort();
      }
    }
    return new RuleBook(rules, keywords, rulesOf);
  }

  private static void writeRule(DataOutputStream out, Rule rule) throws IOException {
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
      case Detection.Token(var before, var pattern, boolean bounded) -> {
        out.writeByte(0);
        out.writeUTF(before.map(TokenPattern::toString).orElse(""));
        out.writeUTF(pattern.toString());
        out.writeBoolean(bounded);
      }
      case Detection.Assigned(var value) -> {
        out.writeByte(1);
        out.writeUTF(value.toString());
      }
      case Detection.Written(var scheme) -> {
        out.writeByte(2);
        out.writeUTF(scheme.name());
      }
    }
  }

  private static Rule readRule(DataInputStream in) throws IOException {
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

  private static Detection readDetection(DataInputStream in) throws IOException {
    return switch (in.readByte()) {
      case 0 ->
          new Detection.Token(
              optionalPattern(in.readUTF()), TokenPattern.known(in.readUTF()), in.readBoolean());
      case 1 -> new Detection.Assigned(TokenPattern.known(in.readUTF()));
      case 2 -> new Detection.Written(Detection.Scheme.valueOf(in.readUTF()));
      default -> throw new IOException("a rule of the book is damaged");
    };
  }

  private static Optional<TokenPattern> optionalPattern(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(TokenPattern.known(text));
  }

  private static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeShort(texts.size());
    for (var text : texts) {
      out.writeUTF(text);
    }
  }

  private static List<String> readTexts(DataInputStream in) throws IOException {
    var texts = new ArrayList<String>();
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      texts.add(in.readUTF());
    }
    return texts;
  }
}
