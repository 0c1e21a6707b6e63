package dev.coffre.e2e.merge;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Git's merge of the plain values: sorted, every key of the three versions on a line of its own,
/// its value below, a blank line between them. So no two keys have neighbouring lines, and what Git
/// calls a conflict is one of a value.
///
/// @param ours what is left with our side of each conflict
/// @param theirs with theirs
record PlainMerge(SortedMap<String, String> ours, SortedMap<String, String> theirs) {

  static PlainMerge of(Case made, Path folder) throws Exception {
    var keys = new TreeSet<>(made.base().keySet());
    keys.addAll(made.ours().keySet());
    keys.addAll(made.theirs().keySet());
    var base = write(folder.resolve("plain.base"), keys, made.base());
    var ours = write(folder.resolve("plain.ours"), keys, made.ours());
    var theirs = write(folder.resolve("plain.theirs"), keys, made.theirs());
    return new PlainMerge(
        merged("--ours", ours, base, theirs), merged("--theirs", ours, base, theirs));
  }

  private static Path write(Path file, TreeSet<String> keys, SortedMap<String, String> values)
      throws Exception {
    var text = new StringBuilder();
    for (var key : keys) {
      text.append("key ").append(key).append('\n');
      if (values.containsKey(key)) {
        text.append("value ").append(values.get(key)).append('\n');
      }
      text.append('\n');
    }
    return Files.writeString(file, text);
  }

  private static SortedMap<String, String> merged(String side, Path ours, Path base, Path theirs)
      throws Exception {
    var merge =
        new ProcessBuilder(
                "git",
                "merge-file",
                "-p",
                side,
                ours.toString(),
                base.toString(),
                theirs.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var text = new String(merge.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (merge.waitFor() != 0) {
      throw new IllegalStateException(
          "git merge-file " + side + " ended with " + merge.exitValue());
    }
    var values = new TreeMap<String, String>();
    var key = "";
    for (var line : text.lines().toList()) {
      if (line.startsWith("key ")) {
        key = line.substring("key ".length());
      } else if (line.startsWith("value ")) {
        values.put(key, line.substring("value ".length()));
      }
    }
    return values;
  }
}
