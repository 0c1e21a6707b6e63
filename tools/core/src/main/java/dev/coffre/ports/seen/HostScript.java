package dev.coffre.ports.seen;

import dev.coffre.ports.Provider;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a host is asked, as a shell script that changes nothing, and how its answers are read.
public final class HostScript {
  /// For `sh`, as root: only root is told all sockets' programs and the NAT rules.
  public static final String TEXT =
      """
      export LC_ALL=C PATH="$PATH:/usr/local/bin:/usr/sbin:/sbin"
      ask() {
        name=$1; shift
        command -v "$1" >/dev/null || return
        echo "=== $name"
        "$@" || echo "=== failed $name"
      }
      ask ss ss -H -l -n -t -u -p
      ask addresses ip -o addr show
      ask iptables iptables-save -t nat
      ask ip6tables ip6tables-save -t nat
      ask nft nft -j list ruleset
      ask k3s k3s --version
      ask services k3s kubectl get services -A -o json
      echo "=== end"
      """;

  private static final String MARK = "=== ";

  private final Map<String, String> sections = new LinkedHashMap<>();

  private HostScript() {}

  /// Reads what the script printed.
  ///
  /// @param engine addresses on which something listens that is not the host's
  /// @throws UnreadableException if a part is missing that must be there, failed, or is not
  ///   understood
  public static HostView read(String printed, List<InetAddress> engine) throws UnreadableException {
    var script = new HostScript();
    script.split(printed);
    return script.view(engine);
  }

  private void split(String printed) throws UnreadableException {
    var name = "";
    var text = new StringBuilder();
    for (var line : printed.lines().toList()) {
      if (line.startsWith(MARK + "failed ")) {
        throw new UnreadableException("'" + line.substring(11) + "' failed on the host");
      } else if (line.startsWith(MARK)) {
        sections.put(name, text.toString());
        name = line.substring(MARK.length());
        text.setLength(0);
      } else {
        text.append(line).append('\n');
      }
    }
    if (!name.equals("end")) {
      throw new UnreadableException("the host stopped answering");
    }
  }

  private String required(String name, String program) throws UnreadableException {
    var text = sections.get(name);
    if (text == null) {
      throw new UnreadableException("the host has no program '" + program + "'");
    }
    return text;
  }

  private HostView view(List<InetAddress> engine) throws UnreadableException {
    var kubernetes =
        Optional.ofNullable(sections.get("k3s")).flatMap(text -> text.lines().findFirst());
    var services = sections.get("services");
    return new HostView(
        kubernetes.map(HostScript::provider),
        kubernetes.orElse(""),
        SocketReader.read(required("ss", "ss")).stream()
            .filter(listener -> !engine.containsAll(listener.addresses()))
            .toList(),
        forwards(),
        services == null ? List.of() : ServiceReader.read(services));
  }

  /// k3s says `k3s version v1.37.2+k3s1 (…)`; what keeps its layout does not claim to be it.
  private static Provider provider(String version) {
    return version.matches("k3s version v[0-9.]+\\+k3s.*") ? Provider.K3S : Provider.LAYOUT;
  }

  private List<Forward> forwards() throws UnreadableException {
    var own = addresses(required("addresses", "ip"));
    var forwards = new ArrayList<Forward>();
    Set<String> read = new HashSet<>();
    for (var family : List.of("ip", "ip6")) {
      var text = sections.get(family + "tables");
      if (text != null && !text.contains("incompatible")) {
        forwards.addAll(IptablesReader.read(text, own));
        read.add(family + " nat");
      }
    }
    var ruleset = sections.get("nft");
    if (ruleset != null) {
      forwards.addAll(NftReader.read(ruleset, own, read));
    } else if (read.size() < 2) {
      throw new UnreadableException("the host has neither 'nft' nor 'iptables-save'");
    }
    return forwards.stream().distinct().toList();
  }

  /// Of lines like `2: eth0 inet 203.0.113.10/24 brd …`.
  private static List<InetAddress> addresses(String text) throws UnreadableException {
    try {
      return text.lines()
          .map(line -> Arrays.asList(line.strip().split("\\s+")))
          .filter(words -> words.size() > 3 && words.get(2).startsWith("inet"))
          .map(words -> InetAddress.ofLiteral(words.get(3).replaceFirst("/.*", "")))
          .toList();
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("ip printed an address that is none");
    }
  }
}
