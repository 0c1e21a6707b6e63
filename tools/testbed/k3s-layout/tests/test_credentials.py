"""Certificates, token, kubeconfigs and the encryption configuration, made in a folder of their own."""

import json
import shutil
import subprocess
import tempfile
import unittest
from dataclasses import replace
from pathlib import Path

from layout import certificates, config, credentials
from layout.failure import Failure
from layout.paths import Paths
from layout.server import make_folders

SETTINGS = {"secrets-encryption": True, "secrets-encryption-provider": "secretbox", "tls-san": ("example.test",)}


class CredentialsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        """A first start, which each test gets a copy of: keys take their time."""
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.first = Path(folder.name)
        cls.settings = config.interpret(SETTINGS, "node", lambda: "198.51.100.7")
        make_folders(Paths(cls.first))
        certificates.make(Paths(cls.first), cls.settings)
        credentials.make(Paths(cls.first), cls.settings)

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.paths = Paths(Path(folder.name) / "root")
        self.config = self.settings
        shutil.copytree(self.first, self.paths.root)

    def make(self):
        certificates.make(self.paths, self.config)
        credentials.make(self.paths, self.config)

    def verify(self, certificate: Path, authority: str, purpose: str) -> str:
        """What openssl thinks of a certificate, as text."""
        tls = self.paths.tls
        command = ["openssl", "verify", "-purpose", purpose, "-CAfile", tls / f"{authority}.crt", f"{certificate}.crt"]
        return subprocess.run(command, capture_output=True, text=True).stdout

    def test_every_certificate_verifies_for_its_purpose_alone(self):
        for leaf in certificates.leaves(self.paths, self.config):
            with self.subTest(leaf.file.name):
                own, other = ("sslserver", "sslclient") if leaf.names else ("sslclient", "sslserver")
                self.assertIn("OK", self.verify(leaf.file, leaf.authority.name, own))
                self.assertNotIn("OK", self.verify(leaf.file, leaf.authority.name, other))

    def test_no_authority_vouches_for_anothers(self):
        self.assertNotIn("OK", self.verify(self.paths.tls / "client-admin", "server-ca", "sslclient"))

    def test_the_api_server_is_named_by_all_its_names(self):
        certificate = self.paths.tls / "serving-kube-apiserver.crt"
        for kind, name in (("host", "example.test"), ("ip", "10.43.0.1"), ("ip", "198.51.100.7"), ("ip", "127.0.0.1")):
            command = ["openssl", "x509", "-noout", f"-check{kind}", name, "-in", certificate]
            with self.subTest(name):
                shown = subprocess.run(command, capture_output=True, text=True).stdout
                self.assertIn("does match", shown)

    def test_secrets_are_for_their_owner_alone(self):
        private = [*self.paths.tls.glob("*.key"), *self.paths.credentials.iterdir()]
        private += [self.paths.kubeconfig, self.paths.token, *self.paths.agent.glob("*.key")]
        for file in private:
            with self.subTest(file.name):
                self.assertEqual(0o600, file.stat().st_mode & 0o777)

    def test_a_second_start_keeps_what_must_stay(self):
        kept = [self.paths.tls / "server-ca.crt", self.paths.tls / "service.key", self.paths.token, self.paths.encryption]
        before = [file.read_bytes() for file in kept]
        self.make()
        self.assertEqual(before, [file.read_bytes() for file in kept])

    def test_encryption_begins_with_the_provider_and_ends_in_identity(self):
        providers = json.loads(self.paths.encryption.read_text())["resources"][0]["providers"]
        self.assertEqual(["secretbox", "identity"], [next(iter(one)) for one in providers])

    def test_another_provider_later_is_refused(self):
        self.config = replace(self.config, encryption_provider="aescbc")
        with self.assertRaisesRegex(Failure, "begins with another"):
            self.make()

    def test_the_token_of_a_file_is_the_password(self):
        file = self.paths.root / "token"
        file.write_text("chosen\n")
        self.config = replace(self.config, token_file=str(file))
        self.make()
        self.assertRegex(self.paths.token.read_text(), r"^K10[0-9a-f]{64}::server:chosen\n$")

    def test_an_empty_token_file_is_refused(self):
        file = self.paths.root / "token"
        file.touch()
        self.config = replace(self.config, token_file=str(file))
        with self.assertRaisesRegex(Failure, "is empty"):
            self.make()

    def test_an_ipv6_address_is_bracketed(self):
        address = replace(self.config, bind_address="fd77::1")
        self.assertEqual("https://[fd77::1]:6443", credentials.api_url(address))


if __name__ == "__main__":
    unittest.main()
