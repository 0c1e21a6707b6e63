package dev.coffre.scan.rule;

import dev.coffre.scan.keyword.KeywordTable;
import dev.coffre.scan.keyword.Numbers;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Rules and the table that finds their keywords. Immutable, thread-safe.
public final class RuleBook {
  private static final int MAGIC = 0x43524236; // "CRB6"

  private final List<Rule> rules;
  private final KeywordTable keywords;

  /// The rules of keyword k: `numbers[from[k]]` up to `numbers[from[k + 1]]`.
  private final int[] from;

  private final int[] numbers;

  /// The rules that go by a file's name and have no use for keywords.
  private final int[] byName;

  private RuleBook(
      List<Rule> rules, KeywordTable keywords, int[] from, int[] numbers, int[] byName) {
    this.rules = rules;
    this.keywords = keywords;
    this.from = from;
    this.numbers = numbers;
    this.byName = byName;
  }

  /// A book of rules, in the order of their importance: where two find the same, the first counts.
  public static RuleBook of(List<Rule> rules) {
    var byKeyword = new LinkedHashMap<String, List<Integer>>();
    for (int i = 0; i < rules.size(); i++) {
      for (var keyword : rules.get(i).keywords()) {
        byKeyword.computeIfAbsent(keyword, _ -> new ArrayList<>()).add(i);
      }
    }
    var from = new int[byKeyword.size() + 1];
    var numbers = new ArrayList<Integer>();
    int keyword = 0;
    for (var list : byKeyword.values()) {
      numbers.addAll(list);
      from[++keyword] = numbers.size();
    }
    return new RuleBook(
        List.copyOf(rules),
        KeywordTable.of(List.copyOf(byKeyword.keySet())),
        from,
        ints(numbers),
        ints(byName(rules)));
  }

  private static List<Integer> byName(List<Rule> rules) {
    var numbers = new ArrayList<Integer>();
    for (int i = 0; i < rules.size(); i++) {
      if (goesByName(rules.get(i))) {
        numbers.add(i);
      }
    }
    return numbers;
  }

  private static int[] ints(List<Integer> numbers) {
    var ints = new int[numbers.size()];
    for (int i = 0; i < ints.length; i++) {
      ints[i] = numbers.get(i);
    }
    return ints;
  }

  private static boolean goesByName(Rule rule) {
    return rule.detection() instanceof Detection.Written(var scheme)
        && scheme == Detection.Scheme.SECRET_FILE;
  }

  /// The rules, by number.
  public List<Rule> rules() {
    return rules;
  }

  /// Whether one of them has this id. Reads all of them, so ask only when it matters.
  public boolean has(String id) {
    for (var rule : rules) {
      if (rule.id().equals(id)) {
        return true;
      }
    }
    return false;
  }

  /// Finds the keywords of all of them.
  public KeywordTable keywords() {
    return keywords;
  }

  /// How many rules have a keyword.
  public int rulesOf(int keyword) {
    return from[keyword + 1] - from[keyword];
  }

  /// The number of one of them.
  public int ruleOf(int keyword, int index) {
    return numbers[from[keyword] + index];
  }

  /// The numbers of the rules that go by a file's name.
  public int[] byName() {
    return byName.clone();
  }

  /// The same rules and more behind them.
  public RuleBook with(List<Rule> more) {
    var all = new ArrayList<>(rules);
    all.addAll(more);
    return of(all);
  }

  /// The book as bytes, for {@link #read}.
  public byte[] toBytes() throws IOException {
    var stored = new ByteArrayOutputStream();
    var starts = new int[rules.size() + 1];
    for (int i = 0; i < rules.size(); i++) {
      RuleCodec.write(new DataOutputStream(stored), rules.get(i));
      starts[i + 1] = stored.size();
    }
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(MAGIC);
    Numbers.write(out, starts);
    out.write(stored.toByteArray());
    Numbers.write(out, from);
    Numbers.write(out, numbers);
    Numbers.write(out, byName);
    keywords.write(out);
    return bytes.toByteArray();
  }

  /// Reads what {@link #toBytes} gave.
  ///
  /// @throws IllegalArgumentException if it is something else
  public static RuleBook read(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    if (in.getInt() != MAGIC) {
      throw new IllegalArgumentException("this is no rule book");
    }
    var starts = Numbers.readInts(in);
    int first = in.position();
    in.position(first + starts[starts.length - 1]);
    var from = Numbers.readInts(in);
    var numbers = Numbers.readInts(in);
    var byName = Numbers.readInts(in);
    return new RuleBook(
        new StoredRules(bytes, first, starts), KeywordTable.read(in), from, numbers, byName);
  }
}
