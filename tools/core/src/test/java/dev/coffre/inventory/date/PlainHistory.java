package dev.coffre.inventory.date;

import dev.coffre.git.GitSandbox;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A history as git tells it, in memory, and the plain way to find where a line came from.
final class PlainHistory {
  private record Version(List<String> parents, Map<String, Set<String>> files, Set<String> names) {}

  private final GitSandbox sandbox;
  private final Map<String, Set<String>> blobs = new HashMap<>();
  private final Map<String, Version> versions = new HashMap<>();

  PlainHistory(GitSandbox sandbox) {
    this.sandbox = sandbox;
    for (var line : sandbox.lines("rev-list", "--all", "--parents")) {
      var ids = List.of(line.split(" ", -1));
      versions.put(ids.getFirst(), version(ids));
    }
  }

  private Version version(List<String> ids) {
    var files = new LinkedHashMap<String, Set<String>>();
    var names = new HashSet<String>();
    for (var entry : sandbox.git("ls-tree", "-r", "-t", "-z", ids.getFirst()).split("\0", -1)) {
      if (!entry.isEmpty()) {
        var path = entry.substring(entry.indexOf('\t') + 1);
        names.add(path);
        if (entry.startsWith("100")) {
          files.put(path, blobs.computeIfAbsent(entry.substring(12, 52), this::lines));
        }
      }
    }
    return new Version(ids.subList(1, ids.size()), files, names);
  }

  private Set<String> lines(String blob) {
    return Set.copyOf(new HashSet<>(sandbox.git("cat-file", "blob", blob).lines().toList()));
  }

  Map<String, Set<String>> files(String commit) {
    return version(commit).files();
  }

  private Version version(String commit) {
    var version = versions.get(commit);
    if (version == null) {
      throw new IllegalStateException("no commit " + commit);
    }
    return version;
  }

  /// The commit that brought a line of a file.
  String origin(String commit, String path, String line) {
    var version = version(commit);
    for (var parent : version.parents()) {
      if (version(parent).files().getOrDefault(path, Set.of()).contains(line)) {
        return origin(parent, path, line);
      }
    }
    for (var parent : version.parents()) {
      for (var file : version(parent).files().entrySet()) {
        if (!version.names().contains(file.getKey()) && file.getValue().contains(line)) {
          return origin(parent, file.getKey(), line);
        }
      }
    }
    return commit;
  }
}
