package dev.coffre.s3;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A request before it is signed.
///
/// @param path from the root, not encoded
/// @param query parameters, not encoded
/// @param headers beside those that a signature adds, their names in lower case
/// @param body on the heap; empty if there is none
record Request(
    String method,
    String path,
    SortedMap<String, String> query,
    SortedMap<String, String> headers,
    ByteBuffer body) {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

  Request {
    query = new TreeMap<>(query);
    headers = new TreeMap<>(headers);
  }

  static Request of(String method, String path, Map<String, String> query) {
    return new Request(method, path, new TreeMap<>(query), new TreeMap<>(), ByteBuffer.allocate(0));
  }

  Request with(String header, String value) {
    var more = new TreeMap<>(headers);
    more.put(header, value);
    return new Request(method, path, query, more, body);
  }

  /// The type would be another one if none were given.
  Request with(ByteBuffer content) {
    return new Request(
        method, path, query, with("content-type", "application/octet-stream").headers, content);
  }

  boolean hasBody() {
    return method.startsWith("P");
  }

  String encodedPath() {
    return encoded(path, UNRESERVED + "/");
  }

  String encodedQuery() {
    return query.entrySet().stream()
        .map(one -> encoded(one.getKey(), UNRESERVED) + "=" + encoded(one.getValue(), UNRESERVED))
        .collect(Collectors.joining("&"));
  }

  /// What stands behind the host's name.
  String target() {
    return encodedPath()
        + Optional.of(encodedQuery())
            .filter(text -> !text.isEmpty())
            .map(text -> "?" + text)
            .orElse("");
  }

  private static String encoded(String text, String kept) {
    var encoded = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      if (kept.indexOf(one) >= 0) {
        encoded.append((char) one);
      } else {
        encoded.append("%%%02X".formatted(one));
      }
    }
    return encoded.toString();
  }
}
