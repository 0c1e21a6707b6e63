package dev.coffre.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PassFileTest {
  private static final String TEXT =
      """
      # a comment:5432:*:*:no
      127.0.0.1:5433:*:backup:%s
      127.0.0.1:*:ledger:back\\:up:with\\\\slash:and:colons
      *:*:*:postgres:last
      too:few
      """
          .formatted("first");

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          127.0.0.1, 5433, ledger, backup, first
          127.0.0.1, 5432, ledger, back:up, 'with\\slash:and:colons'
          /run, 1, x, postgres, last
          /run, 1, x, nobody, ''
          """)
  void password_ofTheFirstLineThatFits(
      String host, int port, String database, String user, String expected) throws Exception {
    var found = new PassFile(file("rw-------")).password(host, port, database, user);

    var text = found.map(one -> one.expose(bytes -> new String(bytes, StandardCharsets.UTF_8)));
    assertThat(text.orElse("")).isEqualTo(expected);
  }

  @Test
  void file_thatOthersMayRead_isRefused() throws Exception {
    var open = new PassFile(file("rw-r-----"));

    assertThatThrownBy(() -> open.password("h", 1, "d", "u")).hasMessageContaining("others");
  }

  private Path file(String permissions) throws Exception {
    var file = Files.writeString(folder.resolve("pgpass"), TEXT);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
