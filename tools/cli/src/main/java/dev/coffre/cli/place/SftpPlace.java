package dev.coffre.cli.place;

import com.jcraft.jsch.Session;
import dev.coffre.backup.Place;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Backups in a folder of a host that is logged in to by SSH, with a folder for each. Names that
/// begin with a dot are no backups.
///
/// SFTP has no locks. Ids are drawn at random, so that two runs do not meet; only what nothing was
/// written to for a long time counts as left by a killed one.
///
/// @param patience after which a backup that is not finished counts as left
record SftpPlace(String name, Session session, String folder, Duration patience) implements Place {
  static final String PARTIAL = ".partial-";
  static final String REMOVED = ".removed-";

  @Override
  public List<String> ids() throws IOException {
    try (var remote = remote()) {
      return remote.names(folder).stream().filter(name -> !name.startsWith(".")).sorted().toList();
    }
  }

  @Override
  public Optional<InputStream> open(String id, String file) throws IOException {
    return remote().read(path(id) + "/" + file);
  }

  @Override
  public void replace(String id, String file, byte[] content) throws IOException {
    try (var remote = remote()) {
      var fresh = path(id) + "/." + file;
      remote.write(fresh, target -> target.write(content));
      remote.rename(fresh, path(id) + "/" + file);
    }
  }

  @Override
  public Optional<Hold> hold() throws IOException {
    try (var remote = remote()) {
      if (!remote.isThere(folder)) {
        remote.makeFolder(folder);
      }
      for (var name : remote.names(folder)) {
        boolean left = name.startsWith(PARTIAL) && remote.isOlder(path(name), patience);
        if (left || name.startsWith(REMOVED)) {
          remote.removeFolder(path(name));
        }
      }
      return Optional.of(() -> {});
    }
  }

  @Override
  public Draft begin(String id) throws IOException {
    var remote = remote();
    try {
      remote.makeFolder(path(PARTIAL + id));
      return new SftpDraft(remote, path(PARTIAL + id), path(id));
    } catch (IOException e) {
      remote.close();
      throw e;
    }
  }

  @Override
  public void remove(String id) throws IOException {
    try (var remote = remote()) {
      remote.rename(path(id), path(REMOVED + id));
      remote.removeFolder(path(REMOVED + id));
    }
  }

  private String path(String name) {
    return folder + "/" + name;
  }

  private Remote remote() throws IOException {
    return Remote.open(name, session);
  }

  @Override
  public void close() {
    session.disconnect();
  }
}
