package dev.coffre.backup.k3s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.backup.BackupException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EncryptionConfigTest {
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PLAIN = "k8s\0what it says".getBytes(StandardCharsets.US_ASCII);

  private static String file(String providers) {
    return """
    {"kind":"EncryptionConfiguration","resources":[{"resources":["secrets"],"providers":[%s]}]}
    """
        .formatted(providers.replace("KEY", Base64.getEncoder().encodeToString(KEY)));
  }

  @Test
  void firstProvider_isTheOneThatWrites() throws BackupException {
    var config =
        EncryptionConfig.parse(
            file(
                "{\"secretbox\":{\"keys\":[{\"name\":\"a\",\"secret\":\"KEY\"}]}},{\"identity\":{}}"));

    assertThat(config.provider()).isEqualTo("secretbox");
    assertThat(config.keyName()).isEqualTo("a");
    assertThat(config).hasToString("EncryptionConfig[secretbox a]");
  }

  @Test
  void identityInFront_writesPlaintext() throws BackupException {
    var config =
        EncryptionConfig.parse(
            file(
                "{\"identity\":{}},{\"aescbc\":{\"keys\":[{\"name\":\"a\",\"secret\":\"KEY\"}]}}"));

    assertThat(config.provider()).isEqualTo("identity");
    assertThat(config.keyName()).isEmpty();
    assertThat(config.keys()).hasSize(1);
  }

  @Test
  void open_aescbc_givesWhatWasEncrypted() throws Exception {
    var config =
        EncryptionConfig.parse(
            file("{\"aescbc\":{\"keys\":[{\"name\":\"a\",\"secret\":\"KEY\"}]}}"));

    assertThat(config.open("x", sealed("k8s:enc:aescbc:v1:a:"))).isEqualTo(PLAIN);
    assertThat(config.open("x", PLAIN)).isEqualTo(PLAIN);
    assertThatThrownBy(() -> config.open("x", sealed("k8s:enc:aescbc:v1:b:")))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("x is encrypted with a key that");
  }

  private static byte[] sealed(String mark) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    var iv = new byte[16];
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new IvParameterSpec(iv));
    var sealed = new ByteArrayOutputStream();
    sealed.writeBytes(mark.getBytes(StandardCharsets.US_ASCII));
    sealed.writeBytes(iv);
    sealed.writeBytes(cipher.doFinal(PLAIN));
    return sealed.toByteArray();
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {                                                             | cannot be read
          {"resources":[]}                                              | says nothing of Secrets
          {"resources":[{"resources":["secrets"],"providers":[{"kms":{}}]}]} | a provider other than
          {"resources":[{"resources":["secrets"],"providers":[{"aescbc":{"keys":[{"name":"a","secret":"-"}]}}]}]} | cannot be read
          """)
  void parse_withADefect_isRefused(String text, String why) {
    assertThatThrownBy(() -> EncryptionConfig.parse(text))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining(why);
  }
}
