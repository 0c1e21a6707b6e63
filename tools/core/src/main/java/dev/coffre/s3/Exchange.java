package dev.coffre.s3;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.util.Set;

/// Sends signed requests, and again where that is harmless and may help. The HTTP client is the one
/// of `java.base`: our classes are on the boot path, where no other is seen.
///
/// @param endpoint scheme, host and port
record Exchange(URI endpoint, Signature signature, Clock clock) {
  private static final int CONNECTING = 15_000; // ms
  private static final int SILENCE = 120_000; // ms without a byte
  private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);
  private static final int ATTEMPTS = 4;
  private static final long PAUSE = 100; // ms, doubled each time

  /// Sends a request; one that fails for a passing reason is sent again.
  Response send(Request request) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        var response = once(request);
        if (attempt == ATTEMPTS || !PASSING.contains(response.status())) {
          return response;
        }
        response.body().close();
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
      pause(PAUSE << attempt);
    }
  }

  /// Sends a request that must not be sent twice.
  Response once(Request request) throws IOException {
    var url = URI.create(endpoint + request.target()).toURL();
    var connection = (HttpURLConnection) url.openConnection();
    connection.setConnectTimeout(CONNECTING);
    connection.setReadTimeout(SILENCE);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestMethod(request.method());
    signature.sign(request, clock.instant()).forEach(connection::setRequestProperty);
    if (request.hasBody()) {
      send(request, connection);
    }
    return new Response(connection.getResponseCode(), connection);
  }

  /// Of a fixed length, so that the client sends nothing again by itself.
  private static void send(Request request, HttpURLConnection connection) throws IOException {
    var body = request.body();
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.remaining());
    try (var out = connection.getOutputStream()) {
      out.write(body.array(), body.arrayOffset() + body.position(), body.remaining());
    }
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("it was interrupted");
    }
  }
}
