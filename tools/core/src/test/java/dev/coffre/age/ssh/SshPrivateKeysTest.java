package dev.coffre.age.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.age.key.AgeException.InvalidKey;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A file encrypted to the public half of numbers that do not belong together is lost.
class SshPrivateKeysTest {
  private static final int NUMBERS = 8;

  @Test
  void rsa_numbersOfOneKey_areTaken() throws Exception {
    assertThat(SshPrivateKeys.rsa(parameters(numbers())).key().type()).isEqualTo("ssh-rsa");
  }

  @ParameterizedTest(name = "number {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void rsa_oneNumberOfAnotherKey_throws(int changed) throws Exception {
    var numbers = numbers();
    numbers[changed] = changed == 1 ? BigInteger.valueOf(17) : numbers()[changed];
    assertThatThrownBy(() -> SshPrivateKeys.rsa(parameters(numbers)))
        .isInstanceOf(InvalidKey.class);
  }

  private static RSAPrivateCrtKeyParameters parameters(BigInteger[] n) {
    return new RSAPrivateCrtKeyParameters(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]);
  }

  private static BigInteger[] numbers() throws NoSuchAlgorithmException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
    var numbers = new BigInteger[NUMBERS];
    numbers[0] = key.getModulus();
    numbers[1] = key.getPublicExponent();
    numbers[2] = key.getPrivateExponent();
    numbers[3] = key.getPrimeP();
    numbers[4] = key.getPrimeQ();
    numbers[5] = key.getPrimeExponentP();
    numbers[6] = key.getPrimeExponentQ();
    numbers[7] = key.getCrtCoefficient();
    return numbers;
  }
}
