package dev.coffre.e2e.lab;

import dev.coffre.e2e.testbed.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Where the API server keeps its objects, read past it: kine's SQLite database and its files.
///
/// @param host where k3s runs
public record Datastore(Machine host) {
  private static final String SERVER = "/var/lib/rancher/k3s/server";
  private static final String STATE = SERVER + "/db/state.db";

  private static final String ASK =
      """
      import sqlite3, sys
      database = sqlite3.connect("file:%s?mode=ro", uri=True)
      print(database.execute(sys.argv[1], sys.argv[2:]).fetchone()[0])
      """
          .formatted(STATE);

  /// Rows that have a text in their value or in the one before it.
  public long rowsWith(String text) {
    return number(
        "select count(*) from kine where instr(value, cast(? as blob)) > 0"
            + " or instr(old_value, cast(?1 as blob)) > 0",
        text);
  }

  /// Files that have a text anywhere: the database, what is not yet in it, its shared memory.
  public List<String> filesWith(String text) {
    return host.run("grep", "-laFr", "-e", text, SERVER + "/db").out().lines().toList();
  }

  /// Secrets that are there now.
  public long secrets() {
    return number(
        "select count(*) from (select deleted, max(id) from kine"
            + " where name like '/registry/secrets/%' group by name) where deleted = 0");
  }

  /// How many values of Secrets, earlier ones too, lie in which envelope, as role `k3s_server`
  /// counts them; `clear` is none.
  public Map<String, Long> envelopes() {
    try {
      var script = Checkout.here().resolve("infra/ansible/roles/k3s_server/files/envelopes.py");
      host.write("/root/envelopes.py", Files.readString(script), 0600);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return host.run("python3", "/root/envelopes.py", STATE)
        .orFail()
        .out()
        .lines()
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(parts -> parts[1], parts -> Long.valueOf(parts[0])));
  }

  /// The name of the key that new values are encrypted with.
  public String currentKey() {
    return host.run(
            "python3",
            "-c",
            "import json; c = json.load(open('"
                + SERVER
                + "/cred/encryption-config.json'));"
                + " p = c['resources'][0]['providers'][0]['secretbox']; print(p['keys'][0]['name'])")
        .orFail()
        .out()
        .strip();
  }

  private long number(String sql, String... values) {
    var words = new java.util.ArrayList<>(List.of("python3", "-c", ASK, sql));
    words.addAll(List.of(values));
    return Long.parseLong(host.run(words.toArray(String[]::new)).orFail().out().strip());
  }
}
