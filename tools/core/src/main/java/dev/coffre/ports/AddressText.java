package dev.coffre.ports;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/// Addresses as people write them (RFC 5952): the JDK does not shorten IPv6 ones.
public final class AddressText {
  private static final int GROUPS = 8;

  private AddressText() {}

  /// An address as it is written; a scope is left out.
  public static String of(InetAddress address) {
    if (address instanceof Inet4Address) {
      return address.getHostAddress();
    }
    var groups = groups(address.getAddress());
    int start = 0;
    int length = 0;
    for (int i = 0; i < GROUPS; i++) {
      int zeros = zerosFrom(groups, i);
      if (zeros > length) {
        start = i;
        length = zeros;
      }
    }
    return length < 2
        ? String.join(":", groups)
        : String.join(":", groups.subList(0, start))
            + "::"
            + String.join(":", groups.subList(start + length, GROUPS));
  }

  private static List<String> groups(byte[] bytes) {
    var groups = new ArrayList<String>();
    for (int i = 0; i < bytes.length; i += 2) {
      groups.add(Integer.toHexString((bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff)));
    }
    return groups;
  }

  private static int zerosFrom(List<String> groups, int start) {
    int end = start;
    while (end < GROUPS && groups.get(end).equals("0")) {
      end++;
    }
    return end - start;
  }
}
