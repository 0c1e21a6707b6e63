package dev.coffre.backup.postgresql;

import dev.coffre.backup.Counted;
import dev.coffre.backup.Facts;
import dev.coffre.json.JsonException;
import dev.coffre.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes the facts of the database that a session is in: what is defined, who owns it and who may
/// do what, and for each table how many rows it has and a digest of them that does not depend on
/// their order (docs/adr/0048). Not thread-safe.
///
/// @param session in a transaction, so that all is of one moment
public record DatabaseFacts(Session session) {
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

  /// The tables whose rows are compared, and what stands for a row of each: hashes of its columns,
  /// each with a seed of its own. Types whose equality is not that of their texts are hashed as the
  /// text of a record, in which nothing gets lost: 1.0 is not 1.00, and the number of an
  /// enumeration's value, which a restore changes, does not count.
  private static final String TABLES =
      """
      SELECT format('%I.%I', n.nspname, c.relname),
        (SELECT coalesce(concat_ws(' # ',
            string_agg(format('coalesce(%1$s(x.%2$I%3$s, %4$s), %4$s)', hash, attname, collated,
              place), ' # ' ORDER BY place) FILTER (WHERE hash IS NOT NULL),
            'hash_record_extended(ROW(' || nullif(concat_ws(', ',
              string_agg(format('x.%I%s', attname, collated), ', ' ORDER BY place)
                FILTER (WHERE hash IS NULL AND plain),
              'ROW(' || string_agg(format('x.%I', attname), ', ' ORDER BY place)
                FILTER (WHERE hash IS NULL AND NOT plain) || ')::text COLLATE "C"'), '')
              || '), 0)'), '0')
         FROM (
           SELECT a.attname, row_number() OVER (ORDER BY a.attnum) AS place, h.hash,
             CASE WHEN a.attcollation = 0 THEN '' ELSE ' COLLATE "C"' END AS collated,
             a.atttypid IN ('bool'::regtype, 'bytea'::regtype, 'date'::regtype,
               'timestamp'::regtype, 'timestamptz'::regtype) AS plain
           FROM pg_attribute a LEFT JOIN (VALUES ('int2'::regtype, 'hashint2extended'),
             ('int4', 'hashint4extended'), ('int8', 'hashint8extended'),
             ('text', 'hashtextextended'), ('varchar', 'hashtextextended'),
             ('bpchar', 'hashbpcharextended'), ('uuid', 'uuid_hash_extended')) h (type, hash)
             ON h.type = a.atttypid
           WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) columns)
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
    for (var table : pairs(Section.pairs(TABLES)).entrySet()) {
      var found = pairs(content(table.getKey(), table.getValue()));
      rows.put(table.getKey(), found.getOrDefault(ROWS, ""));
      content.put(table.getKey(), found.getOrDefault(CONTENT, ""));
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

  /// Where the sequences stand.
  public SortedMap<String, String> positions() throws SessionException {
    return pairs(Section.pairs(PLACES));
  }

  /// A sum of 64-bit hashes of the rows: the order does not matter, each duplicate does. Those of
  /// the columns are hashed together once more: else values could change places between rows and
  /// leave the sum as it was.
  private static String content(String table, String row) {
    return """
    SELECT json_build_array(json_build_array('rows', count(*)::text),
      json_build_array('content', coalesce(sum(hashint8extended(%s, 0)), 0)::text))
    FROM ONLY %s x
    """
        .formatted(row, table);
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
