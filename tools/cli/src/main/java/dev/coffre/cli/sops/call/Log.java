package dev.coffre.cli.sops.call;

import dev.coffre.cli.sops.line.GoText;
import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// The log lines of sops, on stderr: `[CMD]<tab> time="2026-01-31T12:00:00Z" level=warning
/// msg="More than one …"`.
public final class Log {
  private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss");
  private final PrintStream err;
  private final Clock clock;

  public Log(PrintStream err, Clock clock) {
    this.err = err;
    this.clock = clock;
  }

  /// Something that may surprise.
  public void warn(String message) {
    line("CMD", "warning", "msg=" + value(message));
  }

  /// Something that went wrong and can be mended.
  public void error(String message) {
    line("CMD", "error", "msg=" + value(message));
  }

  /// The same, with the cause in a field of its own.
  public void error(String message, String cause) {
    line("CMD", "error", "msg=" + value(message) + " error=" + value(cause));
  }

  /// What ends the program.
  public void fatal(String message) {
    line("CMD", "fatal", "msg=" + value(message));
  }

  /// What sops says of the encryption context of a key service that it cannot read.
  public void badEncryptionContext() {
    line(
        "AWSKMS",
        "warning",
        "msg=" + value("Encryption context contains a non-string value, context will not be used"));
  }

  /// A comment that could not be decrypted and is kept as it is.
  public void undecryptedComment(String comment) {
    line(
        "SOPS",
        "warning",
        "msg="
            + value(
                "Found possibly unencrypted comment in file. This is to be expected if the file"
                    + " being decrypted was created with an older version of SOPS.")
            + " comment="
            + value(comment));
  }

  /// A line without logger and level: `2026/01/31 12:00:00 Syncing keys …`.
  public void plain(String message) {
    err.println(
        PLAIN.format(LocalDateTime.now(clock.withZone(ZoneId.systemDefault()))) + " " + message);
  }

  private void line(String logger, String level, String fields) {
    var time =
        ZonedDateTime.now(clock.withZone(ZoneId.systemDefault())).truncatedTo(ChronoUnit.SECONDS);
    err.printf(
        "[%s]\t time=\"%s\" level=%s %s%n",
        logger, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time), level, fields);
  }

  private static String value(String text) {
    return text.matches("[A-Za-z0-9\\-._/@^+]+") ? text : GoText.quote(text);
  }
}
