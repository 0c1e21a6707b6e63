package dev.coffre.cli.place;

import dev.coffre.backup.Label;
import dev.coffre.backup.Place;
import java.io.IOException;

/// A backup that is being written into a folder of another host, which nothing takes for a backup
/// until it is renamed.
final class SftpDraft implements Place.Draft {
  private final Remote remote;
  private final String folder;
  private final String place;
  private boolean published;

  SftpDraft(Remote remote, String folder, String place) {
    this.remote = remote;
    this.folder = folder;
    this.place = place;
  }

  @Override
  public void add(String file, Place.Content content) throws IOException {
    remote.write(folder + "/" + file, content);
  }

  @Override
  public void publish(byte[] label) throws IOException {
    add(Label.FILE, target -> target.write(label));
    remote.rename(folder, place);
    published = true;
  }

  @Override
  public void close() throws IOException {
    try (remote) {
      if (!published) {
        remove();
      }
    }
  }

  /// What failed may have left its line in the middle of an answer.
  private void remove() throws IOException {
    try (var fresh = new Remote(remote.line().again())) {
      fresh.removeFolder(folder);
    }
  }
}
