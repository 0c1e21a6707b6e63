package dev.coffre.cli.access;

import dev.coffre.json.Json;

/// How a file stands.
sealed interface Standing {
  String name();

  /// Whether there is nothing to say of it.
  boolean isWell();

  /// A line of a report.
  String text(Names names);

  Json json(Names names);

  /// It is encrypted.
  ///
  /// @param readable whether a key at hand opens it, by its metadata
  record Encrypted(FilePlan plan, boolean readable) implements Standing {
    @Override
    public String name() {
      return plan.name();
    }

    /// Whether a rule matches it and it is as that says.
    boolean isInLine() {
      return plan.wanted().isPresent() && !plan.change().isNeeded();
    }

    @Override
    public boolean isWell() {
      return isInLine() && readable;
    }

    @Override
    public String text(Names names) {
      var rule =
          plan.wanted().isEmpty()
              ? "no rule matches it"
              : isInLine() ? "in line" : PlanText.what(plan.change(), names);
      return name() + ": encrypted; " + rule + (readable ? "" : "; not readable by you");
    }

    @Override
    public Json json(Names names) {
      return PlanText.json(plan, names)
          .with("encrypted", true)
          .with("ruled", plan.wanted().isPresent())
          .with("inLine", isInLine())
          .with("readable", readable);
    }
  }

  /// A rule selects it, and it is not.
  record InClear(String name) implements Standing {
    @Override
    public boolean isWell() {
      return false;
    }

    @Override
    public String text(Names names) {
      return name + ": in clear; a rule selects it";
    }

    @Override
    public Json json(Names names) {
      return Json.object().with("file", name).with("encrypted", false);
    }
  }
}
