package dev.coffre.ports.seen;

import dev.coffre.ports.PortRange;
import dev.coffre.ports.Prefix;
import dev.coffre.ports.Protocol;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads what `iptables-save -t nat` and `ip6tables-save -t nat` print: which ports of the host's
/// addresses its rules lead elsewhere. It follows the chains from PREROUTING, as a packet from
/// outside does.
public final class IptablesReader {
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");

  private final Map<String, List<List<String>>> chains = new HashMap<>();
  private final Collection<InetAddress> own;
  private final Set<Forward> forwards = new LinkedHashSet<>();

  private IptablesReader(Collection<InetAddress> own) {
    this.own = own;
  }

  /// What the rules lead elsewhere.
  ///
  /// @param own the addresses of the host
  /// @throws UnreadableException if a condition that is known has a value that is not
  public static List<Forward> read(String text, Collection<InetAddress> own)
      throws UnreadableException {
    var reader = new IptablesReader(own);
    text.lines().filter(line -> line.startsWith("-A ")).forEach(reader::add);
    try {
      reader.follow("PREROUTING", Match.ALL, Set.of());
    } catch (IllegalArgumentException e) {
      throw new UnreadableException(
          "iptables-save printed a rule not understood: " + e.getMessage());
    }
    return List.copyOf(reader.forwards);
  }

  private void add(String line) {
    var words = WORD.matcher(line).results().map(found -> found.group()).toList();
    chains
        .computeIfAbsent(words.get(1), _ -> new ArrayList<>())
        .add(words.subList(2, words.size()));
  }

  private void follow(String chain, Match match, Set<String> passed) {
    if (passed.contains(chain)) {
      return;
    }
    var here = new LinkedHashSet<>(passed);
    here.add(chain);
    for (var rule : chains.getOrDefault(chain, List.of())) {
      var narrowed = narrow(rule, match);
      if (!narrowed.isEmpty()) {
        lead(chain, rule, narrowed, here);
      }
    }
  }

  private void lead(String chain, List<String> rule, Match match, Set<String> passed) {
    int jump = Math.max(rule.lastIndexOf("-j"), rule.lastIndexOf("-g"));
    if (jump < 0 || jump + 1 == rule.size()) {
      return;
    }
    var target = rule.get(jump + 1);
    switch (target) {
      case "DNAT", "REDIRECT", "NETMAP" ->
          forwards.addAll(match.forwards("iptables nat " + first(chain, passed)));
      default -> follow(target, match, passed);
    }
  }

  /// The chain that people look for: the first behind PREROUTING that says which port.
  private static String first(String chain, Set<String> passed) {
    return passed.stream()
        .filter(name -> !name.equals("PREROUTING") && !name.equals("KUBE-SERVICES"))
        .findFirst()
        .orElse(chain);
  }

  private Match narrow(List<String> rule, Match match) {
    var narrowed = match;
    for (int i = 0; i + 1 < rule.size(); i++) {
      if (i > 0 && rule.get(i - 1).equals("!")) {
        continue;
      }
      var value = rule.get(i + 1);
      narrowed =
          switch (rule.get(i)) {
            case "-p", "--protocol" -> protocol(narrowed, value);
            case "--dport", "--dports" -> narrowed.with(ports(value));
            case "-d", "--destination" -> narrowed.to(prefix(value), own);
            default -> narrowed;
          };
    }
    return narrowed;
  }

  private static Match protocol(Match match, String value) {
    return switch (value) {
      case "tcp", "6" -> match.with(Protocol.TCP);
      case "udp", "17" -> match.with(Protocol.UDP);
      case "all", "0" -> match;
      default -> match.withNoProtocol();
    };
  }

  /// `80`, `80:90`, or several with commas.
  private static List<PortRange> ports(String value) {
    return Arrays.stream(value.split(",")).map(text -> range(text.split(":", 2))).toList();
  }

  private static PortRange range(String[] ends) {
    int first = Integer.parseInt(ends[0]);
    return new PortRange(Math.max(1, first), ends.length > 1 ? Integer.parseInt(ends[1]) : first);
  }

  private static Prefix prefix(String value) {
    var address = value.replaceFirst("/.*", "");
    int bits = InetAddress.ofLiteral(address).getAddress().length * Byte.SIZE;
    return Prefix.parse(value.contains("/") ? value : address + "/" + bits);
  }
}
