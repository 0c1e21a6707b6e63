package dev.coffre.cli.sops;

import java.nio.file.Files;
import java.nio.file.Path;

/// `sops encrypt [FILE]`.
final class EncryptCommand implements Action {

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
  static byte[] encrypt(Call call, Path name, byte[] source) throws Failure {
    var documents = Documents.of(call, name.toString());
    var recipe = documents.recipe(name);
    return documents.encrypt(documents.readPlain(source), recipe);
  }
}
