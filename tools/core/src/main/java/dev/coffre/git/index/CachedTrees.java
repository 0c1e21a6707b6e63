package dev.coffre.git.index;

import dev.coffre.git.object.GitPath;
import dev.coffre.git.object.ObjectFormat;
import dev.coffre.git.object.ObjectId;
import java.util.HashMap;
import java.util.Map;

/// The trees of the folders in an index where nothing was staged since Git wrote them
/// (gitformat-index, "Cache tree"). A commit is made of them, so what they say counts; what is not
/// well-formed says nothing. Folders are read when those above them were asked for.
final class CachedTrees {
  private static final GitPath TOP = GitPath.of("");

  private final byte[] bytes;
  private final int end;
  private final ObjectFormat format;
  private final Map<GitPath, Integer> places = new HashMap<>();

  /// @param start of the extension's content in `bytes`
  CachedTrees(byte[] bytes, int start, int end, ObjectFormat format) {
    this.bytes = bytes;
    this.end = end;
    this.format = format;
    if (start < end) {
      places.put(TOP, start);
    }
  }

  /// What is said of a folder.
  ///
  /// @param files in it; negative if something was staged there
  /// @param folders in it, which follow
  /// @param id where the id of its tree is, if nothing was staged there
  private record Folder(int files, int folders, int id, int end) {}

  /// Whether the next commit will have this tree there. If not, folders in it can be asked for.
  boolean has(GitPath path, ObjectId tree) {
    int place = places.getOrDefault(path, end);
    if (place == end) {
      return false;
    }
    try {
      var folder = folder(place);
      if (folder.files() >= 0 && tree.isAt(bytes, folder.id())) {
        return true;
      }
      open(path, folder);
    } catch (IndexOutOfBoundsException e) {
      places.clear();
    }
    return false;
  }

  private void open(GitPath path, Folder folder) {
    int at = folder.end();
    for (int i = 0; i < folder.folders(); i++) {
      places.put(path.child(bytes, at, StoredEntries.zero(bytes, at)), at);
      at = behind(at);
    }
  }

  /// Where the folder that starts there ends, with all that is in it.
  private int behind(int start) {
    int at = start;
    for (int left = 1; left > 0; left--) {
      var folder = folder(at);
      left += folder.folders();
      at = folder.end();
    }
    return at;
  }

  private Folder folder(int start) {
    int name = StoredEntries.zero(bytes, start);
    int space = digits(name + 1);
    int line = digits(space + 1);
    int files = number(name + 1, space);
    int id = line + 1;
    int behind = files < 0 ? id : id + format.bytes();
    if (behind > end) {
      throw new IndexOutOfBoundsException("a folder is cut");
    }
    return new Folder(files, number(space + 1, line), id, behind);
  }

  /// Where the digits end that start there.
  private int digits(int start) {
    int at = start;
    while (bytes[at] == '-' || (bytes[at] >= '0' && bytes[at] <= '9')) {
      at++;
    }
    return at;
  }

  private int number(int start, int stop) {
    if (bytes[start] == '-') {
      return -1;
    }
    int number = 0;
    for (int at = start; at < stop; at++) {
      number = number * 10 + bytes[at] - '0';
    }
    return number;
  }
}
