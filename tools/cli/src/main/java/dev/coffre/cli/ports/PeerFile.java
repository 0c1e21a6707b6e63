package dev.coffre.cli.ports;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import java.util.Optional;

/// The peer that handshakes are made with, if one was named. Closing wipes its keys.
final class PeerFile implements AutoCloseable {
  private final Host host;
  private final Optional<String> file;
  private Optional<Handshakes> read = Optional.empty();

  PeerFile(Host host, Optional<String> file) {
    this.host = host;
    this.file = file;
  }

  Optional<Handshakes> read() throws CommandException, FileFailure {
    if (file.isPresent() && read.isEmpty()) {
      read = Optional.of(Handshakes.of(host, file.get()));
    }
    return read;
  }

  @Override
  public void close() {
    read.ifPresent(Handshakes::close);
  }
}
