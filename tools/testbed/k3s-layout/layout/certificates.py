"""The certificate authorities and certificates of server/tls and agent, made by openssl.

Authorities and the key of service accounts are made once; everything they sign is made anew at each start, so
that it always names the current addresses.
"""

import ipaddress
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .config import Config
from .failure import Failure
from .paths import Paths

AUTHORITY_DAYS = 3650
LEAF_DAYS = 365


@dataclass(frozen=True)
class Leaf:
    """A certificate to be made: its file without suffix, the authority that signs it, whom it names."""

    file: Path
    authority: Path
    common_name: str
    organization: str = ""
    names: tuple[str, ...] = ()
    """DNS names and addresses of a server; none for a client."""

    @property
    def subject(self) -> str:
        return (f"/O={self.organization}" if self.organization else "") + f"/CN={self.common_name}"

    @property
    def extensions(self) -> list[str]:
        usage = "serverAuth" if self.names else "clientAuth"
        lines = ["keyUsage=critical,digitalSignature,keyEncipherment", f"extendedKeyUsage={usage}"]
        if self.names:
            lines.append("subjectAltName=" + ",".join(alternative(name) for name in self.names))
        return lines


def alternative(name: str) -> str:
    try:
        return f"IP:{ipaddress.ip_address(name)}"
    except ValueError:
        return f"DNS:{name}"


def leaves(paths: Paths, config: Config) -> list[Leaf]:
    tls, agent = paths.tls, paths.agent
    client, server = tls / "client-ca", tls / "server-ca"
    node = config.node_name
    service_ip = str(ipaddress.ip_network(config.service_cidr)[1])
    addresses = ("127.0.0.1", "::1", config.node_ip, config.advertise_address, config.local_address, service_ip)
    internal = ("kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local")
    api = unique((*internal, "localhost", node, *addresses, *config.tls_san))
    return [
        Leaf(tls / "serving-kube-apiserver", server, "kube-apiserver", names=api),
        Leaf(tls / "client-admin", client, "system:admin", "system:masters"),
        Leaf(tls / "client-controller", client, "system:kube-controller-manager"),
        Leaf(tls / "client-scheduler", client, "system:kube-scheduler"),
        Leaf(tls / "client-kube-apiserver", client, "system:apiserver", "system:masters"),
        Leaf(tls / "client-auth-proxy", tls / "request-header-ca", "system:auth-proxy"),
        Leaf(agent / "client-kubelet", client, f"system:node:{node}", "system:nodes"),
        Leaf(agent / "client-kube-proxy", client, "system:kube-proxy"),
        Leaf(agent / "serving-kubelet", server, node, names=unique((node, "localhost", "127.0.0.1", config.node_ip))),
    ]


def unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def make(paths: Paths, config: Config) -> None:
    for name in ("client-ca", "server-ca", "request-header-ca"):
        if not (paths.tls / f"{name}.crt").exists():
            make_authority(paths.tls / name, f"k3s-layout-{name}")
    service_key = paths.tls / "service.key"
    if not service_key.exists():
        openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", str(service_key))
    for leaf in leaves(paths, config):
        make_leaf(leaf)
    for name in ("client-ca.crt", "server-ca.crt"):
        (paths.agent / name).write_bytes((paths.tls / name).read_bytes())


def make_authority(file: Path, common_name: str) -> None:
    request(
        file,
        AUTHORITY_DAYS,
        f"/CN={common_name}",
        ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,digitalSignature,keyEncipherment,keyCertSign"],
    )


def make_leaf(leaf: Leaf) -> None:
    authority = ["-CA", f"{leaf.authority}.crt", "-CAkey", f"{leaf.authority}.key"]
    request(leaf.file, LEAF_DAYS, leaf.subject, ["basicConstraints=critical,CA:FALSE", *leaf.extensions], authority)
    with Path(f"{leaf.file}.crt").open("ab") as chain:
        chain.write(Path(f"{leaf.authority}.crt").read_bytes())


def request(file: Path, days: int, subject: str, extensions: list[str], authority: Iterable[str] = ()) -> None:
    added = [argument for line in extensions for argument in ("-addext", line)]
    openssl(
        "req", "-x509", "-config", "/dev/null", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc",
        "-days", str(days), "-subj", subject, *added, *authority, "-keyout", f"{file}.key", "-out", f"{file}.crt",
    )  # fmt: skip


def openssl(*arguments: str) -> None:
    try:
        subprocess.run(["openssl", *arguments], check=True, capture_output=True, text=True)
    except FileNotFoundError as e:
        raise Failure("openssl is missing: the layout makes its certificates with it") from e
    except subprocess.CalledProcessError as e:
        raise Failure(f"openssl {arguments[0]} failed: {e.stderr.strip()}") from e
