package dev.coffre.e2e.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.SpecVersion.VersionFlag;
import dev.coffre.e2e.scan.Schema;
import dev.coffre.e2e.testbed.Checkout;
import dev.coffre.ports.Contract;
import dev.coffre.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// This repository's contract against its schema; editors are to refuse what the program refuses.
final class PortsSchemaTest {
  private final Schema schema;
  private final String contract;

  PortsSchemaTest() throws IOException {
    var checkout = Checkout.here();
    schema =
        Schema.of(
            checkout.resolve("docs/reference/schemas/ports.schema.json"), VersionFlag.V202012);
    contract = Files.readString(checkout.resolve(Contract.PATH));
  }

  @Test
  void contract_ofTheRepository_isTakenByBoth() throws YamlException {
    assertThat(schema.complaintsOfYaml(contract)).isEmpty();
    assertThat(Contract.parse(Contract.PATH, contract).ports()).hasSizeGreaterThan(8);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      textBlock =
          """
          port: 22,               port: 0,              a port that is none
          port: 22,               port: twenty-two,     a word for a port
          protocol: tcp,          protocol: sctp,       an unknown protocol
          'families: [ipv4, ipv6]', 'families: []',     no family
          'families: [ipv4, ipv6]', 'families: [ipv4, ipv4]', a family twice
          reachable_from: [vpn],  reachable_from: [lan], an unknown zone
          '    listen: any',      '    listen: some',    an unknown way to listen
          proof: handshake,       proof: hope,          an unknown proof
          provider: k3s,          provider: other,      an unknown provider
          owner: host_baseline,   ower: host_baseline,  an unknown field
          port: 51830,            'port: "51830-51831"', a handshake with a range
          pods: [,                pod: [,               an unknown network
          name: ssh,              name: S S H,          a name of another form
          """)
  void contract_withADefect_isRefusedByBoth(String good, String bad, String what) {
    var defect = contract.replaceFirst(Pattern.quote(good), bad);
    assertThat(defect).as(what).isNotEqualTo(contract);

    assertThat(schema.complaintsOfYaml(defect)).as(what).isNotEmpty();
    assertThatThrownBy(() -> Contract.parse(Contract.PATH, defect))
        .as(what)
        .isInstanceOf(YamlException.class);
  }
}
