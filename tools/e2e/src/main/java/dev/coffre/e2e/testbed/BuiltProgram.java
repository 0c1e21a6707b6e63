package dev.coffre.e2e.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
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
    return imageIsOf(jar()) && imageIsOf(cli.resolve("lib/coffre-core-0.1.0.jar"))
        ? List.of(cli.resolve("dist/coffre/bin").resolve(name).toString())
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

  /// `scripts/image` writes down the jars it took: those in the image are rewritten.
  private boolean imageIsOf(Path jar) {
    Path taken = cli.resolve("dist/jars");
    try {
      return Files.exists(taken)
          && Files.readAllLines(taken).contains(sha256(jar) + "  " + jar.getFileName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
