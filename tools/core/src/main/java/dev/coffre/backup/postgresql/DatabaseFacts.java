package dev.coffre.backup.postgresql;

import dev.coffre.backup.Counted;
import dev.coffre.backup.Facts;
import dev.coffre.json.JsonException;
import dev.coffre.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Makes the facts of the database that a session is in: what is defined, who owns it and who may
/// do what, and for each table how many rows it has and a digest of them that does not depend on
/// their order (docs/adr/0048). Not thread-safe.
///
/// @param session in a transaction, so that all is of one moment
/// @param reached is told of each table whose rows are read next
public record DatabaseFacts(Session session, Consumer<String> reached) {
  /// The section of how many rows a table has.
  public static final String ROWS = "rows";

  /// The section of what the rows say.
  public static final String CONTENT = "content";

  /// The section of where sequences stand, which moves outside of transactions.
  public static final String POSITIONS = "positions";

  /// How values become text, and what names say of their schemas, whatever the server's settings.
  private static final List<String> SETTINGS =
      List.of(
          "SET search_path = pg_catalog",
          "SET row_security = off",
          "SET datestyle = 'ISO, YMD'",
          "SET timezone = 'UTC'",
          "SET intervalstyle = 'postgres'",
          "SET extra_float_digits = 1",
          "SET bytea_output = 'hex'",
          "SET xmloption = 'content'",
          "SET statement_timeout = 0",
          "SET jit = off");

  private static final String TABLES =
      """
      SELECT format('%I.%I', n.nspname, c.relname), ''
      FROM own_relation c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r'
      """;

  private static final String PLACES =
      """
      SELECT format('%I.%I', s.schemaname, s.sequencename),
        coalesce(s.last_value, s.start_value::numeric - s.increment_by)::text
      FROM pg_sequences s
      """;

  /// Prepares a session, before its transaction.
  ///
  /// @throws SessionException if the server refuses
  public static void prepare(Session session) throws SessionException {
    for (var setting : SETTINGS) {
      session.ask(setting);
    }
  }

  /// All facts but where the sequences stand.
  ///
  /// @throws SessionException if the server refuses, or answers what cannot be understood
  public Facts read() throws SessionException {
    var sections = new TreeMap<String, SortedMap<String, String>>();
    for (var section : Section.values()) {
      sections.put(section.title(), pairs(section.statement()));
    }
    sections.computeIfPresent(Section.SCHEMA.title(), (_, things) -> digests(things));
    var rows = new TreeMap<String, String>();
    var content = new TreeMap<String, String>();
    for (var table : tables()) {
      reached.accept(table);
      var found = pairs(content(table));
      rows.putAll(Collections.singletonMap(table, found.getOrDefault(ROWS, "")));
      content.put(table, found.getOrDefault(CONTENT, ""));
    }
    sections.put(ROWS, rows);
    sections.put(CONTENT, content);
    return new Facts(sections);
  }

  /// Definitions may be long, and say more than a comparison needs.
  private static SortedMap<String, String> digests(SortedMap<String, String> definitions) {
    var digests = new TreeMap<String, String>();
    definitions.forEach((name, definition) ->
        digests.put(name, Counted.sha256(definition.getBytes(StandardCharsets.UTF_8))));
    return digests;
  }

  /// The tables whose rows are compared.
  public List<String> tables() throws SessionException {
    return new ArrayList<>(pairs(Section.pairs(TABLES)).keySet());
  }

  /// Where the sequences stand.
  public SortedMap<String, String> positions() throws SessionException {
    return pairs(Section.pairs(PLACES));
  }

  /// Two sums of 64-bit hashes of the rows: the order does not matter, each duplicate does. In this
  /// form the server may use several processes; one that makes a row's text only once keeps it from
  /// that.
  private static String content(String table) {
    return """
    SELECT json_build_array(json_build_array('rows', count(*)::text),
      json_build_array('content', coalesce(sum(hashtextextended(x::text, 0)), 0) || ' '
        || coalesce(sum(hashtextextended(x::text, 1)), 0)))
    FROM ONLY %s x
    """
        .formatted(table);
  }

  private SortedMap<String, String> pairs(String statement) throws SessionException {
    var pairs = new TreeMap<String, String>();
    var answer = session.ask(statement);
    try {
      for (var pair : JsonValue.parse(answer).items()) {
        if (pair.items().size() == 2
            && pair.items().get(0) instanceof JsonValue.Text(var name)
            && pair.items().get(1) instanceof JsonValue.Text(var value)) {
          pairs.put(name, value);
        } else {
          throw new SessionException("the server answered with something that is no pair of texts");
        }
      }
    } catch (JsonException e) {
      throw new SessionException("the server's answer cannot be read: " + e.getMessage());
    }
    return pairs;
  }
}
