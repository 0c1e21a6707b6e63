"""`k3s server`: a node with its control plane, from configuration to running pods."""

import fcntl
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import certificates, components, container, containerd, credentials
from .api import Api
from .bundle import Bundle
from .config import Config
from .failure import Failure, NotImitated
from .paths import Paths
from .supervisor import Stopped, Supervisor, notify

NEEDED = ("conntrack", "iptables", "mount", "openssl", "umount")
"""Programs that a host has to have. Real k3s brings its own of most."""

READY_SECONDS = 300
"""Much more than a start takes: a program that ends is noticed at once, a busy machine is only slow."""


def run(paths: Paths, config: Config, bundle: Bundle) -> None:
    """Returns when asked to stop."""
    paths.run.mkdir(parents=True, exist_ok=True)
    with only_one(paths.run / "server.lock"):
        prepare(paths, config, bundle)
        serve(paths, config)


@contextmanager
def only_one(file: Path) -> Iterator[None]:
    """Keeps a second server from taking the sockets and keys of the first."""
    with file.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as e:
            raise Failure(f"another k3s server runs on this host ({file} is locked)") from e
        yield


def serve(paths: Paths, config: Config) -> None:
    environment = {**os.environ, "PATH": f"{paths.programs}:{os.environ.get('PATH', '')}:/usr/sbin:/sbin"}
    supervisor = Supervisor(paths.programs, environment)
    try:
        start(supervisor, paths, config)
        notify("READY=1")
        print("k3s layout is up and running", flush=True)
        supervisor.watch()
    except Stopped:
        print("stopping", flush=True)
    finally:
        notify("STOPPING=1")
        supervisor.stop()


def prepare(paths: Paths, config: Config, bundle: Bundle) -> None:
    for name in NEEDED:
        if not shutil.which(name):
            raise Failure(f"{name} is missing on this host")
    bundle.unpack(paths)
    make_folders(paths)
    if any(paths.manifests.iterdir()):
        raise NotImitated(f"manifests are not applied: {paths.manifests} has to be empty")
    if config.protect_kernel_defaults:
        warn("protect-kernel-defaults is accepted, but not enforced: the kernel belongs to others")
    if not config.encryption_provider:
        warn("secrets-encryption is off: Secrets are kept in plain text")
    container.prepare(paths)
    certificates.make(paths, config)
    credentials.make(paths, config)
    containerd.configure(paths, config, bundle.pause_image)


def make_folders(paths: Paths) -> None:
    os.umask(0o022)
    for folder in (paths.server, paths.tls, paths.credentials, paths.database.parent, paths.manifests):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
    for folder in (
        paths.kubeconfig.parent,
        paths.images,
        paths.cni_config,
        paths.kubelet_config,
        paths.containerd_config.parent,
        paths.containerd_log.parent,
    ):
        folder.mkdir(parents=True, exist_ok=True)


def start(supervisor: Supervisor, paths: Paths, config: Config) -> None:
    api = Api(paths, config)
    for socket in (paths.kine_socket, paths.containerd_socket):
        socket.unlink(missing_ok=True)
    supervisor.start(components.containerd(paths))
    supervisor.start(components.kine(paths))
    supervisor.wait_until(paths.kine_socket.exists, "kine listens", READY_SECONDS)
    supervisor.start(components.api_server(paths, config))
    supervisor.wait_until(paths.containerd_socket.exists, "containerd listens", READY_SECONDS)
    containerd.import_images(paths)
    supervisor.wait_until(lambda: api.answers("/readyz"), "the API server is ready", READY_SECONDS)
    supervisor.start(components.controller_manager(paths, config))
    supervisor.start(components.scheduler(paths, config))
    supervisor.start(components.kubelet(paths, config))
    supervisor.start(components.kube_proxy(paths, config))
    node = f"/api/v1/nodes/{config.node_name}"
    supervisor.wait_until(lambda: api.answers(node), "the node is registered", READY_SECONDS)


def warn(text: str) -> None:
    print(f"warning: {text}", file=sys.stderr, flush=True)
