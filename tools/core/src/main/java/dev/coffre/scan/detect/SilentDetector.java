package dev.coffre.scan.detect;

import java.util.List;

/// Stands for the detector of a rule that is not asked.
record SilentDetector() implements Detector {
  @Override
  public List<Span> findAll(Text text, int start, int end) {
    return List.of();
  }
}
