package dev.coffre.e2e.drill;

import dev.coffre.e2e.testbed.Peers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// An S3 store on a loopback port, with a bucket `vault` and a key that opens it; whatever is not
/// signed by that key is refused.
final class Moto implements AutoCloseable {
  /// The requests that make the user, its key, its rights and the bucket.
  private static final String UNCHECKED = "4";

  private final Process process;
  private final URI endpoint;
  private final String id;
  private final String secret;

  private Moto(Process process, URI endpoint, String id, String secret) {
    this.process = process;
    this.endpoint = endpoint;
    this.id = id;
    this.secret = secret;
  }

  static Moto start(Path folder) throws IOException {
    var script = script(folder, "moto_site.py");
    var builder =
        new ProcessBuilder("python3", script.toString())
            .redirectError(folder.resolve("moto.log").toFile());
    builder.environment().put("PYTHONPATH", Peers.here().motoInPython().toString());
    builder.environment().put("INITIAL_NO_AUTH_ACTION_COUNT", UNCHECKED);
    var process = builder.start();
    var said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith("http:")) {
        var words = line.split(" ", -1);
        return new Moto(process, URI.create(words[0]), words[1], words[2]);
      }
    }
    throw new IOException(Files.readString(folder.resolve("moto.log")));
  }

  /// Copies a script of the tests into a folder.
  static Path script(Path folder, String name) throws IOException {
    try (var source = Moto.class.getResourceAsStream(name)) {
      return Files.write(folder.resolve(name), Objects.requireNonNull(source, name).readAllBytes());
    }
  }

  URI endpoint() {
    return endpoint;
  }

  String id() {
    return id;
  }

  String secret() {
    return secret;
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.destroy();
  }
}
