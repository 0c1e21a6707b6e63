package dev.coffre.e2e.lab;

/// The machines of the lab and where they stand on its internet. The addresses are those that are
/// set aside for documentation.
public enum Place {
  /// What the platform is installed on.
  HOST("host", "host", 10),
  /// A stranger's machine.
  VANTAGE("vantage", "vantage", 20),
  /// A colleague's machine, which may join the VPN.
  PEER("peer", "vantage", 30),
  /// Where the platform's repository is served from.
  GIT("git", "git", 40);

  /// A quarter of the range: the rest may be how this machine reaches its registries.
  static final String IPV4_NETWORK = "203.0.113.0/26";

  static final String IPV4_GATEWAY = "203.0.113.1";
  static final String IPV6_NETWORK = "2001:db8:113::/64";
  static final String IPV6_GATEWAY = "2001:db8:113::1";

  private final String machine;
  private final String image;
  private final int number;

  Place(String machine, String image, int number) {
    this.machine = machine;
    this.image = image;
    this.number = number;
  }

  /// The address others reach it by.
  public String ipv4() {
    return "203.0.113." + number;
  }

  /// The same in IPv6.
  public String ipv6() {
    return "2001:db8:113::" + number;
  }

  /// The container's name and the machine's.
  public String container() {
    return "coffre-lab-" + machine;
  }

  /// Its host name.
  String machine() {
    return machine;
  }

  /// What it is made from.
  String image() {
    return image;
  }
}
