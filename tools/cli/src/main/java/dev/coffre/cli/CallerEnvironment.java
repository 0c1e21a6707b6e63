package dev.coffre.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The environment as the caller of the launcher had it.
///
/// The launcher starts the JVM in a UTF-8 locale, since file names and values of the environment
/// that are not ASCII would arrive damaged in any other, without the variables that change a JVM's
/// options, and with one arena of the C library's for all of its threads, which start by the dozen
/// and hardly ask for anything. What the caller had in those it hands on under names that begin
/// with `COFFRE_KEPT_`, so that commands see it and the processes they start get it.
final class CallerEnvironment {
  private static final String KEPT = "COFFRE_KEPT_";
  private static final List<String> REPLACED =
      List.of(
          "LC_ALL", "MALLOC_ARENA_MAX", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private CallerEnvironment() {}

  /// Undoes in a copy what the launcher did; without the launcher's mark returns the process's own.
  static Map<String, String> of(Map<String, String> process) {
    if (!process.containsKey(KEPT + "BY_LAUNCHER")) {
      return process;
    }
    var caller = new HashMap<>(process);
    caller.remove(KEPT + "BY_LAUNCHER");
    for (var name : REPLACED) {
      caller.remove(name);
      var kept = caller.remove(KEPT + name);
      if (kept != null) {
        caller.put(name, kept);
      }
    }
    return caller;
  }
}
