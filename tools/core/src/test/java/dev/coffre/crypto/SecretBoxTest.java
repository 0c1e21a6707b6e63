package dev.coffre.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The vector of NaCl's own tests (`tests/secretbox.c`).
final class SecretBoxTest {
  private static final byte[] KEY =
      hex("1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389");
  private static final byte[] BOX =
      hex(
          "69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37"
              + "f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce48332ea7164d96a4476f"
              + "b8c531a1186ac0dfc17c98dce87b4da7f011ec48c97271d2c20f9b928fe2270d6fb863d51738b48eeee3"
              + "14a7cc8ab932164548e526ae90224368517acfeabd6bb3732bc0e9da99832b61ca01b6de56244a9e88d5"
              + "f9b37973f622a43d14a6599b1f654cb45a74e355a5");
  private static final byte[] MESSAGE =
      hex(
          "be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffce5ecbaaf33bd751a1ac7"
              + "28d45e6c61296cdc3c01233561f41db66cce314adb310e3be8250c46f06dceea3a7fa1348057e2f6556a"
              + "d6b1318a024a838f21af1fde048977eb48f59ffd4924ca1c60902e52f0a089bc76897040e082f9377638"
              + "48645e0705");

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  @Test
  void open_vector_givesTheMessage() {
    assertThat(SecretBox.open(KEY, BOX))
        .hasValueSatisfying(plain -> assertThat(plain).isEqualTo(MESSAGE));
  }

  @Test
  void open_anyByteChanged_isRefused() {
    for (int i = 0; i < BOX.length; i++) {
      var changed = BOX.clone();
      changed[i] ^= 1;

      assertThat(SecretBox.open(KEY, changed)).as("byte %d", i).isEmpty();
    }
  }

  @Test
  void open_withoutRoomForATag_isRefused() {
    assertThat(SecretBox.open(KEY, new byte[39])).isEmpty();
  }
}
