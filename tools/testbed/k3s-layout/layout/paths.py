"""Where k3s keeps its files. Nothing else in this program spells a path of k3s out."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Paths:
    """The files of one node, below a root that is "/" except in tests, with k3s' own where a configuration says."""

    root: Path = Path("/")
    data_dir: str = ""
    """Where k3s keeps what it makes; empty for the usual place."""
    written_kubeconfig: str = ""
    """Where the administrator's kubeconfig goes; empty for the usual place."""

    @property
    def config(self) -> Path:
        return self.root / "etc/rancher/k3s/config.yaml"

    @property
    def kubeconfig(self) -> Path:
        return Path(self.written_kubeconfig or self.root / "etc/rancher/k3s/k3s.yaml")

    @property
    def home(self) -> Path:
        return Path(self.data_dir or self.root / "var/lib/rancher/k3s")

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def lock(self) -> Path:
        return self.home / "server.lock"

    @property
    def programs(self) -> Path:
        return self.data / "current/bin"

    @property
    def server(self) -> Path:
        return self.home / "server"

    @property
    def tls(self) -> Path:
        return self.server / "tls"

    @property
    def credentials(self) -> Path:
        return self.server / "cred"

    @property
    def encryption(self) -> Path:
        return self.credentials / "encryption-config.json"

    @property
    def database(self) -> Path:
        return self.server / "db/state.db"

    @property
    def kine_socket(self) -> Path:
        return self.server / "kine.sock"

    @property
    def token(self) -> Path:
        return self.server / "token"

    @property
    def manifests(self) -> Path:
        return self.server / "manifests"

    @property
    def agent(self) -> Path:
        return self.home / "agent"

    @property
    def images(self) -> Path:
        return self.agent / "images"

    @property
    def containerd_config(self) -> Path:
        return self.agent / "etc/containerd/config.toml"

    @property
    def containerd_log(self) -> Path:
        return self.agent / "containerd/containerd.log"

    @property
    def cni_config(self) -> Path:
        return self.agent / "etc/cni/net.d"

    @property
    def kubelet_config(self) -> Path:
        return self.agent / "etc/kubelet.conf.d"

    @property
    def run(self) -> Path:
        return self.root / "run/k3s"

    @property
    def containerd_socket(self) -> Path:
        return self.run / "containerd/containerd.sock"
