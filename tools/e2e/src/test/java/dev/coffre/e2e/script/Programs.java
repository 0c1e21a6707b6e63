package dev.coffre.e2e.script;

import dev.coffre.e2e.testbed.BuiltProgram;
import dev.coffre.e2e.testbed.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A folder with the programs that scripts call by name, each a small shell script that starts the
/// program, so that `sh` lines and plugins find them too.
///
/// @param folder first on the search path of a script
/// @param real whether `sops`, `age` and its kin are the real ones
record Programs(Path folder, boolean real) {
  private static final List<String> OURS =
      List.of("coffre", "sops", "age", "age-keygen", "age-inspect");

  /// Ours under every name, and the peers as `real-…`.
  static Programs ours(Path folder) throws IOException {
    var programs = new Programs(Files.createDirectories(folder), false);
    for (String name : OURS) {
      programs.link(name, BuiltProgram.here().command(name));
    }
    for (Map.Entry<String, Path> peer : Peers.here().present().entrySet()) {
      programs.link(peer.getKey(), List.of(peer.getValue().toString()));
    }
    return programs;
  }

  /// The peers, under their own names and as `real-…`, and `coffre`.
  static Programs real(Path folder) throws IOException {
    var programs = new Programs(Files.createDirectories(folder), true);
    programs.link("coffre", BuiltProgram.here().command("coffre"));
    for (Map.Entry<String, Path> peer : Peers.here().present().entrySet()) {
      List<String> command = List.of(peer.getValue().toString());
      programs.link(peer.getKey(), command);
      programs.link(peer.getKey().replaceFirst("^real-", ""), command);
    }
    return programs;
  }

  /// @throws dev.coffre.e2e.testbed.MissingPeerException if the script calls a real program, or
  ///   needs one, that this machine does not have
  void require(Script script) {
    script.needs().forEach(Peers::requireOnPath);
    for (String name : Peers.names()) {
      String own = name.replaceFirst("^real-", "");
      if (script.names(name) || (real && script.names(own))) {
        Peers.here().program(name);
      }
    }
  }

  private void link(String name, List<String> command) throws IOException {
    String words = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\nexec " + words + " \"$@\"\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
