package dev.coffre.sops.metadata;

import static dev.coffre.sops.RandomTexts.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class MasterKeyTest {
  private static final Pattern COMMENT = Pattern.compile("^(\\S+ \\S+) .*$", Pattern.UNIX_LINES);

  @Test
  void comparable_randomSshKeys_haveNoComment() {
    comparable("ssh-");

    assertThat(comparable("ssh-a b ")).filteredOn("ssh-a b"::equals).hasSizeGreaterThan(10_000);
  }

  private static List<String> comparable(String start) {
    return assertSame(
        text -> MasterKey.age(start + text).comparable().id(),
        text -> COMMENT.matcher(start + text).replaceFirst("$1"),
        "c",
        " ",
        " ",
        "\t",
        "\u2028");
  }
}
