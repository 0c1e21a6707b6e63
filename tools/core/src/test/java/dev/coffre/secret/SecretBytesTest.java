package dev.coffre.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretBytesTest {

  @Test
  void toString_givesTheLengthOnly() {
    assertThat(SecretBytes.copyOf(new byte[] {65, 66, 67})).hasToString("SecretBytes[3 bytes]");
  }

  @Test
  void copyOf_laterChangeOfTheSource_isNotSeen() {
    var source = new byte[] {1, 2};
    var secret = SecretBytes.copyOf(source);
    source[0] = 9;
    assertThat(secret.expose(byte[]::clone)).containsExactly(1, 2);
  }

  @Test
  void close_wipesTheBytesAndRefusesReaders() {
    var bytes = new byte[] {1, 2, 3};
    var secret = SecretBytes.adopt(bytes);
    secret.close();
    assertThat(bytes).containsOnly(0);
    assertThatThrownBy(() -> secret.expose(byte[]::clone))
        .isInstanceOf(IllegalStateException.class);
    secret.close();
  }

  @Test
  void sameAs_comparesContents() {
    var secret = SecretBytes.copyOf(new byte[] {1, 2});
    assertThat(secret.sameAs(SecretBytes.copyOf(new byte[] {1, 2}))).isTrue();
    assertThat(secret.sameAs(SecretBytes.copyOf(new byte[] {1, 3}))).isFalse();
    assertThat(secret.sameAs(SecretBytes.copyOf(new byte[] {1}))).isFalse();
  }
}
