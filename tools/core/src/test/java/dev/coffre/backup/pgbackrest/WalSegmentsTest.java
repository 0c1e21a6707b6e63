package dev.coffre.backup.pgbackrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.backup.BackupException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WalSegmentsTest {
  private static final int USUAL = 16 << 20;

  @ParameterizedTest
  @CsvSource({
    "000000010000000000000002, 000000010000000000000002, 16777216, 000000010000000000000002",
    "0000000100000000000000FE, 000000010000000100000001, 16777216, 0000000100000000000000FE 0000000100000000000000FF 000000010000000100000000 000000010000000100000001",
    "00000002000000A000000003, 00000002000000A100000000, 1073741824, 00000002000000A000000003 00000002000000A100000000",
    "000000010000000000000FFF, 000000010000000100000000, 1048576, 000000010000000000000FFF 000000010000000100000000"
  })
  void segments_fromFirstToLast_areNamed(String first, String last, long size, String names)
      throws BackupException {
    assertThat(WalSegments.between(first, last, size)).isEqualTo(List.of(names.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "000000010000000000000003, 000000010000000000000002",
    "000000010000000000000002, 000000020000000000000002",
    "000000010000000000000100, 000000010000000000000101",
    "00000001000000000000000a, 00000001000000000000000b",
    "../../../etc/passwd-----, 000000010000000000000002",
    "2, 3",
    "000000010000000000000000, 00000001FFFFFFFF000000FF"
  })
  void segments_thatNoLogLeadsBetween_areRefused(String first, String last) {
    assertThatThrownBy(() -> WalSegments.between(first, last, USUAL))
        .isInstanceOf(BackupException.class);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "16777215", "8589934592"})
  void size_thatNoSegmentHas_isRefused(long size) {
    var name = "000000010000000000000002";
    assertThatThrownBy(() -> WalSegments.between(name, name, size))
        .isInstanceOf(BackupException.class);
  }
}
