package dev.coffre.cli.sops.command;

import dev.coffre.cli.sops.call.Action;
import dev.coffre.cli.sops.call.Call;
import dev.coffre.cli.sops.call.Failure;
import dev.coffre.cli.sops.call.Input;
import dev.coffre.cli.sops.call.Output;
import dev.coffre.cli.sops.call.Status;
import dev.coffre.cli.sops.document.Documents;
import java.nio.file.Files;
import java.nio.file.Path;

/// `sops encrypt [FILE]`.
public final class EncryptCommand implements Action {

  @Override
  public void run(Call call) throws Failure {
    boolean fromStdin = call.given().arguments().isEmpty();
    if (fromStdin) {
      refuseStdin(call);
    }
    call.warnOfMoreArguments();
    Output.refuseBothPlaces(call);
    var file = fromStdin ? call.host().directory() : call.file();
    if (!fromStdin && !Files.exists(file)) {
      throw Failure.nonExistent(file);
    }
    var source = fromStdin ? Input.stdin(call.host()) : Input.file(file);
    Output.write(call, file, encrypt(call, call.named(file), source));
  }

  private static void refuseStdin(Call call) throws Failure {
    if (call.given().on("in-place")) {
      throw Failure.of(
          Status.CONFLICTING_PARAMETERS, "Error: cannot use --in-place when reading from stdin");
    }
    if (call.given().text("filename-override").isEmpty()) {
      throw Failure.of(
          Status.CONFLICTING_PARAMETERS,
          "Error: must specify --filename-override when reading from stdin");
    }
  }

  /// `source` encrypted by the rules for a file called `name`.
  public static byte[] encrypt(Call call, Path name, byte[] source) throws Failure {
    var documents = Documents.of(call, name.toString());
    var recipe = documents.recipe(name);
    return documents.encrypt(documents.readPlain(source), recipe);
  }
}
