package dev.coffre.backup.s3;

import dev.coffre.backup.Label;
import dev.coffre.backup.Place;
import dev.coffre.backup.PlaceException;
import dev.coffre.s3.Bucket;
import dev.coffre.s3.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Backups in a bucket. A store renames nothing, so what makes one is its label, which is written
/// last and in one step. Until then, and again from when it is being removed, an empty object
/// beside it says that it is none.
///
/// Stores have no locks either. Ids are drawn at random, so that two runs do not meet; only what
/// nothing was added to for a long time counts as left by a killed one.
///
/// @param prefix of the keys, with a slash at the end
/// @param patience after which a backup that is not finished counts as left
/// @param credentials that the bucket is used with; wiped when this is closed
public record S3Place(
    String name, Bucket bucket, String prefix, Duration patience, Credentials credentials)
    implements Place {
  static final String PARTIAL = ".partial-";
  static final String REMOVED = ".removed-";

  @Override
  public List<String> ids() throws IOException {
    return told(() -> contents().whole());
  }

  @Override
  public Optional<InputStream> open(String id, String file) throws IOException {
    return told(() -> bucket.get(key(id, file)));
  }

  @Override
  public void replace(String id, String file, byte[] content) throws IOException {
    told(() -> {
      bucket.put(key(id, file), content);
      return file;
    });
  }

  @Override
  public Optional<Hold> hold() throws IOException {
    return told(() -> {
      var contents = contents();
      for (var id : contents.halfRemoved()) {
        erase(id, contents);
        bucket.delete(prefix + REMOVED + id);
      }
      for (var id : contents.abandoned(patience)) {
        if (!contents.has(id, Label.FILE)) {
          bucket.abandonUploads(key(id, ""));
          erase(id, contents);
        }
        bucket.delete(prefix + PARTIAL + id);
      }
      return Optional.of(() -> {});
    });
  }

  @Override
  public Draft begin(String id) throws IOException {
    return told(() -> {
      if (!contents().files(id).isEmpty()) {
        throw new PlaceException(name + ": " + id + " is there already", "run it again");
      }
      var draft = new S3Draft(this, id);
      draft.touch();
      return draft;
    });
  }

  @Override
  public void remove(String id) throws IOException {
    told(() -> {
      bucket.put(prefix + REMOVED + id, new byte[0]);
      erase(id, contents());
      bucket.delete(prefix + REMOVED + id);
      return id;
    });
  }

  /// Deletes the files of a backup, its label first.
  void erase(String id, Contents contents) throws IOException {
    bucket.delete(key(id, Label.FILE));
    for (var file : contents.files(id)) {
      bucket.delete(key(id, file));
    }
  }

  Contents contents() throws IOException {
    return Contents.of(bucket.list(prefix), prefix);
  }

  String key(String id, String file) {
    return prefix + id + "/" + file;
  }

  /// Something that a store is asked.
  interface Work<T> {
    T run() throws IOException;
  }

  /// Does it; what fails is told as people understand it.
  <T> T told(Work<T> work) throws IOException {
    try {
      return work.run();
    } catch (IOException e) {
      throw Failures.told(name, e);
    }
  }

  @Override
  public void close() {
    credentials.close();
  }
}
