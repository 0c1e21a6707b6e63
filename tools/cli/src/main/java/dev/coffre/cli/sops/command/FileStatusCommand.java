package dev.coffre.cli.sops.command;

import dev.coffre.cli.sops.call.Action;
import dev.coffre.cli.sops.call.Call;
import dev.coffre.cli.sops.call.Configuration;
import dev.coffre.cli.sops.call.Failure;
import dev.coffre.cli.sops.call.Formats;
import dev.coffre.cli.sops.call.Input;
import dev.coffre.cli.sops.call.Status;
import dev.coffre.cli.sops.document.Header;
import dev.coffre.sops.Format;
import dev.coffre.sops.store.StoreException;

/// `sops filestatus FILE`.
public final class FileStatusCommand implements Action {

  @Override
  public void run(Call call) throws Failure {
    if (call.given().arguments().isEmpty()) {
      throw Failure.of(Status.NO_FILE_SPECIFIED, "Error: no file specified");
    }
    boolean encrypted = isEncrypted(call);
    call.host().out().println("{\"encrypted\":%s}".formatted(encrypted));
  }

  /// The format of an encrypted file: an encrypted binary file is JSON.
  private static Format encrypted(Format format) {
    return format == Format.BINARY ? Format.JSON : format;
  }

  private static boolean isEncrypted(Call call) throws Failure {
    var name = call.given().arguments().getFirst();
    var format = Formats.of(call, Configuration.of(call), name).input();
    try {
      var parsed = encrypted(format).store().parse(Input.file(call.file(), name));
      return Header.of(parsed, format)
          .filter(metadata -> !metadata.version().isEmpty() && !metadata.mac().isEmpty())
          .isPresent();
    } catch (StoreException | Failure e) {
      throw Failure.fatal(
          "cannot check file status: cannot load encrypted file: " + e.getMessage());
    }
  }
}
