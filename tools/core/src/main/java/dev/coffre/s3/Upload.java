package dev.coffre.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// An object that is written part by part, in constant memory: there is none before {@link #finish}
/// returns. Closing it unfinished leaves nothing. Not thread-safe.
public final class Upload extends OutputStream {
  /// A part in memory; 5 MiB is the least that stores take.
  private static final int PART = 1 << 24;

  private static final int MOST_PARTS = 10_000;

  private final Bucket bucket;
  private final String key;
  private final Progress progress;
  private final List<String> tags = new ArrayList<>();
  private final byte[] part = new byte[PART];
  private int filled;
  private Optional<String> id = Optional.empty();
  private boolean finished;

  Upload(Bucket bucket, String key, Progress progress) {
    this.bucket = bucket;
    this.key = key;
    this.progress = progress;
  }

  /// Is told that a part was taken.
  public interface Progress {
    void made() throws IOException;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, source.length);
    int from = offset;
    int left = length;
    while (left > 0) {
      if (filled == part.length) {
        sendPart();
      }
      int some = Math.min(left, part.length - filled);
      System.arraycopy(source, from, part, filled, some);
      filled += some;
      from += some;
      left -= some;
    }
  }

  private void sendPart() throws IOException {
    if (tags.size() == MOST_PARTS) {
      throw new S3Exception(400, "EntityTooLarge", "an object has 10,000 parts at most");
    }
    var number = String.valueOf(tags.size() + 1);
    var query = Map.of("partNumber", number, "uploadId", id());
    var response =
        bucket
            .exchange()
            .send(bucket.request("PUT", key, query).with(ByteBuffer.wrap(part, 0, filled)));
    Response.requireDone(response);
    tags.add(response.header("etag").orElse(""));
    filled = 0;
    progress.made();
  }

  private String id() throws IOException {
    if (id.isEmpty()) {
      var answer =
          Response.requireDone(
              bucket
                  .exchange()
                  .send(
                      bucket
                          .request("POST", key, Map.of("uploads", ""))
                          .with(ByteBuffer.allocate(0))));
      id = answer.first("UploadId");
    }
    return id.orElseThrow(() -> new S3Exception(200, "", "it began an upload without an id"));
  }

  /// Sends what is left and makes it an object, in one step.
  public void finish() throws IOException {
    if (id.isEmpty()) {
      bucket.put(key, ByteBuffer.wrap(part, 0, filled));
    } else {
      sendPart();
      complete(id.get());
    }
    finished = true;
  }

  private void complete(String upload) throws IOException {
    var parts = new StringBuilder("<CompleteMultipartUpload>");
    for (int i = 0; i < tags.size(); i++) {
      parts.append(
          "<Part><PartNumber>%d</PartNumber><ETag>%s</ETag></Part>"
              .formatted(i + 1, tags.get(i).replace("\"", "&quot;")));
    }
    parts.append("</CompleteMultipartUpload>");
    var body = StandardCharsets.UTF_8.encode(parts.toString());
    Response.requireDone(
        bucket.exchange().once(bucket.request("POST", key, Map.of("uploadId", upload)).with(body)));
  }

  @Override
  public void close() throws IOException {
    if (!finished && id.isPresent()) {
      abort(bucket, key, id.get());
    }
  }

  static void abort(Bucket bucket, String key, String upload) throws IOException {
    var response =
        bucket.exchange().send(bucket.request("DELETE", key, Map.of("uploadId", upload)));
    try {
      Response.requireDone(response);
    } catch (S3Exception e) {
      if (!e.code().equals("NoSuchUpload")) {
        throw e;
      }
    }
  }
}
