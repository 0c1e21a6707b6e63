package dev.coffre.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A bucket of an object store. Thread-safe.
public final class Bucket {
  private static final int NOT_FOUND = 404;

  private final Exchange exchange;
  private final String root;

  private Bucket(Exchange exchange, String root) {
    this.exchange = exchange;
    this.root = root;
  }

  /// Where a bucket is.
  ///
  /// @param endpoint scheme, host and port of the store
  /// @param pathStyle whether the bucket stands in the path, not in the host's name
  public record Address(String bucket, String region, URI endpoint, boolean pathStyle) {
    private URI server() {
      return pathStyle
          ? endpoint
          : URI.create(endpoint.getScheme() + "://" + bucket + "." + endpoint.getAuthority());
    }
  }

  /// Opens no connection yet.
  public static Bucket at(Address address, Credentials credentials, Clock clock) {
    var server = address.server();
    var signature = new Signature(credentials, address.region(), server.getAuthority());
    return new Bucket(
        new Exchange(server, signature, clock),
        address.pathStyle() ? "/" + address.bucket() + "/" : "/");
  }

  Request request(String method, String key, Map<String, String> query) {
    return Request.of(method, root + key, query);
  }

  Exchange exchange() {
    return exchange;
  }

  /// Opens an object; empty if there is none.
  public Optional<InputStream> get(String key) throws IOException {
    var response = exchange.send(request("GET", key, Map.of()));
    if (response.status() == 200) {
      return Optional.of(response.body());
    }
    try {
      Response.requireDone(response);
      return Optional.empty();
    } catch (S3Exception e) {
      if (e.status() == NOT_FOUND && e.code().equals("NoSuchKey")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// Writes an object in one step.
  public void put(String key, byte[] content) throws IOException {
    put(key, ByteBuffer.wrap(content));
  }

  void put(String key, ByteBuffer content) throws IOException {
    Response.requireDone(exchange.send(request("PUT", key, Map.of()).with(content)));
  }

  /// Writes an object in one step, if there is none of that key.
  ///
  /// @throws S3Exception with the status 412 if there is one
  public void putNew(String key, byte[] content) throws IOException {
    Response.requireDone(
        exchange.once(
            request("PUT", key, Map.of())
                .with("if-none-match", "*")
                .with(ByteBuffer.wrap(content))));
  }

  /// Removes an object, if it is there.
  public void delete(String key) throws IOException {
    Response.requireDone(exchange.send(request("DELETE", key, Map.of())));
  }

  /// Begins an object that is written in parts.
  ///
  /// @param progress is told after each part
  public Upload upload(String key, Upload.Progress progress) {
    return new Upload(this, key, progress);
  }

  /// All objects whose keys begin with `prefix`.
  public Listing list(String prefix) throws IOException {
    var items = new ArrayList<Listing.Item>();
    var query = new TreeMap<>(Map.of("list-type", "2", "prefix", prefix));
    while (true) {
      var response = exchange.send(request("GET", "", query));
      var answer = Response.requireDone(response);
      for (var item : answer.all("Contents")) {
        items.add(new Listing.Item(item.first("Key").orElse(""), item.moment("LastModified")));
      }
      var next = answer.first("NextContinuationToken");
      if (next.isEmpty()) {
        return new Listing(items, date(response));
      }
      query.put("continuation-token", next.get());
    }
  }

  private Instant date(Response response) {
    try {
      return response
          .header("date")
          .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
          .orElseGet(exchange.clock()::instant);
    } catch (DateTimeException e) {
      return exchange.clock().instant();
    }
  }

  /// Gives up uploads of keys that begin with `prefix` and that nobody finished.
  public void abandonUploads(String prefix) throws IOException {
    var answer =
        Response.requireDone(
            exchange.send(request("GET", "", Map.of("uploads", "", "prefix", prefix))));
    for (var upload : answer.all("Upload")) {
      var key = upload.first("Key").orElse("");
      if (key.startsWith(prefix)) {
        Upload.abort(this, key, upload.first("UploadId").orElse(""));
      }
    }
  }
}
