"""`k3s server`: a node with its control plane, from configuration to running pods."""

import fcntl
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from . import certificates, components, container, containerd, credentials
from .api import Api
from .bundle import Bundle
from .config import Config
from .failure import Failure, NotImitated
from .paths import Paths
from .supervisor import Stopped, Supervisor, notify

NEEDED = ("openssl",)
NEEDED_BY_AGENT = ("conntrack", "iptables", "mount", "umount")
"""Programs that a host has to have. Real k3s brings its own of most."""

READY_SECONDS = 300
"""Much more than a start takes: a program that ends is noticed at once, a busy machine is only slow."""


def run(paths: Paths, config: Config, bundle: Bundle) -> None:
    """Returns when asked to stop."""
    paths = replace(paths, data_dir=config.data_dir or paths.data_dir, written_kubeconfig=config.kubeconfig)
    paths.home.mkdir(parents=True, exist_ok=True)
    with only_one(paths.lock):
        prepare(paths, config, bundle)
        serve(paths, config)


@contextmanager
def only_one(file: Path) -> Iterator[None]:
    """Keeps a second server from taking the sockets and keys of the first."""
    with file.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as e:
            raise Failure(f"another k3s server runs on these data ({file} is locked)") from e
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
    for name in NEEDED if config.disable_agent else (*NEEDED, *NEEDED_BY_AGENT):
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
    certificates.make(paths, config)
    credentials.make(paths, config)
    if not config.disable_agent:
        paths.run.mkdir(parents=True, exist_ok=True)
        container.prepare(paths)
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
    if not config.disable_agent:
        supervisor.start(components.containerd(paths))
    supervisor.start(components.kine(paths))
    supervisor.wait_until(paths.kine_socket.exists, "kine listens", READY_SECONDS)
    supervisor.start(components.api_server(paths, config))
    if not config.disable_agent:
        supervisor.wait_until(paths.containerd_socket.exists, "containerd listens", READY_SECONDS)
        containerd.import_images(paths)
    supervisor.wait_until(lambda: api.answers("/readyz"), "the API server is ready", READY_SECONDS)
    if not config.disable_controller_manager:
        supervisor.start(components.controller_manager(paths, config))
    if not config.disable_scheduler:
        supervisor.start(components.scheduler(paths, config))
    if not config.disable_agent:
        start_agent(supervisor, paths, config, api)


def start_agent(supervisor: Supervisor, paths: Paths, config: Config, api: Api) -> None:
    supervisor.start(components.kubelet(paths, config))
    supervisor.start(components.kube_proxy(paths, config))
    node = f"/api/v1/nodes/{config.node_name}"
    supervisor.wait_until(lambda: api.answers(node), "the node is registered", READY_SECONDS)


def warn(text: str) -> None:
    print(f"warning: {text}", file=sys.stderr, flush=True)
