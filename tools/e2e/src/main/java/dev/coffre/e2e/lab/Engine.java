package dev.coffre.e2e.lab;

import dev.coffre.e2e.testbed.Checkout;
import dev.coffre.e2e.testbed.MissingPeerException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// The container engine of this machine.
///
/// @param address as `DOCKER_HOST` has it
public record Engine(URI address) {

  /// The engine that runs, or that `scripts/engine` starts.
  ///
  /// @throws MissingPeerException without one, with what the script said about it
  public static Engine find(Checkout checkout) {
    Path script = checkout.resolve("scripts/engine");
    if (!Files.exists(script)) {
      throw new MissingPeerException("a container engine", "no " + script);
    }
    var said = new Local(checkout.root()).run(script.toString());
    if (!said.held()) {
      throw new MissingPeerException("a container engine", lastLine(said.text()));
    }
    return new Engine(URI.create(lastLine(said.out())));
  }

  private static String lastLine(String text) {
    return text.strip().lines().reduce((before, last) -> last).orElse("it said nothing");
  }
}
