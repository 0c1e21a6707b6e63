package dev.coffre.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

final class AddressProperties {

  @Provide
  Arbitrary<InetAddress> addresses() {
    var bytes = Arbitraries.of((byte) 0, (byte) 0, (byte) 1, (byte) 0x20, (byte) 0xfd, (byte) 0xff);
    return Arbitraries.of(4, 16)
        .flatMap(size -> bytes.array(byte[].class).ofSize(size))
        .map(AddressProperties::address);
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  @Property
  void address_written_isReadAsTheSame(@ForAll("addresses") InetAddress address) {
    assertThat(InetAddress.ofLiteral(AddressText.of(address))).isEqualTo(address);
  }

  @Property
  void prefix_ofAnAddress_containsItAndPrintsBack(
      @ForAll("addresses") InetAddress address, @ForAll @IntRange(max = 32) int length) {
    var bytes = address.getAddress();
    for (int bit = length; bit < bytes.length * 8; bit++) {
      bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
    }
    var prefix = new Prefix(address(bytes), length);

    assertThat(prefix.contains(address)).isTrue();
    assertThat(Prefix.parse(prefix.toString())).isEqualTo(prefix);
    if (length > 0) {
      bytes[0] ^= (byte) 0x80;
      assertThat(prefix.contains(address(bytes))).isFalse();
    }
  }

  @Property
  void range_written_isReadAsTheSame(
      @ForAll @IntRange(min = 1, max = 65535) int one,
      @ForAll @IntRange(min = 1, max = 65535) int other) {
    var range = new PortRange(Math.min(one, other), Math.max(one, other));

    assertThat(PortRange.parse(range.toString())).isEqualTo(range);
    assertThat(range.contains(one) && range.contains(other)).isTrue();
    assertThat(range.contains(range.last() + 1)).isFalse();
  }

  @Example
  void addresses_areWrittenAsPeopleDo() {
    assertThat(AddressText.of(InetAddress.ofLiteral("2001:db8:113:0:0:0:0:10")))
        .isEqualTo("2001:db8:113::10");
    assertThat(AddressText.of(InetAddress.ofLiteral("::"))).isEqualTo("::");
    assertThat(AddressText.of(InetAddress.ofLiteral("fd77:0:1:0:0:0:0:0"))).isEqualTo("fd77:0:1::");
  }
}
