package dev.coffre.ports;

/// Ports next to each other, often one.
///
/// @param first 1 to 65535
/// @param last not below `first`
public record PortRange(int first, int last) implements Comparable<PortRange> {
  /// The highest port there is.
  public static final int HIGHEST = 65_535;

  /// Every port.
  public static final PortRange ALL = new PortRange(1, HIGHEST);

  /// Makes a range.
  ///
  /// @throws IllegalArgumentException if these are no ports, or in the wrong order
  public PortRange {
    if (first < 1 || last > HIGHEST || last < first) {
      throw new IllegalArgumentException("no range of ports: " + first + "-" + last);
    }
  }

  /// One port.
  public static PortRange of(int port) {
    return new PortRange(port, port);
  }

  /// Reads `22` or `30000-30010`.
  ///
  /// @throws IllegalArgumentException if it is neither
  public static PortRange parse(String text) {
    if (!text.matches("[0-9]{1,5}(-[0-9]{1,5})?")) {
      throw new IllegalArgumentException("neither a port nor a range: " + text);
    }
    int dash = text.indexOf('-');
    int first = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
    return new PortRange(first, dash < 0 ? first : Integer.parseInt(text.substring(dash + 1)));
  }

  /// Whether a port is one of these.
  public boolean contains(int port) {
    return first <= port && port <= last;
  }

  /// Whether a port is in both.
  public boolean overlaps(PortRange other) {
    return first <= other.last && other.first <= last;
  }

  /// The order of a list of ports.
  @Override
  public int compareTo(PortRange other) {
    return first == other.first
        ? Integer.compare(last, other.last)
        : Integer.compare(first, other.first);
  }

  /// As the contract writes it.
  @Override
  public String toString() {
    return first == last ? String.valueOf(first) : first + "-" + last;
  }
}
