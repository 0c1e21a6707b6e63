package dev.coffre.s3;

import dev.coffre.crypto.HmacSha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Signature Version 4 of AWS, as S3 wants it: paths are encoded once, bodies are signed too.
///
/// @param host as the header of that name says it
record Signature(Credentials credentials, String region, String host) {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int DAY = "yyyyMMdd".length();

  /// All headers of the request, but the host, signed.
  SortedMap<String, String> sign(Request request, Instant now) {
    var time = TIME.format(now);
    var headers = new TreeMap<>(request.headers());
    headers.put("host", host);
    headers.put("x-amz-content-sha256", sha256(request.body()));
    headers.put("x-amz-date", time);
    credentials
        .sessionToken()
        .ifPresent(token -> headers.put("x-amz-security-token", token.expose(Signature::text)));
    var scope = "%s/%s/s3/aws4_request".formatted(time.substring(0, DAY), region);
    headers.put(
        "authorization",
        "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(
                ALGORITHM,
                credentials.id(),
                scope,
                String.join(";", headers.keySet()),
                signature(canonical(request, headers), time, scope)));
    headers.remove("host");
    return headers;
  }

  private static String canonical(Request request, SortedMap<String, String> headers) {
    var lines =
        headers.entrySet().stream()
            .map(one -> one.getKey() + ":" + one.getValue().strip().replaceAll(" +", " ") + "\n")
            .collect(Collectors.joining());
    return String.join(
        "\n",
        request.method(),
        request.encodedPath(),
        request.encodedQuery(),
        lines,
        String.join(";", headers.keySet()),
        headers.get("x-amz-content-sha256"));
  }

  private String signature(String canonical, String time, String scope) {
    var text = String.join("\n", ALGORITHM, time, scope, sha256(ByteBuffer.wrap(bytes(canonical))));
    var key = key(time.substring(0, DAY));
    return HexFormat.of().formatHex(HmacSha256.mac(key, bytes(text)));
  }

  private byte[] key(String day) {
    var ofDay =
        credentials
            .secret()
            .expose(secret -> {
              var prefix = bytes("AWS4");
              var first = new byte[prefix.length + secret.length];
              System.arraycopy(prefix, 0, first, 0, prefix.length);
              System.arraycopy(secret, 0, first, prefix.length, secret.length);
              return HmacSha256.mac(first, bytes(day));
            });
    var ofService = HmacSha256.mac(HmacSha256.mac(ofDay, bytes(region)), bytes("s3"));
    return HmacSha256.mac(ofService, bytes("aws4_request"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String sha256(ByteBuffer content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(content.duplicate());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
