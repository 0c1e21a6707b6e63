package dev.coffre.git.index;

import dev.coffre.file.WholeFile;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.Corrupt;
import dev.coffre.git.object.GitException.Unreadable;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file of an index: what is in it, and behind that the hash of it.
final class IndexFile {
  private static final int HEAD_BYTES = 12;

  private final Path file;
  private final byte[] bytes;
  private final ObjectFormat format;

  IndexFile(Path file, byte[] bytes, ObjectFormat format) throws Corrupt {
    this.file = file;
    this.bytes = bytes;
    this.format = format;
    if (end() < HEAD_BYTES) {
      throw damaged("it is too short");
    }
  }

  static IndexFile read(Path file, ObjectFormat format) throws GitException {
    try {
      return new IndexFile(file, WholeFile.read(file), format);
    } catch (NoSuchFileException e) {
      throw new Corrupt(file.toString(), "it is not there");
    } catch (GitException e) {
      throw e;
    } catch (IOException e) {
      throw new Unreadable(file, e);
    }
  }

  /// The content and the hash. Shared, not copied.
  byte[] bytes() {
    return bytes;
  }

  /// Where the content ends.
  int end() {
    return bytes.length - format.bytes();
  }

  ObjectFormat format() {
    return format;
  }

  /// Compares the hash with the content, unless Git was told to save the time.
  void verify() throws Corrupt {
    var stored = ObjectId.copyOf(bytes, end(), format);
    if (stored.isZero()) {
      return;
    }
    var digest = format.digest();
    digest.update(bytes, 0, end());
    if (!stored.isAt(digest.digest(), 0)) {
      throw damaged("its checksum does not fit");
    }
  }

  /// What is wrong with it.
  Corrupt damaged(String reason) {
    return new Corrupt(file.toString(), reason);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
