package dev.coffre.cli.backup;

import dev.coffre.backup.postgresql.Session;
import dev.coffre.backup.postgresql.SessionException;
import dev.coffre.secret.Randomness;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// A session through `psql`, so that libpq alone knows how one logs in: no password passes through
/// this program. Not thread-safe.
public final class Psql implements Session, AutoCloseable {
  private final Tool psql;
  private final BufferedReader answers;
  private final String end;

  /// @param psql started with {@link Connection#session}
  public Psql(Tool psql, Randomness randomness) {
    this.psql = psql;
    this.answers = new BufferedReader(new InputStreamReader(psql.out(), StandardCharsets.UTF_8));
    this.end = "end-" + HexFormat.of().formatHex(randomness.bytes(16));
  }

  @Override
  public String ask(String statement) throws SessionException {
    try {
      psql.in().write((statement + "\n;\n\\echo " + end + "\n").getBytes(StandardCharsets.UTF_8));
      psql.in().flush();
      return answer();
    } catch (IOException e) {
      throw ended();
    }
  }

  private String answer() throws IOException, SessionException {
    var answer = new StringBuilder();
    for (var line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.equals(end)) {
        return answer.toString();
      }
      answer.append(answer.isEmpty() ? "" : "\n").append(line);
    }
    throw ended();
  }

  private SessionException ended() {
    psql.await();
    return new SessionException(psql.complaint().replaceFirst("^.*?(ERROR|FATAL): +", ""));
  }

  @Override
  public void close() {
    psql.close();
  }
}
