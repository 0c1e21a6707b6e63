package dev.coffre.ports.seen;

import dev.coffre.ports.Protocol;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads what `ss -H -l -n -t -u -p` prints (iproute2), a socket a line: `tcp LISTEN 0 128
/// 0.0.0.0:22 0.0.0.0:* users:(("sshd",pid=1,fd=3))`.
public final class SocketReader {
  private static final List<InetAddress> EVERYWHERE =
      List.of(InetAddress.ofLiteral("0.0.0.0"), InetAddress.ofLiteral("::"));
  private static final Pattern PROGRAM = Pattern.compile("users:\\(\\(\"([^\"]*)\"");

  private SocketReader() {}

  /// The listeners, each once.
  ///
  /// @throws UnreadableException if a line is no socket
  public static List<Listener> read(String text) throws UnreadableException {
    var listeners = new ArrayList<Listener>();
    for (var line : text.lines().filter(line -> !line.isBlank()).toList()) {
      var listener = listener(line);
      if (!listeners.contains(listener)) {
        listeners.add(listener);
      }
    }
    return List.copyOf(listeners);
  }

  private static Listener listener(String line) throws UnreadableException {
    var words = line.strip().split("\\s+", 7);
    if (words.length < 6) {
      throw unreadable(line);
    }
    var local = words[4];
    int colon = local.lastIndexOf(':');
    try {
      return new Listener(
          protocol(words[0]),
          addresses(local.substring(0, Math.max(0, colon))),
          Integer.parseInt(local.substring(colon + 1)),
          words.length > 6 ? program(words[6]) : "");
    } catch (IllegalArgumentException e) {
      throw unreadable(line);
    }
  }

  private static Protocol protocol(String word) {
    return switch (word) {
      case "tcp" -> Protocol.TCP;
      case "udp" -> Protocol.UDP;
      default -> throw new IllegalArgumentException(word);
    };
  }

  /// `*` is a socket of both families; a scope, as in `[fe80::1]%eth0`, says on which interface.
  private static List<InetAddress> addresses(String text) {
    if (text.equals("*")) {
      return EVERYWHERE;
    }
    var address = text.replaceFirst("%.*", "").replaceAll("[\\[\\]]", "");
    return List.of(InetAddress.ofLiteral(address));
  }

  private static String program(String users) {
    var program = PROGRAM.matcher(users);
    return program.find() ? program.group(1) : "";
  }

  private static UnreadableException unreadable(String line) {
    return new UnreadableException("ss printed a line that is no socket: " + line.strip());
  }
}
