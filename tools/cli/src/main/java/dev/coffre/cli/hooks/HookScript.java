package dev.coffre.cli.hooks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// What Git runs. It fails closed: without `coffre` nothing is committed or pushed.
///
/// @param program where `coffre` was when the script was written; later it may be on `PATH` alone
record HookScript(Hook hook, Optional<Path> program) {
  /// Tells ours from others'.
  private static final String MARK =
      """
      #!/bin/sh
      # Hook of coffre: 'coffre hooks uninstall' takes it away and puts back what was here before.
      """;

  /// The hook that was there before goes first: it may change what is to be committed.
  private static final String CHAIN =
      """
      kept="${0%/*}/KEPT"
      if [ -x "$kept" ]; then
        "$kept" "$@" || exit
      fi
      """;

  private static final String RUN =
      """
      exec "$coffre" hooks run HOOK "$@"
      """;

  /// Git says on standard input what is pushed: both have to read it, to the last byte.
  private static final String CHAIN_WITH_INPUT =
      """
      input=$(cat && echo .)
      kept="${0%/*}/KEPT"
      if [ -x "$kept" ]; then
        printf %s "${input%.}" | "$kept" "$@" || exit
      fi
      """;

  private static final String RUN_WITH_INPUT =
      """
      printf %s "${input%.}" | "$coffre" hooks run HOOK "$@"
      """;

  private static final String FIND =
      """
      coffre=PROGRAM
      if ! [ -x "$coffre" ] && ! coffre=$(command -v coffre); then
        echo "coffre: STOPPED was stopped: coffre, which looks for secrets in it, is not found" >&2
        echo "hint: install coffre, or put it on PATH; or take this hook away: rm '$0'" >&2
        exit 1
      fi
      """;

  /// Whether a file is one of ours, of any version.
  static boolean wrote(byte[] content) {
    return new String(content, StandardCharsets.UTF_8).startsWith(MARK);
  }

  /// What the hook is called that was there before.
  String keptName() {
    return hook.file() + ".before-coffre";
  }

  byte[] content() {
    var lines =
        switch (hook) {
          case PRE_COMMIT, COMMIT_MSG -> MARK + CHAIN + FIND + RUN;
          case PRE_PUSH -> MARK + CHAIN_WITH_INPUT + FIND + RUN_WITH_INPUT;
        };
    return lines
        .replace("KEPT", keptName())
        .replace("HOOK", hook.file())
        .replace("STOPPED", hook.stopped())
        .replace("PROGRAM", quoted())
        .getBytes(StandardCharsets.UTF_8);
  }

  private String quoted() {
    return program.map(path -> "'" + path.toString().replace("'", "'\\''") + "'").orElse("''");
  }
}
