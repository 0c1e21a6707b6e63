package dev.coffre.e2e.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coffre.e2e.testbed.BuiltProgram;
import dev.coffre.e2e.testbed.Peers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No scan needs or tries the network: Java's sockets are not even loaded, and where there is no
/// network at all the answers are the same.
final class OfflineTest {
  private static final Pattern SOCKETS =
      Pattern.compile(
          "\\b(java\\.net\\.(Socket|ServerSocket|DatagramSocket)"
              + "|sun\\.nio\\.ch\\.(Net|NioSocketImpl|DatagramChannelImpl)"
              + "|jdk\\.internal\\.net\\.http\\.\\w+) ");

  private final Path folder;
  private final Path aside;

  OfflineTest(@TempDir Path folder, @TempDir Path aside) {
    this.folder = folder;
    this.aside = aside;
  }

  @BeforeEach
  void repository() throws IOException {
    Files.writeString(folder.resolve("a.py"), "password = \"Hx93" + "kd0Pq2zR\"\n");
    git("init", "-q", "-b", "main");
    commit("first");
    Files.writeString(folder.resolve("b.yaml"), "api_key: 0Zk2mQ8v" + "T4xWcB7nY1sJ\n");
    commit("second");
    Files.writeString(folder.resolve("c.yaml"), "api_key: 1Zk2mQ8v" + "T4xWcB7nY1sJ\n");
    git("add", ".");
  }

  private void commit(String message) throws IOException {
    git("add", ".");
    git("-c", "user.name=n", "-c", "user.email=e", "commit", "-q", "-m", message);
  }

  private void git(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    assertThat(run(command, folder.resolve("a.py")).status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scan staged",
        "scan tree",
        "scan history",
        "scan commits HEAD~1..HEAD",
        "scan stdin --name x.py",
        "scan baseline",
        "check"
      })
  void scan_anyInput_loadsNoSocketAndNeedsNone(String line) throws IOException {
    var command = coffre(line);
    var usual = run(command, folder.resolve("a.py"));
    assertThat(usual.status()).isBetween(0, 1);
    assertThat(usual.loaded()).contains("java.lang.Object ");
    assertThat(SOCKETS.matcher(usual.loaded()).find()).isFalse();
    Files.deleteIfExists(folder.resolve(".config/coffre/scan-baseline.jsonl"));
    var alone = run(alone(command), folder.resolve("a.py"));
    assertThat(alone.status()).isEqualTo(usual.status());
  }

  @Test
  void check_ofLoadedClasses_seesAProgramThatConnects() throws IOException {
    var program = Files.writeString(aside.resolve("Connects.java"), CONNECTS);
    var java = ProcessHandle.current().info().command().orElseThrow();
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = String.valueOf(server.getLocalPort());
      var command = List.of(java, logging(), program.toString(), port);
      var connected = run(command, program);
      assertThat(connected.status()).isZero();
      assertThat(SOCKETS.matcher(connected.loaded()).find()).isTrue();
      assertThat(run(alone(command), program).status()).isNotZero();
    }
  }

  private static final String CONNECTS =
      """
      void main(String[] arguments) throws Exception {
        new java.net.Socket("127.0.0.1", Integer.parseInt(arguments[0])).close();
      }
      """;

  private List<String> coffre(String line) {
    var command = new ArrayList<>(BuiltProgram.here().command("coffre", List.of(logging())));
    command.addAll(List.of(line.split(" ", -1)));
    return command;
  }

  private String logging() {
    return "-Xlog:class+load:file=" + aside.resolve("loaded");
  }

  private static List<String> alone(List<String> command) {
    var alone = new ArrayList<>(Peers.here().withoutNetwork());
    alone.addAll(command);
    return alone;
  }

  private record Run(int status, String loaded) {}

  private Run run(List<String> command, Path input) throws IOException {
    var log = aside.resolve("loaded");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(input.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      int status = builder.start().waitFor();
      return new Run(status, Files.exists(log) ? Files.readString(log) : "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
