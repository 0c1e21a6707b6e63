"""The k3s command: picks what to do, and turns a failure into a line and an exit code."""

import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

from . import config, server
from .bundle import Bundle
from .containerd import client_environment
from .failure import Failure, NotImitated
from .paths import Paths

CLIENTS = ("kubectl", "crictl", "ctr")


def main(archive: Path, called: str, arguments: Sequence[str], paths: Paths | None = None) -> int:
    """Runs the command; returns its exit code.

    archive: the k3s file. called: the name it was called by; a link named kubectl, crictl or ctr acts as that.
    """
    if Path(called).name in CLIENTS:
        arguments = (Path(called).name, *arguments)
    try:
        dispatch(Bundle.open(archive), paths or Paths(data_dir=os.environ.get("K3S_DATA_DIR", "")), arguments)
    except Failure as e:
        print(f"k3s: {e}", file=sys.stderr, flush=True)
        return e.code
    return 0


def dispatch(bundle: Bundle, paths: Paths, arguments: Sequence[str]) -> None:
    match arguments:
        case ["--version" | "-v"]:
            print(bundle.describe())
        case ["server"]:
            server.run(paths, config.read(paths.config, socket.gethostname()), bundle)
        case ["server", "--config", file]:
            server.run(paths, config.read(Path(file), socket.gethostname()), bundle)
        case [client, *rest] if client in CLIENTS:
            become(bundle, paths, client, rest)
        case _:
            raise NotImitated("k3s " + " ".join(arguments))


def become(bundle: Bundle, paths: Paths, client: str, arguments: Sequence[str]) -> None:
    """Turns this process into a client of the cluster or of its container runtime."""
    bundle.unpack(paths)
    environment = client_environment(paths)
    environment.setdefault("KUBECONFIG", str(paths.kubeconfig))
    program = paths.programs / client
    os.execve(program, [client, *arguments], environment)
