"""Keeps the node's programs running: all of them, or none."""

import ctypes
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from .components import Component
from .failure import Failure

PR_SET_PDEATHSIG = 1
POLL_SECONDS = 0.1
STOP_SECONDS = 20


class Stopped(Exception):
    """Somebody asked us to end: not a failure."""


class Supervisor:
    """Starts programs from a folder. Not thread-safe; one a process, for it takes the signals."""

    def __init__(self, programs: Path, environment: Mapping[str, str]):
        self._programs = programs
        self._environment = environment
        self._running: list[tuple[Component, subprocess.Popen]] = []
        self._stop = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask_to_stop)

    def _ask_to_stop(self, _number: int, _frame: object) -> None:
        self._stop = True

    def start(self, component: Component) -> None:
        print(f"starting {component.name} {' '.join(component.arguments)}", flush=True)
        log = component.log.open("ab") if component.log else None
        try:
            process = subprocess.Popen(
                [self._programs / component.name, *component.arguments],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                umask=0o077 if component.name == "kine" else -1,
                preexec_fn=die_with_parent,
            )
        finally:
            if log:
                log.close()
        self._running.append((component, process))

    def wait_until(self, holds: Callable[[], bool], what: str, seconds: float) -> None:
        """Returns once the condition holds; fails when a program ends, or the time is over."""
        deadline = time.monotonic() + seconds
        while not holds():
            self._check()
            if time.monotonic() > deadline:
                raise Failure(f"waited {seconds:.0f} s in vain: {what}")
            time.sleep(POLL_SECONDS)

    def watch(self) -> None:
        """Returns never: raises Stopped when asked to end, Failure when a program did."""
        while True:
            self._check()
            time.sleep(POLL_SECONDS)

    def _check(self) -> None:
        if self._stop:
            raise Stopped
        for component, process in self._running:
            code = process.poll()
            if code is not None:
                raise Failure(f"{component.name} ended with {code}; its last lines say why")

    def stop(self) -> None:
        """Ends what runs, the last started first. Pods are left alone, as k3s leaves them."""
        for _component, process in reversed(self._running):
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._running.clear()


def die_with_parent() -> None:
    """Keeps a killed launcher from leaving programs behind that hold its ports."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def notify(state: str, environment: Mapping[str, str] = os.environ) -> None:
    """Tells systemd (sd_notify) when it listens, as for a unit of Type=notify."""
    address = environment.get("NOTIFY_SOCKET", "")
    if address:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sink:
            sink.connect("\0" + address[1:] if address.startswith("@") else address)
            sink.sendall(state.encode())
