package dev.coffre.cli.ports;

import dev.coffre.cli.CommandException;
import dev.coffre.cli.FileFailure;
import dev.coffre.cli.Host;
import dev.coffre.cli.Options;
import dev.coffre.ports.Contract;
import dev.coffre.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which contract a command reads.
final class ContractFile {
  private static final String HINT =
      "correct it; editors that know its schema show what it may say";

  private Optional<String> named = Optional.empty();

  void declare(Options options) {
    options.value(
        List.of("--contract"),
        "FILE",
        "The contract; " + Contract.PATH + " of this folder or the nearest above it if not given.",
        given -> named = Optional.of(given));
  }

  Contract read(Host host) throws CommandException, FileFailure {
    var file = named.isPresent() ? host.resolve(named.get()) : nearest(host.directory());
    var shown = named.orElse(host.shown(file));
    try {
      return Contract.parse(shown, Files.readString(file));
    } catch (YamlException e) {
      throw CommandException.failed(String.valueOf(e.getMessage()), HINT);
    } catch (IOException e) {
      throw new FileFailure(shown, e);
    }
  }

  private static Path nearest(Path start) throws CommandException {
    var folder = Optional.of(start);
    while (folder.isPresent()) {
      var file = folder.get().resolve(Contract.PATH);
      if (Files.exists(file)) {
        return file;
      }
      folder = Optional.ofNullable(folder.get().getParent());
    }
    throw CommandException.failed(
        "there is no " + Contract.PATH + " here, nor in a folder above",
        "name the contract with --contract FILE, or the folder with -C DIR");
  }
}
