"""The k3s file as a whole: packed from small stand-ins, and run."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import yaml

from layout.main import main
from layout.paths import Paths

PACK = Path(__file__).resolve().parent.parent / "pack.py"


class MainTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.archive = self.pack("k3s")

    def pack(self, name: str, *options: str) -> Path:
        programs = self.folder / "programs"
        programs.mkdir(exist_ok=True)
        (programs / "kubectl").write_text('#!/bin/sh\necho "$KUBECONFIG $*"\n')
        versions = ["kubernetes=v1.2.3", "kine=v0.1.2", "go=go1.26"]
        command = [sys.executable, PACK, self.folder / name, "--programs", programs, "--pause", "pause:1"]
        command += ["--yaml", Path(yaml.__file__).parent, "--version", *versions, *options]
        subprocess.run(command, check=True)
        return self.folder / name

    def run_file(self, *arguments: str, called: Path | None = None) -> subprocess.CompletedProcess:
        return subprocess.run([called or self.archive, *arguments], capture_output=True, text=True)

    def test_the_same_input_packs_the_same_bytes(self):
        self.assertEqual(self.archive.read_bytes(), self.pack("again").read_bytes())

    def test_the_version_says_what_it_is(self):
        shown = self.run_file("--version")
        self.assertEqual(0, shown.returncode)
        self.assertRegex(shown.stdout, r"^k3s version v1\.2\.3\+layout \([0-9a-f]{8}\)\ngo version go1\.26\n")
        self.assertIn("This is not k3s", shown.stdout)

    def test_every_other_command_is_not_imitated(self):
        for arguments in ([], ["agent"], ["server", "--cluster-init"], ["secrets-encrypt", "status"], ["etcd-snapshot"]):
            with self.subTest(arguments):
                refused = self.run_file(*arguments)
                self.assertEqual(3, refused.returncode)
                self.assertIn("not imitated", refused.stderr)

    def test_a_cut_file_says_so(self):
        cut = self.folder / "cut"
        cut.write_bytes(self.archive.read_bytes()[:2000])
        self.assertEqual(1, main(cut, "k3s", ("--version",), Paths(self.folder)))

    def test_a_client_runs_unpacked_once(self):
        for _ in range(2):
            self.assertEqual("", self.become_kubectl("k3s", "kubectl", "get", "pods").stderr)
        folders = [f.name for f in (self.folder / "var/lib/rancher/k3s/data").iterdir()]
        self.assertEqual(2, len(folders), folders)

    def test_programs_beside_the_file_are_used_where_they_lie(self):
        linked = self.pack("linked", "--linked", "beside")
        (self.folder / "beside").mkdir()
        (self.folder / "programs/kubectl").chmod(0o755)
        (self.folder / "programs").rename(self.folder / "beside/bin")
        self.archive = linked
        self.assertIn("k3s.yaml version", self.become_kubectl("k3s", "kubectl", "version").stdout)
        self.assertEqual(["current"], [f.name for f in (self.folder / "var/lib/rancher/k3s/data").iterdir()])

    def test_a_link_named_like_a_client_is_that_client(self):
        shown = self.become_kubectl("/usr/local/bin/kubectl", "version")
        self.assertEqual(f"{self.folder}/etc/rancher/k3s/k3s.yaml version\n", shown.stdout)

    def become_kubectl(self, called: str, *arguments: str) -> subprocess.CompletedProcess:
        """Runs the program below a root of its own, in a process of its own, for it turns into another."""
        script = (
            "import sys; from pathlib import Path; from layout.main import main; from layout.paths import Paths;"
            "sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[4:], Paths(Path(sys.argv[3]))))"
        )
        command = [sys.executable, "-c", script, self.archive, called, self.folder, *arguments]
        environment = {k: v for k, v in os.environ.items() if k != "KUBECONFIG"} | {"PYTHONPATH": str(PACK.parent)}
        return subprocess.run(command, capture_output=True, text=True, env=environment)


if __name__ == "__main__":
    unittest.main()
