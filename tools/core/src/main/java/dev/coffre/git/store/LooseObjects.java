package dev.coffre.git.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.coffre.file.FolderNames;
import dev.coffre.file.WholeFile;
import dev.coffre.git.object.GitException;
import dev.coffre.git.object.GitException.Corrupt;
import dev.coffre.git.object.GitException.Unreadable;
import dev.coffre.git.object.GitException.Unsupported;
import dev.coffre.git.object.GitObject;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import dev.coffre.git.object.ObjectKind;
import dev.coffre.git.pack.Inflation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Objects that stand in files of their own, under `objects/`.
///
/// @param folder the `objects` folder
record LooseObjects(Path folder, ObjectFormat format) {
  private static final int LONGEST_HEADER = 32;

  /// Reads an object and checks that it has the id it is filed under.
  Optional<GitObject> find(ObjectId id, Inflation inflation) throws GitException {
    var file = file(id);
    byte[] packed;
    try {
      packed = WholeFile.read(file);
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return Optional.empty();
    } catch (OutOfMemoryError | IOException e) {
      throw unreadable(file, e);
    }
    return Optional.of(parse(id, file, packed, inflation));
  }

  private static GitException unreadable(Path file, Throwable e) {
    return e instanceof IOException io
        ? new Unreadable(file, io)
        : new Unsupported(file.toString(), "it is too large");
  }

  private Path file(ObjectId id) {
    String hex = id.toString();
    return folder.resolve(hex.substring(0, 2)).resolve(hex.substring(2));
  }

  private GitObject parse(ObjectId id, Path file, byte[] packed, Inflation inflation)
      throws GitException {
    var start = new byte[LONGEST_HEADER];
    int got = inflation.start(ByteBuffer.wrap(packed), start);
    int header = 0;
    while (header < got && start[header] != 0) {
      header++;
    }
    if (got < 0 || header == got) {
      throw damaged(file, "it does not start as objects do");
    }
    var words = new String(start, 0, header, US_ASCII).split(" ", -1);
    var kind = words.length == 2 ? kind(words[0]) : Optional.<ObjectKind>empty();
    if (kind.isEmpty() || !isLength(words[1])) {
      throw damaged(file, "it does not start as objects do");
    }
    var whole = whole(file, packed, inflation, header + 1 + Long.parseLong(words[1]));
    int length = whole.length - 1;
    verify(id, file, whole, length);
    return new GitObject(
        kind.get(), Arrays.copyOfRange(whole, header + 1, length), length - header - 1);
  }

  private static byte[] whole(Path file, byte[] packed, Inflation inflation, long length)
      throws GitException {
    if (!Inflation.plausible(length, packed.length)) {
      throw damaged(file, "it claims more bytes than it can hold");
    }
    if (length > Integer.MAX_VALUE - 16) {
      throw new Unsupported(file.toString(), "it has 2 GiB or more");
    }
    var whole = new byte[(int) length + 1];
    if (!inflation.exactly(ByteBuffer.wrap(packed), whole, (int) length)) {
      throw damaged(file, "its data is cut or not well-formed");
    }
    return whole;
  }

  private void verify(ObjectId id, Path file, byte[] whole, int length) throws Corrupt {
    var digest = format.digest();
    digest.update(whole, 0, length);
    if (!id.isAt(digest.digest(), 0)) {
      throw damaged(file, "its content has another id");
    }
  }

  private static Optional<ObjectKind> kind(String word) {
    for (var kind : ObjectKind.values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /// Whether it is a number that a long has room for.
  private static boolean isLength(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return !word.isEmpty() && word.length() <= 18;
  }

  private static Corrupt damaged(Path file, String reason) {
    return new Corrupt(file.toString(), reason);
  }

  /// The ids that start with two hexadecimal digits.
  List<ObjectId> startingWith(String digits) throws Unreadable {
    var ids = new ArrayList<ObjectId>();
    var part = folder.resolve(digits);
    try {
      for (var name : FolderNames.of(part)) {
        ObjectId.parse(digits + name, format).ifPresent(ids::add);
      }
    } catch (IOException e) {
      throw new Unreadable(part, e);
    }
    return ids;
  }
}
