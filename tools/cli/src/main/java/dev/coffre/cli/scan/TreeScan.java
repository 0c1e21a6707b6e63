package dev.coffre.cli.scan;

import dev.coffre.cli.FileFailure;
import dev.coffre.cli.terminal.Progress;
import dev.coffre.policy.Versions;
import dev.coffre.scan.Scanner;
import dev.coffre.scan.input.Content;
import dev.coffre.scan.input.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Scans files of the work tree on all processors.
///
/// @param obedient whether what Git is told to ignore is left out
record TreeScan(Gate gate, Scanner scanner, boolean obedient) {
  private static final int PREFIX = 8192;

  /// Everything found below some paths, by path and place.
  ScanResult run(List<String> paths) throws FileFailure, InterruptedException {
    var files = new ArrayList<Path>();
    for (var path : paths) {
      files.addAll(files(path));
    }
    files.removeIf(file -> gate.leavesOut(gate.host().shown(file)));
    var result = new ScanResult();
    var host = gate.host();
    var checks = Checks.ofTree(gate, files);
    boolean bar = host.terminal().showsErrors();
    try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        var progress = new Progress(host.err(), bar, host.clock(), "scan", files.size())) {
      var scans = new ArrayList<Future<ScanResult>>();
      for (var file : files) {
        scans.add(
            pool.submit(() -> {
              try {
                return scan(file, checks);
              } finally {
                progress.step();
              }
            }));
      }
      for (var scan : scans) {
        result.add(finished(scan));
      }
    }
    return result;
  }

  private List<Path> files(String path) throws FileFailure {
    try {
      var root = gate.host().resolve(path);
      return obedient ? FileTree.filesNotIgnored(root) : FileTree.files(root);
    } catch (IOException e) {
      throw new FileFailure(path, e);
    }
  }

  private ScanResult scan(Path file, Checks checks) throws FileFailure {
    var name = gate.host().shown(file);
    try {
      var result = new ScanResult();
      if (Files.size(file) > gate.settings().largest()) {
        judgeLarge(file, name, result);
        return result;
      }
      var bytes = Files.readAllBytes(file);
      var text = Content.text(name, bytes, bytes.length);
      if (text.isPresent()) {
        var checked = checks.of(file, name, text.get(), Versions.NONE, result);
        checks.add(name, text.get(), scanner.scan(text.get()), checked, result);
      } else {
        checks.addBinary(file, name, bytes, result);
      }
      return result;
    } catch (IOException e) {
      throw new FileFailure(name, e);
    }
  }

  /// Only a text may hold secrets that a person can read.
  private void judgeLarge(Path file, String name, ScanResult result) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var start = in.readNBytes(PREFIX);
      Content.text(name, start, start.length)
          .ifPresentOrElse(_ -> result.unread(name, gate.settings().tooLarge()), result::binary);
    }
  }

  private static ScanResult finished(Future<ScanResult> scan)
      throws FileFailure, InterruptedException {
    try {
      return scan.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof FileFailure failure
          ? failure
          : new FileFailure("scan", new IllegalStateException(e.getCause()));
    }
  }
}
