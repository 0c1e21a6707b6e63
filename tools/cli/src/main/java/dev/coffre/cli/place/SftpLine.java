package dev.coffre.cli.place;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import dev.coffre.backup.PlaceException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A channel of SFTP, used by one thread that lives as long as it does: the library takes a channel
/// for dead when the thread that read from it last has ended. What fails is told as people
/// understand it.
///
/// @param place as people know it
record SftpLine(String place, ChannelSftp channel, ExecutorService thread)
    implements AutoCloseable {
  private static final int PATIENCE = 15_000; // ms

  /// What is left where a write fails for want of room: less than the write, but seldom nothing.
  private static final long FULL = 1_024; // KiB

  static SftpLine open(String place, Session session) throws IOException {
    try {
      var channel = (ChannelSftp) session.openChannel("sftp");
      channel.connect(PATIENCE);
      var thread =
          Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("sftp").factory());
      return new SftpLine(place, channel, thread);
    } catch (JSchException e) {
      throw new PlaceException(
          place + ": no SFTP: " + e.getMessage(), "allow it in the host's sshd_config");
    }
  }

  /// Another one to the same host, for when this one broke.
  SftpLine again() throws IOException {
    try {
      return open(place, channel.getSession());
    } catch (JSchException e) {
      throw new PlaceException(
          place + ": the connection was lost: " + e.getMessage(),
          "check the network, and run it again");
    }
  }

  /// Something that is asked of the host.
  interface Work<T> {
    T run(ChannelSftp channel) throws SftpException, IOException;
  }

  /// Asks.
  ///
  /// @param path that it is about
  <T> T ask(String path, Work<T> work) throws IOException {
    try {
      return thread.submit(() -> work.run(channel)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("it was interrupted");
    } catch (ExecutionException e) {
      throw told(path, reason(e));
    }
  }

  /// The library wraps its own failures in others of streams.
  private static SftpException reason(ExecutionException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SftpException known) {
        return known;
      }
    }
    var cause = failure.getCause();
    return new SftpException(
        ChannelSftp.SSH_FX_CONNECTION_LOST,
        String.valueOf(cause == null ? failure.getMessage() : cause.getMessage()));
  }

  private IOException told(String path, SftpException failure) {
    return switch (failure.id) {
      case ChannelSftp.SSH_FX_NO_SUCH_FILE -> new MissingFileException(place + ": " + path);
      case ChannelSftp.SSH_FX_PERMISSION_DENIED ->
          new PlaceException(
              place + ": " + path + ": permission denied", "let the user of the plan write there");
      case ChannelSftp.SSH_FX_FAILURE ->
          isFull(path)
              ? new PlaceException(
                  place + ": " + path + ": no space is left there", "free some, and run it again")
              : new PlaceException(place + ": " + path + ": it failed there", "look at that host");
      default ->
          new PlaceException(
              place + ": the connection was lost: " + failure.getMessage(),
              "check the network, and run it again");
    };
  }

  /// Over a channel of its own: on this one, answers to writes are still to come.
  private boolean isFull(String path) {
    try {
      var other = (ChannelSftp) channel.getSession().openChannel("sftp");
      try {
        other.connect(PATIENCE);
        var room = other.statVFS(path.substring(0, path.lastIndexOf('/')));
        return room.getAvailForNonRoot() < FULL || room.getAvailINodes() == 0;
      } finally {
        other.disconnect();
      }
    } catch (JSchException | SftpException unknown) {
      return false;
    }
  }

  @Override
  public void close() {
    channel.disconnect();
    thread.shutdownNow();
  }
}
