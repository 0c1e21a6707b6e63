package dev.coffre.git.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class Sha1Test {
  @Property
  void inTwoParts_isThatOfTheJdk(
      @ForAll @Size(max = 300) byte[] bytes, @ForAll @IntRange(max = 300) int cut)
      throws Exception {
    int first = Math.min(cut, bytes.length);
    var digest = new Sha1();
    digest.update(bytes, 0, first);
    digest.update(bytes, first, bytes.length - first);
    assertThat(digest.digest()).isEqualTo(MessageDigest.getInstance("SHA-1").digest(bytes));
  }
}
