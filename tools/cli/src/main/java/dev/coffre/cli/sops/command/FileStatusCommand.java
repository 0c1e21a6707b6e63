package dev.coffre.cli.sops.command;

import dev.coffre.cli.sops.call.Action;
import dev.coffre.cli.sops.call.Call;
import dev.coffre.cli.sops.call.Configuration;
import dev.coffre.cli.sops.call.Failure;
import dev.coffre.cli.sops.call.Formats;
import dev.coffre.cli.sops.call.Input;
import dev.coffre.cli.sops.call.Status;
import dev.coffre.sops.SopsException;
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

  private static boolean isEncrypted(Call call) throws Failure {
    var name = call.given().arguments().getFirst();
    var format = Formats.of(call, Configuration.of(call), name).input();
    try {
      var parsed = format.store().parse(Input.file(call.file(), name));
      if (parsed.metadata().isEmpty()) {
        return false;
      }
      var metadata = dev.coffre.sops.Sops.metadata(parsed);
      return !metadata.version().isEmpty() && !metadata.mac().isEmpty();
    } catch (SopsException.MetadataMissing e) {
      return false;
    } catch (SopsException | StoreException | Failure e) {
      throw Failure.fatal(
          "cannot check file status: cannot load encrypted file: " + e.getMessage());
    }
  }
}
