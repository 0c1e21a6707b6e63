package dev.coffre.cli.registry;

import dev.coffre.json.Json;
import dev.coffre.keys.Holder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Tells of holders, to people or as JSON.
final class HolderText {
  private static final List<String> HEAD =
      List.of("NAME", "KIND", "STATUS", "TEAMS", "FINGERPRINT", "EXPIRES", "SEEN");

  private HolderText() {}

  /// A line for each, in columns.
  static String table(List<Holder> holders, LocalDate today) {
    var rows = new ArrayList<List<String>>();
    rows.add(HEAD);
    holders.forEach(holder -> rows.add(row(holder, today)));
    var widths = new int[HEAD.size()];
    for (var row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    var text = new StringBuilder();
    for (var row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static List<String> row(Holder holder, LocalDate today) {
    return List.of(
        holder.name(),
        holder.kind().toString(),
        status(holder, today),
        String.join(",", holder.teams()),
        holder.recipient().fingerprint(),
        holder.expires().map(LocalDate::toString).orElse("-"),
        holder.attested().map(seen -> seen.on() + " by " + seen.by()).orElse("by nobody"));
  }

  /// The status, and that it is over.
  static String status(Holder holder, LocalDate today) {
    return holder.status() + (holder.isExpired(today) ? ", expired" : "");
  }

  static Json json(Holder holder, LocalDate today) {
    var json =
        Json.object()
            .with("name", holder.name())
            .with("kind", holder.kind().toString())
            .with("status", holder.status().toString())
            .with("expired", holder.isExpired(today))
            .with("owner", holder.owner())
            .withStrings("teams", holder.teams())
            .with("recipient", holder.recipient().text())
            .with("fingerprint", holder.recipient().fingerprint())
            .with("created", holder.created().toString());
    holder.expires().ifPresent(last -> json.with("expires", last.toString()));
    holder
        .attested()
        .ifPresent(seen ->
            json.with(
                "attested", Json.object().with("by", seen.by()).with("on", seen.on().toString())));
    return json;
  }
}
