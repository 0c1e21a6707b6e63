package dev.coffre.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a store answered; its body is read once, and then closed.
record Response(int status, HttpURLConnection connection) {
  private static final int MOST = 1 << 24;

  Optional<String> header(String name) {
    return Optional.ofNullable(connection.getHeaderField(name));
  }

  InputStream body() throws IOException {
    if (status < HttpURLConnection.HTTP_BAD_REQUEST) {
      return connection.getInputStream();
    }
    var failure = connection.getErrorStream();
    return failure == null ? InputStream.nullInputStream() : failure;
  }

  /// The text of the answer.
  ///
  /// @throws S3Exception if it tells of a failure
  static Answer requireDone(Response response) throws IOException {
    try (var body = response.body()) {
      var answer = new Answer(new String(body.readNBytes(MOST), StandardCharsets.UTF_8));
      boolean done = response.status / 100 == 2 && !answer.text().contains("<Error>");
      if (!done) {
        throw answer.failure(response.status);
      }
      return answer;
    }
  }
}
