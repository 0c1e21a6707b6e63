package dev.coffre.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The evidence of one target, oldest first, and what is wrong with it.
///
/// @param records those that could be read
/// @param problems sentences; none if the chain is sound
/// @param anchored whether a head was there to hold it against
/// @param last the text of the last record; empty if there is none
public record Chain(
    String target,
    List<DrillEvidence> records,
    List<String> problems,
    boolean anchored,
    String last) {
  public Chain {
    records = List.copyOf(records);
    problems = List.copyOf(problems);
  }

  /// A record's file.
  public record File(String name, String text) {}

  /// The name of the file of a record.
  public static String name(long number) {
    return "%04d.json".formatted(number);
  }

  /// Reads a chain.
  ///
  /// @param files in the order of their names
  /// @param head its text, if there is one
  public static Chain read(
      String target, List<File> files, Optional<String> head, Collection<VerificationKey> keys) {
    var records = new ArrayList<DrillEvidence>();
    var problems = new ArrayList<String>();
    var previous = "";
    for (int i = 0; i < files.size(); i++) {
      var file = files.get(i);
      try {
        var record = DrillEvidence.read(file.text(), keys);
        link(target, file.name(), i + 1, previous, record).ifPresent(problems::add);
        records.add(record);
      } catch (EvidenceException e) {
        problems.add(target + "/" + file.name() + ": " + e.getMessage());
      }
      previous = DrillEvidence.digest(file.text());
    }
    head.ifPresent(text -> anchor(target, files, text, keys).ifPresent(problems::add));
    return new Chain(
        target, records, problems, head.isPresent(), files.isEmpty() ? "" : files.getLast().text());
  }

  private static Optional<String> link(
      String target, String name, int place, String previous, DrillEvidence record) {
    var where = target + "/" + name + ": ";
    if (!record.drill().target().equals(target)) {
      return Optional.of(where + "it is evidence of " + record.drill().target());
    }
    if (record.number() != place || !name.equals(name(place))) {
      return Optional.of(
          where
              + "it is record "
              + record.number()
              + " of its chain, and stands at place "
              + place);
    }
    if (!record.previous().equals(previous)) {
      return Optional.of(where + "the record before it is not the one it was made after");
    }
    return Optional.empty();
  }

  private static Optional<String> anchor(
      String target, List<File> files, String text, Collection<VerificationKey> keys) {
    try {
      var head = Head.read(text, keys);
      if (!head.target().equals(target)) {
        return Optional.of(target + ": its head is that of " + head.target());
      }
      if (head.count() != files.size()) {
        return Optional.of(
            "%s: its head says %d records, and there are %d"
                .formatted(target, head.count(), files.size()));
      }
      var last = files.isEmpty() ? "" : DrillEvidence.digest(files.getLast().text());
      return head.digest().equals(last)
          ? Optional.empty()
          : Optional.of(target + ": the last record is not the one that its head names");
    } catch (EvidenceException e) {
      return Optional.of(target + ": its head: " + e.getMessage());
    }
  }

  /// Whether a killed drill left a last record that its head does not say yet: it is linked and
  /// signed, and the head is that of the chain without it.
  public static boolean lacksOnlyTheHead(
      String target, List<File> files, Optional<String> head, Collection<VerificationKey> keys) {
    if (files.isEmpty()) {
      return false;
    }
    var before = files.subList(0, files.size() - 1);
    boolean first = before.isEmpty() && head.isEmpty();
    return read(target, files, Optional.empty(), keys).problems().isEmpty()
        && (first || (head.isPresent() && read(target, before, head, keys).problems().isEmpty()));
  }
}
