package dev.coffre.ports.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coffre.ports.Zone;
import dev.coffre.yaml.YamlException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InventoryTest {
  private static final String HOSTS =
      """
      all:
        vars: {ansible_user: operator}
        children:
          platform:
            hosts:
              one:
                ansible_host: 10.77.0.1
                coffre_addresses: {public: [203.0.113.10, '2001:db8:113::10'], vpn: [10.77.0.1]}
                postgresql_version: 17
                k3s_server_disable: [traefik]
          vantages:
            vars: {ansible_port: 2222}
            hosts:
              vantage: {ansible_host: 203.0.113.20}
              peer: {coffre_vantage_zone: vpn, ansible_user: root}
              other: {ansible_host: '{{ lookup("env", "X") }}'}
      """;

  @TempDir private Path folder;

  private Inventory read() throws YamlException, IOException {
    return Inventory.read(folder, "inventories/lab");
  }

  private void write(String file, String text) throws IOException {
    var path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void host_hasItsOwnVariablesAndThoseOfItsGroups() throws Exception {
    write("hosts.yml", HOSTS);

    var inventory = read();

    assertThat(inventory.names()).containsExactly("one", "vantage", "peer", "other");
    assertThat(inventory.group("platform")).containsExactly("one");
    var one = inventory.host("one").orElseThrow();
    assertThat(one.user()).isEqualTo("operator");
    assertThat(one.port()).isEqualTo(22);
    assertThat(one.addresses().get(Zone.PUBLIC))
        .containsExactly(
            InetAddress.ofLiteral("203.0.113.10"), InetAddress.ofLiteral("2001:db8:113::10"));
    var peer = inventory.host("peer").orElseThrow();
    assertThat(peer)
        .isEqualTo(
            new InventoryHost(
                "peer", "peer", 2222, "root", "", peer.addresses(), Zone.VPN, List.of()));
    assertThat(inventory.host("vantage").orElseThrow().zone()).isEqualTo(Zone.PUBLIC);
    assertThat(inventory.host("stranger")).isEmpty();
  }

  @Test
  void variables_ofFiles_areReadBesideThoseOfTheInventory() throws Exception {
    write("hosts.yml", HOSTS);
    write("group_vars/all/main.yml", "ansible_ssh_private_key_file: ~/.ssh/lab\n");
    write("group_vars/all/secret.sops.yml", "not: [read\n");
    write("group_vars/vantages.yml", "coffre_engine_addresses: [127.0.0.11]\n");
    write("host_vars/one.yml", "ansible_user: ada\n");

    var inventory = read();

    assertThat(inventory.host("one").orElseThrow())
        .returns("ada", InventoryHost::user)
        .returns("~/.ssh/lab", InventoryHost::key)
        .returns(List.of(), InventoryHost::engine);
    assertThat(inventory.host("vantage").orElseThrow().engine())
        .containsExactly(InetAddress.ofLiteral("127.0.0.11"));
  }

  @Test
  void template_isRefusedForTheHostThatHasIt() throws Exception {
    write("hosts.yml", HOSTS);

    assertThatThrownBy(() -> read().host("other"))
        .isInstanceOf(YamlException.class)
        .hasMessageContaining("ansible_host of other is a template");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      textBlock =
          """
          203.0.113.10,             host.example,                 a name for an address
          public: [,                lan: [,                       an unknown zone
          coffre_vantage_zone: vpn, coffre_vantage_zone: host,    a zone that is none
          ansible_user: root,       coffre_engine_addresses: [10.0.0.1], an engine that is not on loopback
          hosts:,                   hosts: [a],                   a list of hosts
          """)
  void inventory_withADefect_isRefused(String good, String bad, String what) throws IOException {
    write("hosts.yml", HOSTS.replaceFirst(Pattern.quote(good), bad));

    assertThatThrownBy(this::read).as(what).isInstanceOf(YamlException.class);
  }
}
