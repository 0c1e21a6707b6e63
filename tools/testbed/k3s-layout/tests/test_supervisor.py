"""Keeping programs running, with real processes."""

import os
import signal
import socket
import tempfile
import unittest
from pathlib import Path

from layout.components import Component
from layout.failure import Failure
from layout.server import only_one
from layout.supervisor import Stopped, Supervisor, notify

SHELL = Path("/bin")


class SupervisorTest(unittest.TestCase):
    def setUp(self):
        handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
        self.addCleanup(lambda: [signal.signal(number, handler) for number, handler in handlers.items()])
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.supervisor = Supervisor(SHELL, os.environ)
        self.addCleanup(self.supervisor.stop)

    def start(self, script: str) -> None:
        self.supervisor.start(Component("sh", ("-c", script), self.folder / "log"))

    def test_a_condition_is_waited_for(self):
        self.start(f"touch {self.folder}/ready; exec sleep 60")
        self.supervisor.wait_until((self.folder / "ready").exists, "it is ready", 10)

    def test_a_wait_in_vain_says_what_for(self):
        with self.assertRaisesRegex(Failure, "waited 0 s in vain: pigs fly"):
            self.supervisor.wait_until(lambda: False, "pigs fly", 0)

    def test_a_program_that_ends_ends_everything(self):
        self.start("exit 7")
        with self.assertRaisesRegex(Failure, "sh ended with 7"):
            self.supervisor.watch()

    def test_a_signal_stops(self):
        self.start("exec sleep 60")
        os.kill(os.getpid(), signal.SIGTERM)
        with self.assertRaises(Stopped):
            self.supervisor.watch()

    def test_stopping_waits_for_a_last_word(self):
        self.start(f"trap 'touch {self.folder}/bye; exit' TERM; touch {self.folder}/ready; while :; do sleep 0.1; done")
        self.supervisor.wait_until((self.folder / "ready").exists, "it is ready", 10)
        self.supervisor.stop()
        self.assertTrue((self.folder / "bye").exists())

    def test_a_second_server_is_refused(self):
        lock = self.folder / "lock"
        with only_one(lock):
            with self.assertRaisesRegex(Failure, "another k3s server runs"), only_one(lock):
                self.fail("two at once")
        with only_one(lock):
            pass

    def test_systemd_is_told(self):
        address = str(self.folder / "notify")
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
            systemd.bind(address)
            notify("READY=1", {"NOTIFY_SOCKET": address})
            self.assertEqual(b"READY=1", systemd.recv(100))

    def test_without_systemd_nobody_is_told(self):
        notify("READY=1", {})


if __name__ == "__main__":
    unittest.main()
