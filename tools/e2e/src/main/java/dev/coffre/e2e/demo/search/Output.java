package dev.coffre.e2e.demo.search;

import java.util.List;

/// What programs wrote, held in memory.
///
/// @param name how a report calls it
/// @param pieces one for each program's output
public record Output(String name, List<byte[]> pieces) implements Place {
  public Output {
    pieces = List.copyOf(pieces);
  }

  @Override
  public void read(Reader reader) {
    pieces.forEach(reader::piece);
  }
}
