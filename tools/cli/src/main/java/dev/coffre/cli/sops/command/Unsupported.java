package dev.coffre.cli.sops.command;

import dev.coffre.cli.sops.call.Action;
import dev.coffre.cli.sops.call.Call;
import dev.coffre.cli.sops.call.Failure;

/// A command that this build has the flags of, to refuse it with the reason.
public final class Unsupported implements Action {
  private final String command;
  private final String reason;

  private Unsupported(String command, String reason) {
    this.command = command;
    this.reason = reason;
  }

  public static Unsupported publish() {
    return new Unsupported(
        "publish", "it uploads to S3, GCS or Vault, and this build opens no connections");
  }

  public static Unsupported keyservice() {
    return new Unsupported(
        "keyservice", "it hands keys to whoever connects, and this build opens no connections");
  }

  @Override
  public void run(Call call) throws Failure {
    throw Failure.unsupported(command, reason);
  }
}
