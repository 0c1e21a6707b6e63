package dev.coffre.cli.access;

import dev.coffre.json.Json;
import dev.coffre.keys.FileChange;
import dev.coffre.keys.Holder;
import dev.coffre.sops.metadata.MasterKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells a plan, to people or as JSON.
public record PlanText(AccessPlan plan) {

  /// Everything: files under what happens to them.
  String whole() {
    return text(true);
  }

  /// The same with numbers of files in place of their names.
  public String brief() {
    return text(false);
  }

  private String text(boolean names) {
    var text = new StringBuilder();
    newcomers(text);
    rules(text);
    text.append(files(plan.files().changing(), plan.names(), names));
    for (var file : plan.files().unruled()) {
      text.append(file.name()).append(": no rule matches it: nobody says who reads it\n");
    }
    plan.dangers().forEach(danger -> text.append("refused: ").append(danger.text()).append('\n'));
    return text.append(plan.isSettled() ? "nothing to do\n" : "").toString();
  }

  private void newcomers(StringBuilder text) {
    var newcomers = plan.newcomers();
    if (newcomers.base().isEmpty() || newcomers.holders().isEmpty()) {
      return;
    }
    text.append("holders that ").append(newcomers.base().get()).append(" does not have:\n");
    newcomers.holders().forEach(holder -> text.append("  ").append(line(holder)).append('\n'));
  }

  /// A holder in one line.
  static String line(Holder holder) {
    var proof =
        holder
            .attested()
            .map(seen -> "attested by " + seen.by() + " on " + seen.on())
            .orElse("unattested");
    return "%s  %s  %s  %s  %s  %s"
        .formatted(
            holder.name(),
            holder.kind(),
            holder.status(),
            String.join(",", holder.teams()),
            holder.recipient().fingerprint(),
            proof);
  }

  private void rules(StringBuilder text) {
    for (var drift : plan.drifts()) {
      boolean refused = plan.refusals().contains(drift);
      text.append(refused ? "refused: " : "").append(".sops.yaml: ");
      text.append(drift.text(plan.names()::of)).append('\n');
    }
  }

  /// Files under what happens to them.
  static String files(List<FilePlan> files, Names names, boolean each) {
    Map<String, List<FilePlan>> groups = new LinkedHashMap<>();
    for (var file : files) {
      groups.computeIfAbsent(what(file.change(), names), _ -> new ArrayList<>()).add(file);
    }
    var text = new StringBuilder();
    groups.forEach((what, members) -> {
      text.append(members.size()).append(members.size() == 1 ? " file: " : " files: ");
      text.append(what).append('\n');
      if (each) {
        members.forEach(file -> text.append("  ").append(file.name()).append('\n'));
      }
    });
    return text.toString();
  }

  static String what(FileChange change, Names names) {
    var parts = new ArrayList<String>();
    if (!change.loses().isEmpty()) {
      parts.add(names.of(change.loses()) + " can read no more");
    }
    if (!change.gains().isEmpty()) {
      parts.add(names.of(change.gains()) + " can read");
    }
    if (change.selects()) {
      parts.add("other values are encrypted");
    }
    if (change.regroups()) {
      parts.add("the key groups change");
    }
    if (change.needsFreshKey()) {
      parts.add("fresh data key");
    }
    return String.join("; ", parts);
  }

  /// The plan as an object.
  Json json() {
    var names = plan.names();
    return Json.object()
        .withStrings("newHolders", plan.newcomers().holders().stream().map(Holder::name).toList())
        .with("rulesChange", plan.changesRules())
        .withStrings("rules", plan.drifts().stream().map(drift -> drift.text(names::of)).toList())
        .withObjects(
            "files", plan.files().changing().stream().map(file -> json(file, names)).toList())
        .withStrings("unruled", plan.files().unruled().stream().map(FilePlan::name).toList())
        .withStrings("dangers", plan.dangers().stream().map(danger -> danger.text()).toList())
        .with("settled", plan.isSettled());
  }

  static Json json(FilePlan file, Names names) {
    return Json.object()
        .with("file", file.name())
        .withStrings("gains", sorted(file.change().gains(), names))
        .withStrings("loses", sorted(file.change().loses(), names))
        .with("selects", file.change().selects())
        .with("freshKey", file.change().needsFreshKey());
  }

  private static List<String> sorted(Collection<MasterKey> keys, Names names) {
    return keys.stream().map(names::of).sorted().toList();
  }
}
