package dev.coffre.backup.s3;

import dev.coffre.backup.Label;
import dev.coffre.backup.Place;
import dev.coffre.backup.PlaceException;
import dev.coffre.s3.Upload;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// A backup that is being written to a bucket, and that has no label yet.
final class S3Draft implements Place.Draft {
  private final S3Place place;
  private final String id;
  private boolean labelled;
  private boolean settled;

  S3Draft(S3Place place, String id) {
    this.place = place;
    this.id = id;
  }

  /// Says that it is being written, and that whoever does so is alive.
  void touch() throws IOException {
    place.bucket().put(mark(), new byte[0]);
  }

  private String mark() {
    return place.prefix() + S3Place.PARTIAL + id;
  }

  @Override
  public void add(String file, Place.Content content) throws IOException {
    try (var upload = place.bucket().upload(place.key(id, file), this::touch)) {
      content.writeTo(new Told(upload));
      place.told(() -> {
        upload.finish();
        return file;
      });
    }
  }

  /// So that what fails at the store is told apart from what fails at the source.
  private final class Told extends OutputStream {
    private final Upload upload;

    Told(Upload upload) {
      this.upload = upload;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      place.told(() -> {
        upload.write(source, offset, length);
        return length;
      });
    }
  }

  @Override
  public void publish(byte[] label) throws IOException {
    place.told(() -> {
      if (place.bucket().get(mark()).isEmpty()) {
        throw new PlaceException(
            place.name() + ": another run took this backup for an abandoned one, and removed it",
            "run it again");
      }
      labelled = true;
      write(label);
      settled = true;
      return id;
    });
    unmark();
  }

  /// Where the answer was lost, what lies there tells whether it was done.
  private void write(byte[] label) throws IOException {
    var key = place.key(id, Label.FILE);
    try {
      place.bucket().putNew(key, label);
    } catch (IOException e) {
      try (var found = place.bucket().get(key).orElseThrow(() -> e)) {
        if (!Arrays.equals(found.readAllBytes(), label)) {
          settled = true; // another backup of this id: nothing of it is ours to remove
          throw e;
        }
      }
    }
  }

  /// It is a backup by now; what is left is swept by a later run.
  private void unmark() {
    try {
      place.bucket().delete(mark());
    } catch (IOException sweptLater) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    if (!settled) {
      place.told(() -> {
        if (labelled) {
          place.bucket().delete(place.key(id, Label.FILE));
        }
        place.erase(id, place.contents());
        place.bucket().delete(mark());
        return id;
      });
    }
  }
}
