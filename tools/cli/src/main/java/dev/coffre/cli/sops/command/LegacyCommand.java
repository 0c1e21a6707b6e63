package dev.coffre.cli.sops.command;

import dev.coffre.cli.sops.call.Action;
import dev.coffre.cli.sops.call.Call;
import dev.coffre.cli.sops.call.Configuration;
import dev.coffre.cli.sops.call.Failure;
import dev.coffre.cli.sops.call.Input;
import dev.coffre.cli.sops.call.KeyFlag;
import dev.coffre.cli.sops.call.Output;
import dev.coffre.cli.sops.call.Status;
import dev.coffre.cli.sops.document.Documents;
import dev.coffre.cli.sops.document.JsonValue;
import dev.coffre.cli.sops.edit.EditCommand;
import dev.coffre.cli.sops.holder.RotateCommand;
import dev.coffre.cli.sops.line.GoText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `sops FILE` without a command: edits, or what `-d`, `-e`, `-r` and `--set` say. With more than
/// one of them the result of the last one in this order counts: encrypt, decrypt, rotate, set.
public final class LegacyCommand implements Action {
  private static final List<String> MODES = List.of("encrypt", "decrypt", "rotate");

  @Override
  public void run(Call call) throws Failure {
    if (call.given().arguments().isEmpty()) {
      throw Failure.of(Status.NO_FILE_SPECIFIED, "Error: no file specified");
    }
    call.warnOfMoreArguments();
    Output.refuseBothPlaces(call);
    var file = call.file();
    refuseMissing(call, file);
    warnOfModes(call);
    if (isSet(call)) {
      set(call, file);
    } else if (call.given().on("rotate")) {
      Configuration.of(call).rule(call.named(file));
      Output.write(call, file, RotateCommand.rotate(call, file));
    } else if (call.given().on("decrypt")) {
      decrypt(call, file);
    } else if (call.given().on("encrypt")) {
      Output.write(call, file, EncryptCommand.encrypt(call, call.named(file), Input.file(file)));
    } else {
      EditCommand.edit(call, file);
    }
  }

  private static boolean isSet(Call call) {
    return !call.given().text("set").isEmpty();
  }

  private static void refuseMissing(Call call, Path file) throws Failure {
    if (Files.exists(file)) {
      return;
    }
    if (KeyFlag.changesKeys(call)) {
      throw Failure.of(
          Status.CANNOT_CHANGE_KEYS_OF_NON_EXISTENT_FILE,
          "Error: cannot add or remove keys on non-existent file %s, use `--kms` and `--pgp` instead."
              .formatted(GoText.quote(file.toString())));
    }
    if (MODES.stream().anyMatch(call.given()::on)) {
      throw Failure.nonExistent(file);
    }
  }

  private static void warnOfModes(Call call) {
    long modes = MODES.stream().filter(call.given()::on).count() + (isSet(call) ? 1 : 0);
    if (modes > 1) {
      call.log()
          .warn(
              "More than one command (--encrypt, --decrypt, --rotate, --set) has been specified."
                  + " Only the changes made by the last one will be visible. Note that this"
                  + " behavior is deprecated and will cause an error eventually.");
    }
  }

  private static void decrypt(Call call, Path file) throws Failure {
    if (call.given().on("encrypt")) {
      Configuration.of(call).rule(call.named(file));
    }
    var documents = Documents.of(call, call.named(file).toString());
    var path = DecryptCommand.extractedPath(call);
    Output.write(call, file, DecryptCommand.decrypt(documents, Input.file(file), path));
  }

  private static void set(Call call, Path file) throws Failure {
    Configuration.of(call).rule(call.named(file));
    var documents = Documents.of(call, call.named(file).toString());
    var text = call.given().text("set");
    int end = text.indexOf("] ");
    if (end < 0) {
      throw invalidSet();
    }
    var value = JsonValue.parse(text.substring(end + 2).getBytes(StandardCharsets.UTF_8));
    var path = SetCommand.path(text.substring(0, end + 1), "Invalid --set format");
    var changed = SetCommand.set(documents, file, path, value);
    if (changed.isPresent()) {
      Output.replace(call, file, changed.get());
    }
  }

  private static Failure invalidSet() {
    return Failure.of(Status.INVALID_SET_FORMAT, "Invalid --set format");
  }
}
