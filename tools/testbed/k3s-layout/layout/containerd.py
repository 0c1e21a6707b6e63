"""The container runtime's settings, the pods' network, and the images of agent/images."""

import ipaddress
import json
import os
import shutil
import subprocess
from pathlib import Path

from .config import Config
from .failure import Failure
from .paths import Paths

NODE_PREFIX = 24
"""kube-controller-manager gives each node a network of this size; the only node has the first one."""

CONFIG = """\
version = 2
root = "{root}"
state = "{state}"

[grpc]
address = "{socket}"

[plugins."io.containerd.grpc.v1.cri"]
stream_server_address = "127.0.0.1"
stream_server_port = "10010"
sandbox_image = "{pause_image}"
disable_apparmor = true
restrict_oom_score_adj = true

[plugins."io.containerd.grpc.v1.cri".containerd]
snapshotter = "{snapshotter}"

[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
runtime_type = "io.containerd.runc.v2"

[plugins."io.containerd.grpc.v1.cri".cni]
bin_dir = "{cni_programs}"
conf_dir = "{cni_config}"
"""


def configure(paths: Paths, config: Config, pause_image: str) -> None:
    root = paths.agent / "containerd"
    content = CONFIG.format(
        root=root,
        state=paths.run / "containerd",
        socket=paths.containerd_socket,
        pause_image=pause_image,
        snapshotter="overlayfs" if overlay_works(root) else "native",
        cni_programs=paths.programs,
        cni_config=paths.cni_config,
    )
    paths.containerd_config.write_text(content, encoding="utf-8")
    network = json.dumps(pod_network(config, paths.run / "cni"), indent=2)
    (paths.cni_config / "10-bridge.conflist").write_text(network + "\n", encoding="utf-8")


def overlay_works(folder: Path) -> bool:
    """Whether an overlay can be mounted here: not on top of another overlay, a container's own root."""
    probe = folder / ".overlay"
    for name in ("lower", "upper", "work", "merged"):
        (probe / name).mkdir(parents=True, exist_ok=True)
    options = f"lowerdir={probe}/lower,upperdir={probe}/upper,workdir={probe}/work"
    merged = str(probe / "merged")
    mounted = subprocess.run(["mount", "-t", "overlay", "overlay", "-o", options, merged], capture_output=True)
    if mounted.returncode == 0:
        subprocess.run(["umount", merged], check=True, capture_output=True)
    shutil.rmtree(probe)
    return mounted.returncode == 0


def pod_network(config: Config, leases: Path) -> dict:
    """A bridge with the pods of the only node. Leases lie below /run: after a reboot no pod holds one."""
    cluster = ipaddress.ip_network(config.cluster_cidr)
    if cluster.prefixlen > NODE_PREFIX:
        raise Failure(f"cluster-cidr: {cluster} has no room for a node's /{NODE_PREFIX}")
    subnet = str(next(cluster.subnets(new_prefix=NODE_PREFIX)))
    bridge = {
        "type": "bridge",
        "bridge": "cni0",
        "isDefaultGateway": True,
        "hairpinMode": True,
        "ipMasq": True,
        "ipam": {"type": "host-local", "dataDir": str(leases), "ranges": [[{"subnet": subnet}]]},
    }
    portmap = {"type": "portmap", "capabilities": {"portMappings": True}}
    return {"cniVersion": "1.0.0", "name": "cbr0", "plugins": [bridge, portmap]}


def import_images(paths: Paths) -> None:
    """Gives the runtime what stands in agent/images, k3s' way in for a machine without a registry."""
    for archive in sorted(paths.images.glob("*.tar")):
        command = [paths.programs / "ctr", "--namespace", "k8s.io", "images", "import", archive]
        done = subprocess.run(command, env=client_environment(paths), capture_output=True, text=True)
        if done.returncode:
            raise Failure(f"{archive}: cannot be imported: {done.stderr.strip()}")
        print(f"imported {archive}", flush=True)


def client_environment(paths: Paths) -> dict[str, str]:
    return {
        **os.environ,
        "CONTAINERD_ADDRESS": str(paths.containerd_socket),
        "CONTAINERD_NAMESPACE": "k8s.io",
        "CONTAINER_RUNTIME_ENDPOINT": f"unix://{paths.containerd_socket}",
    }
