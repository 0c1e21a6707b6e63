package dev.coffre.cli.place;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import dev.coffre.backup.Place;
import dev.coffre.backup.PlaceException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Files and folders of another host.
record Remote(SftpLine line) implements AutoCloseable {
  private static final int OWNER_ONLY = 0700;
  private static final int BUFFER = 1 << 17;

  static Remote open(String place, Session session) throws IOException {
    return new Remote(SftpLine.open(place, session));
  }

  /// The names in a folder; none if it is not there.
  List<String> names(String folder) throws IOException {
    try {
      return line.ask(folder, channel -> channel.ls(folder)).stream()
          .map(ChannelSftp.LsEntry::getFilename)
          .filter(name -> !name.equals(".") && !name.equals(".."))
          .toList();
    } catch (MissingFileException none) {
      return List.of();
    }
  }

  boolean isThere(String path) throws IOException {
    try {
      line.ask(path, channel -> channel.stat(path));
      return true;
    } catch (MissingFileException none) {
      return false;
    }
  }

  /// Opens a file, and closes this with it; empty, and closed, if it is not there.
  Optional<InputStream> read(String path) throws IOException {
    try {
      return Optional.of(new BufferedInputStream(new RemoteInput(line, path), BUFFER));
    } catch (MissingFileException none) {
      close();
      return Optional.empty();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  void write(String path, Place.Content content) throws IOException {
    try (var target = new BufferedOutputStream(new RemoteOutput(line, path), BUFFER)) {
      content.writeTo(target);
    }
  }

  /// Makes a folder in one that is there.
  void makeFolder(String path) throws IOException {
    try {
      line.ask(
          path,
          channel -> {
            channel.mkdir(path);
            channel.chmod(OWNER_ONLY, path);
            return path;
          });
    } catch (MissingFileException e) {
      throw new PlaceException(
          String.valueOf(e.getMessage()), "make 'path' of the backup plan's 'store' there");
    }
  }

  void rename(String from, String to) throws IOException {
    line.ask(
        from,
        channel -> {
          channel.rename(from, to);
          return to;
        });
  }

  /// Removes a folder and the files in it.
  void removeFolder(String path) throws IOException {
    for (var name : names(path)) {
      line.ask(
          path,
          channel -> {
            channel.rm(path + "/" + name);
            return name;
          });
    }
    line.ask(
        path,
        channel -> {
          channel.rmdir(path);
          return path;
        });
  }

  /// Whether nothing in a folder was changed for so long, by the host's clock.
  boolean isOlder(String folder, Duration age) throws IOException {
    return line.ask(
        folder,
        channel -> {
          long newest = channel.stat(folder).getMTime();
          for (var entry : channel.ls(folder)) {
            boolean parent = entry.getFilename().equals("..");
            newest = Math.max(newest, parent ? 0 : entry.getAttrs().getMTime());
          }
          return newest + age.toSeconds() <= now(channel, folder);
        });
  }

  /// What the host's clock says, as it writes it on a file.
  private static long now(ChannelSftp channel, String folder) throws SftpException, IOException {
    var file = folder.substring(0, folder.lastIndexOf('/')) + "/.clock";
    channel.put(file).close();
    return channel.stat(file).getMTime();
  }

  @Override
  public void close() {
    line.close();
  }
}
