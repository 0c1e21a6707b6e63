package dev.coffre.inventory.source;

import java.util.Comparator;
import java.util.List;

/// Every secret source of a repository, sorted.
///
/// @param omissions what was not looked at: the team says so, or it is too large
/// @param past how much of the history there was to tell the age of values from
public record Inventory(
    Past past,
    List<Holding> holdings,
    List<Use> uses,
    List<Exposure> exposures,
    List<Omission> omissions) {
  private static final Comparator<Holding> HOLDINGS =
      Comparator.comparing(Holding::kind)
          .thenComparing(Holding::path)
          .thenComparingInt(Holding::line)
          .thenComparing(Holding::name);
  private static final Comparator<Use> USES =
      Comparator.comparing(Use::kind)
          .thenComparing(Use::name)
          .thenComparing(Use::path)
          .thenComparingInt(Use::line)
          .thenComparing(Use::detail);
  private static final Comparator<Exposure> EXPOSURES =
      Comparator.comparing(Exposure::path)
          .thenComparingInt(Exposure::line)
          .thenComparing(Exposure::rule);

  /// The history that was there.
  public enum Past {
    WHOLE,
    /// A shallow clone: what is older than its oldest commits is not known.
    SHALLOW,
    /// No repository, or no commit.
    NONE
  }

  public Inventory {
    holdings = holdings.stream().sorted(HOLDINGS).toList();
    uses = uses.stream().distinct().sorted(USES).toList();
    exposures = exposures.stream().sorted(EXPOSURES).toList();
    omissions = List.copyOf(omissions);
  }

  /// One without anything.
  public static Inventory nothing() {
    return new Inventory(Past.NONE, List.of(), List.of(), List.of(), List.of());
  }

  /// The holdings of one kind.
  public List<Holding> holdings(Holding.Kind kind) {
    return holdings.stream().filter(holding -> holding.kind() == kind).toList();
  }

  /// The uses of one kind.
  public List<Use> uses(Use.Kind kind) {
    return uses.stream().filter(use -> use.kind() == kind).toList();
  }
}
