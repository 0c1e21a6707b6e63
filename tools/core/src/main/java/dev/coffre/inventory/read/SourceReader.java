package dev.coffre.inventory.read;

import dev.coffre.inventory.source.SourceFile;

/// Finds the sources of one kind in a file. Stateless.
interface SourceReader {
  void read(SourceFile file, Sources found);
}
