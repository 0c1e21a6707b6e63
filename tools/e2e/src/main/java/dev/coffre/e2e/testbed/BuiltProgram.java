package dev.coffre.e2e.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The coffre program as the build made it: the self-contained image if it is there and holds the
/// present jars, else the jars on this process's JDK.
public final class BuiltProgram {
  private final Path cli;

  private BuiltProgram(Path cli) {
    this.cli = cli;
  }

  /// The program of the checkout around the process's folder.
  public static BuiltProgram here() {
    return new BuiltProgram(Checkout.here().resolve("tools/cli/target"));
  }

  /// The words that start the program under a name of its own (`coffre`, `sops`, `age`, …); the
  /// arguments follow.
  public List<String> command(String name) {
    Path image = cli.resolve("dist/coffre");
    return holds(image, jar()) && holds(image, cli.resolve("lib/coffre-core-0.1.0.jar"))
        ? List.of(image.resolve("bin").resolve(name).toString())
        : command(name, List.of());
  }

  /// The words that start the program with options of the JVM, which its launcher takes none of.
  public List<String> command(String name, List<String> options) {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
    words.addAll(List.of("-Xshare:auto", "--enable-native-access=ALL-UNNAMED"));
    words.addAll(options);
    words.add("-Dcoffre.program=" + name);
    words.addAll(List.of("-p", jar() + ":" + cli.resolve("lib")));
    words.addAll(List.of("-m", "dev.coffre.cli/dev.coffre.cli.Main"));
    return words;
  }

  private Path jar() {
    Path jar = cli.resolve("coffre-cli-0.1.0.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException("no " + jar + ": build the cli module first");
    }
    return jar;
  }

  private static boolean holds(Path image, Path jar) {
    Path copy = image.resolve("lib/coffre").resolve(jar.getFileName());
    try {
      return Files.exists(copy) && Files.mismatch(copy, jar) == -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
