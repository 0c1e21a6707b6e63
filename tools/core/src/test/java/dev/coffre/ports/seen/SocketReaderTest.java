package dev.coffre.ports.seen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SocketReaderTest {
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          'tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("sshd",pid=81,fd=6))', tcp 0.0.0.0:22 (sshd)
          'tcp LISTEN 0 128 [::]:22 [::]:* users:(("sshd",pid=81,fd=7))',       tcp [::]:22 (sshd)
          'tcp LISTEN 0 4096 *:6443 *:* users:(("k3s",pid=9,fd=1),("k3s",pid=9,fd=2))', tcp *:6443 (k3s)
          'udp UNCONN 0 0 0.0.0.0:51830 0.0.0.0:*',                             udp 0.0.0.0:51830
          'udp UNCONN 0 0 127.0.0.53%lo:53 0.0.0.0:* ',                         udp 127.0.0.53:53
          'udp UNCONN 0 0 [fe80::1]%eth0:546 [::]:*',                           udp [fe80::1]:546
          """)
  void line_ofASocket_isRead(String line, String title) throws UnreadableException {
    assertThat(SocketReader.read(line + "\n")).extracting(Listener::title).containsExactly(title);
  }

  @Test
  void sockets_ofOneProgram_areReadOnce() throws UnreadableException {
    var line = "udp UNCONN 0 0 0.0.0.0:53 0.0.0.0:* users:((\"dns\",pid=1,fd=%d))\n";

    assertThat(SocketReader.read(line.formatted(1) + line.formatted(2))).hasSize(1);
  }

  @Test
  void socket_ofBothFamilies_hasBothWildcards() throws UnreadableException {
    var listener = SocketReader.read("tcp LISTEN 0 1 *:80 *:*").getFirst();

    assertThat(
            listener.addresses().stream()
                .map(a -> a.getAddress().length)
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(4, 16);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          tcp LISTEN,                            too few words
          icmp6 UNCONN 0 0 *:ipv6-icmp *:*,      another protocol
          tcp LISTEN 0 1 0.0.0.0:http 0.0.0.0:*, a name for a port
          tcp LISTEN 0 1 host:80 0.0.0.0:*,      a name for an address
          """)
  void line_thatIsNoSocket_isRefused(String line, String what) {
    assertThatThrownBy(() -> SocketReader.read(line))
        .as(what)
        .isInstanceOf(UnreadableException.class);
  }
}
