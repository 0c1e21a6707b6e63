"""config.yaml and its drop-ins: what is read, and what is refused with which words."""

import tempfile
import unittest
from pathlib import Path

from layout import config
from layout.failure import Failure, NotImitated

ADDRESS = "198.51.100.7"

REFUSED = [
    ("unknown: 1", "unknown key unknown"),
    ("token: abc", "unknown key token"),
    ("node-ip: 10", "node-ip: text is expected"),
    ("node-ip: elsewhere", "node-ip: 'elsewhere' does not appear to be"),
    ("cluster-cidr: 10.42.0.1/16", "cluster-cidr: 10.42.0.1/16 has host bits set"),
    ("secrets-encryption: sometimes", "secrets-encryption: true or false is expected"),
    ("secrets-encryption-provider: rot13", "rot13 is none of aescbc, secretbox"),
    ("write-kubeconfig-mode: 0600", "quote numbers"),
    ("write-kubeconfig-mode: 'rw'", "rw is not an octal mode"),
    ("tls-san: [1]", "tls-san: text or a list of text"),
    ("https-listen-port: high", "https-listen-port: high is no port"),
    ("disable-agent: 1", "disable-agent: true or false is expected"),
    ("disable: [everything]", "disable: k3s bundles no everything"),
    ("node-ip+: 10.0.0.1", "node-ip+: only a list can be appended to"),
    ("- a list", "keys with values are expected"),
    ("a: [", "not YAML"),
]

NOT_IMITATED = ["cluster-init: true", "datastore-endpoint: x", "flannel-backend: vxlan", "flannel-iface: none", "cluster-cidr: 10.0.0.0/16,fd::/48"]


class ConfigTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "config.yaml"

    def read(self, *contents: str) -> config.Config:
        """Reads the first text as config.yaml, the others as its drop-ins in their order."""
        self.file.write_text(contents[0])
        drop_ins = Path(f"{self.file}.d")
        drop_ins.mkdir(exist_ok=True)
        for number, content in enumerate(contents[1:]):
            (drop_ins / f"{number}.yaml").write_text(content)
        return config.read(self.file, "Node-1", lambda: ADDRESS)

    def test_a_server_alone_is_asked_for_in_its_configuration(self):
        read = self.read("{disable-agent: true, disable-scheduler: true, data-dir: /x, https-listen-port: '7443'}")
        self.assertTrue(read.disable_agent and read.disable_scheduler and not read.disable_controller_manager)
        self.assertEqual(("/x", "7443"), (read.data_dir, read.https_listen_port))

    def test_nothing_written_is_k3s_defaults(self):
        read = config.read(self.file, "Node-1", lambda: ADDRESS)
        self.assertEqual("node-1", read.node_name)
        self.assertEqual((ADDRESS, "0.0.0.0", ADDRESS), (read.node_ip, read.bind_address, read.advertise_address))
        self.assertEqual(("10.42.0.0/16", "10.43.0.0/16"), (read.cluster_cidr, read.service_cidr))
        self.assertEqual(0o600, read.kubeconfig_mode)
        self.assertEqual("", read.encryption_provider)

    def test_a_later_file_replaces(self):
        read = self.read("tls-san: [a, b]\nnode-name: x", "tls-san: c")
        self.assertEqual(("x", ("c",)), (read.node_name, read.tls_san))

    def test_a_plus_appends(self):
        self.assertEqual(("a", "b", "c"), self.read("tls-san: [a]", "tls-san+: [b]", "tls-san+: c").tls_san)

    def test_a_bound_address_is_advertised_and_used_here(self):
        read = self.read("bind-address: 10.77.0.1\nnode-ip: 203.0.113.10")
        self.assertEqual(("10.77.0.1", "10.77.0.1"), (read.advertise_address, read.local_address))

    def test_encryption_is_aescbc_unless_said_otherwise(self):
        self.assertEqual("aescbc", self.read("secrets-encryption: true").encryption_provider)
        both = "secrets-encryption: true\nsecrets-encryption-provider: secretbox"
        self.assertEqual("secretbox", self.read(both).encryption_provider)

    def test_arguments_are_kept_by_component(self):
        self.assertEqual({"kubelet": ("v=2",)}, self.read("kubelet-arg: v=2").extra)

    def test_what_is_wrong_is_refused(self):
        for text, words in REFUSED:
            with self.subTest(text), self.assertRaises(Failure) as refusal:
                self.read(text)
            self.assertIn(words, str(refusal.exception))

    def test_what_k3s_alone_can_do_is_not_imitated(self):
        for text in NOT_IMITATED:
            with self.subTest(text), self.assertRaises(NotImitated):
                self.read(text)


if __name__ == "__main__":
    unittest.main()
