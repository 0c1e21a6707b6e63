package dev.coffre.cli.drill;

import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.file.Access;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Heads as files of a folder, for a drill away from Git: on a store that keeps what was written.
record FolderHeads(Host host, Path folder) implements HeadStore {

  @Override
  public String name() {
    return host.shown(folder);
  }

  @Override
  public Optional<String> read(String target) throws FileFailure {
    var file = file(target);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new FileFailure(host.shown(file), e);
    }
  }

  @Override
  public void write(String target, String head) throws FileFailure {
    var file = file(target);
    try {
      Files.createDirectories(folder);
      host.files().replace(file, head.getBytes(StandardCharsets.UTF_8), Access.USUAL);
    } catch (IOException e) {
      throw new FileFailure(host.shown(file), e);
    }
  }

  private Path file(String target) {
    return folder.resolve(target + ".json");
  }
}
