package dev.coffre.e2e.demo;

import dev.coffre.e2e.demo.stage.Stage;
import dev.coffre.e2e.demo.step.MainJob;
import dev.coffre.e2e.testbed.BuiltProgram;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/// `make demo`: does the main job on real input and says what was proved.
///
/// Exit status 0 if every claim held, 1 if one did not, 2 for a wrong command line.
public final class DemoMain {
  private static final String USAGE =
      """
      usage: scripts/demo [--json] [--keep]
        --json   print the result as a JSON object
        --keep   leave the throw-away folder and say where it is
      """;

  private DemoMain() {}

  /// Runs the demo; reads the process's surroundings and ends it.
  public static void main(String[] arguments) throws IOException {
    var options = Set.of(arguments);
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (!Set.of("--json", "--keep").containsAll(options)) {
      System.err.print(USAGE);
      System.exit(2);
    }
    var program = BuiltProgram.here().command("coffre");
    System.exit(run(program, options, out).held() ? 0 : 1);
  }

  private static Result run(List<String> program, Set<String> options, PrintStream out)
      throws IOException {
    boolean json = options.contains("--json");
    boolean keep = options.contains("--keep");
    try (var stage = Stage.open(program, keep)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> abort(stage)));
      var demo = new Demo(MainJob.steps(), Clock.systemUTC());
      var result = demo.run(stage, outcome -> show(json ? "" : outcome.line(), out));
      show(json ? result.json() : result.line(), out);
      show(keep && !json ? "kept: " + stage.root() : "", out);
      return result;
    }
  }

  // Ctrl-C and the like; after a whole run the stage is closed already.
  private static void abort(Stage stage) {
    try {
      stage.abort();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void show(String line, PrintStream out) {
    if (!line.isEmpty()) {
      out.println(line);
    }
  }
}
