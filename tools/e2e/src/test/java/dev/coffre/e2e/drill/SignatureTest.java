package dev.coffre.e2e.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.coffre.e2e.testbed.Peers;
import dev.coffre.json.Json;
import dev.coffre.s3.Bucket;
import dev.coffre.s3.Credentials;
import dev.coffre.secret.SecretBytes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests as they arrive at a server are signed as botocore signs them.
final class SignatureTest {
  private static final int REQUESTS = 300;
  private static final Pattern SIGNED = Pattern.compile(".*SignedHeaders=([^,]+),.*");
  private static final String LETTERS = "aZ09 -_.~/+%&=?:,;@'()!*$#éß√𝛑\"<>|";

  private final Random random = new Random(20_261_128);
  private final List<String> sent = new ArrayList<>();
  private final List<String> authorizations = new ArrayList<>();
  private String secret = "";

  @Test
  void everyRequest_isSignedAsBotocoreSignsIt(@TempDir Path folder) throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::take);
    server.start();
    try {
      for (int i = 0; i < REQUESTS; i++) {
        request(server.getAddress().getPort());
      }
    } finally {
      server.stop(0);
    }

    assertThat(sent).hasSize(REQUESTS);
    assertThat(botocore(folder, sent)).containsExactlyElementsOf(authorizations);
    var forged = sent.getFirst().replaceFirst("\"secret\": \".", "\"secret\": \"!");
    assertThat(botocore(folder, List.of(forged))).isNotEqualTo(authorizations.subList(0, 1));
  }

  private void request(int port) throws IOException {
    secret = text(40);
    var token =
        random.nextBoolean()
            ? Optional.of("t" + text(20).replaceAll("[^ -~]", ""))
            : Optional.<String>empty();
    var address =
        new Bucket.Address("vault", "eu-central-1", URI.create("http://127.0.0.1:" + port), true);
    var now = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
    try (var credentials =
        new Credentials(
            "AKIDEXAMPLE", bytes(secret), token.map(String::strip).map(SignatureTest::bytes))) {
      var bucket = Bucket.at(address, credentials, Clock.fixed(now, ZoneOffset.UTC));
      switch (random.nextInt(4)) {
        case 0 -> bucket.put("k" + text(12), text(30).getBytes(StandardCharsets.UTF_8));
        case 1 -> bucket.putNew("k" + text(12), new byte[random.nextInt(50)]);
        case 2 -> bucket.delete("k" + text(12));
        default -> bucket.list(text(8));
      }
    }
  }

  private static SecretBytes bytes(String text) {
    return SecretBytes.adopt(text.getBytes(StandardCharsets.UTF_8));
  }

  private String text(int length) {
    var letters = LETTERS.codePoints().toArray();
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }

  private void take(HttpExchange exchange) throws IOException {
    var headers = Json.object();
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    for (var header : SIGNED.matcher(authorization).replaceFirst("$1").split(";", -1)) {
      headers.with(header, exchange.getRequestHeaders().getFirst(header));
    }
    var host = exchange.getRequestHeaders().getFirst("Host");
    sent.add(
        Json.object()
            .with("method", exchange.getRequestMethod())
            .with("url", "http://" + host + exchange.getRequestURI())
            .with("headers", headers)
            .with("secret", secret)
            .toString()
            .replace("\n", " "));
    authorizations.add(authorization);
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private static List<String> botocore(Path folder, List<String> requests) throws Exception {
    var script = Moto.script(folder, "sign.py");
    var input = Files.write(folder.resolve("requests"), requests);
    var builder =
        new ProcessBuilder("python3", script.toString())
            .redirectInput(input.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("PYTHONPATH", Peers.here().motoInPython().toString());
    var python = builder.start();
    var said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).isZero();
    return said.lines().toList();
  }
}
