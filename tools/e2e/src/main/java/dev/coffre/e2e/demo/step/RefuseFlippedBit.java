package dev.coffre.e2e.demo.step;

import dev.coffre.e2e.demo.ClaimFailedException;
import dev.coffre.e2e.demo.Step;
import dev.coffre.e2e.demo.stage.PlantedSecret;
import dev.coffre.e2e.demo.stage.Stage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Flips one bit of one ciphertext in every file and asks for the file, then puts it back.
record RefuseFlippedBit() implements Step {
  // Not a comment: sops keeps one that does not decrypt, with a warning.
  private static final Pattern CIPHERTEXT =
      Pattern.compile("ENC\\[AES256_GCM,data:([A-Za-z0-9+/])[^\\]]*,type:(?!comment)");

  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  @Override
  public String claim() {
    return "one flipped bit is refused";
  }

  @Override
  public String prove(Stage stage) throws Exception {
    List<String> files = stage.secrets().stream().map(PlantedSecret::file).distinct().toList();
    for (String file : files) {
      Path path = stage.repository().resolve(file);
      byte[] sound = Files.readAllBytes(path);
      try {
        Files.write(path, flipped(file, sound));
        Expect.refusal(stage.coffre().run("decrypt", file));
      } finally {
        Files.write(path, sound);
      }
      Expect.success(stage.coffre().reveal("decrypt", file));
    }
    return "%d of %d files, nothing written; put back, each decrypts again"
        .formatted(files.size(), files.size());
  }

  /// `sound` with another bit in the first ciphertext, still in good base64: only the cipher can
  /// tell.
  private static byte[] flipped(String file, byte[] sound) throws ClaimFailedException {
    var text = new String(sound, StandardCharsets.ISO_8859_1);
    var ciphertext = CIPHERTEXT.matcher(text);
    ClaimFailedException.unless(ciphertext.find(), file + " holds no ciphertext");
    int at = ciphertext.start(1);
    char other = BASE64.charAt(BASE64.indexOf(text.charAt(at)) ^ 1);
    return (text.substring(0, at) + other + text.substring(at + 1))
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
