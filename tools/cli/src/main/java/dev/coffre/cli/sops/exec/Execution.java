package dev.coffre.cli.sops.exec;

import dev.coffre.cli.child.Child;
import dev.coffre.cli.sops.call.Call;
import dev.coffre.cli.sops.call.Failure;
import java.io.IOException;

/// What `exec-env` and `exec-file` have in common.
public final class Execution {
  private Execution() {}

  static void refuseWrongArguments(Call call) throws Failure {
    if (call.given().arguments().size() != 2) {
      throw Failure.generic("error: missing file to decrypt");
    }
  }

  static void warnOfBackground(Call call, String command) {
    if (call.given().on("background")) {
      call.log()
          .warn(
              "%s's --background option is deprecated and will be removed in a future version of sops"
                  .formatted(command));
    }
  }

  static void refuseUser(Call call) throws Failure {
    if (!call.given().text("user").isEmpty()) {
      throw Failure.unsupported(
          "--user", "a Java process cannot change its user; use sudo or runuser in the command");
    }
  }

  /// Runs the command and ends as it ends.
  static void run(Call call, Child child) throws Failure {
    call.host().out().flush();
    try {
      if (call.given().on("background")) {
        child.start();
        return;
      }
      int status = child.run();
      if (status != 0) {
        throw Failure.ofChild(status);
      }
    } catch (IOException e) {
      throw Failure.generic("cannot run the command: " + e.getMessage());
    }
  }
}
