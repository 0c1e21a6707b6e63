package dev.coffre.cli.scan;

import dev.coffre.scan.Scanner;
import dev.coffre.scan.detect.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a scan found, and how much it looked at.
final class ScanResult {
  private final List<Located> findings = new ArrayList<>();
  private long texts;
  private long binaries;
  private long bytes;

  /// The result for one file.
  static ScanResult of(String path, Optional<Text> text, Scanner scanner) {
    var result = new ScanResult();
    if (text.isEmpty()) {
      result.binaries = 1;
      return result;
    }
    result.texts = 1;
    result.bytes = text.get().length();
    var found = scanner.scan(text.get());
    found.forEach(finding -> result.findings.add(Located.of(path, text.get(), finding, found)));
    return result;
  }

  void add(ScanResult other) {
    findings.addAll(other.findings);
    texts += other.texts;
    binaries += other.binaries;
    bytes += other.bytes;
  }

  List<Located> findings() {
    return findings;
  }

  /// Files that were scanned.
  long texts() {
    return texts;
  }

  /// Files that hold no text.
  long binaries() {
    return binaries;
  }

  long bytes() {
    return bytes;
  }
}
