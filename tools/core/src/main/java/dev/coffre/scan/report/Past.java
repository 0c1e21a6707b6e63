package dev.coffre.scan.report;

import dev.coffre.git.history.Origin;
import java.time.Instant;
import java.time.ZoneOffset;

/// Where a finding came from.
///
/// @param origin the oldest commit that has it
/// @param versions of the file that hold it
public record Past(Origin origin, int versions) {
  private static final int SHORT_ID = 12;

  /// The day that the commit was written, in UTC.
  String date() {
    return Instant.ofEpochSecond(origin.author().epochSecond())
        .atZone(ZoneOffset.UTC)
        .toLocalDate()
        .toString();
  }

  String author() {
    return origin.author().name() + " <" + origin.author().email() + ">";
  }

  /// For people, without what could move a terminal's cursor.
  String text() {
    var commit = origin.commit().toString().substring(0, SHORT_ID);
    var held = versions == 1 ? "" : "; in " + versions + " versions";
    return "since commit %s, %s, %s: %s%s"
        .formatted(commit, date(), author(), origin.subject(), held)
        .replaceAll("\\p{Cntrl}", " ");
  }
}
