package dev.coffre.e2e.demo.step;

import dev.coffre.e2e.demo.ClaimFailedException;
import dev.coffre.e2e.demo.Step;
import dev.coffre.e2e.demo.stage.Stage;
import dev.coffre.secret.SecretBytes;

/// Tries the password with one bit changed: the log-in before was no open door.
record RefuseWrongPassword() implements Step {

  @Override
  public String claim() {
    return "a wrong password is refused";
  }

  @Override
  public String prove(Stage stage) throws Exception {
    try (var right = Application.password(stage);
        var wrong = SecretBytes.adopt(right.expose(RefuseWrongPassword::changed))) {
      ClaimFailedException.unless(!Application.logsIn(stage, wrong), "the server let it in");
      return "one bit off, and the server says invalid_password";
    }
  }

  private static byte[] changed(byte[] password) {
    var changed = password.clone();
    changed[0] ^= 1;
    return changed;
  }
}
