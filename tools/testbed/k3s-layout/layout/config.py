"""Reads /etc/rancher/k3s/config.yaml and config.yaml.d/*.yaml as k3s does.

Files of config.yaml.d follow config.yaml in the order of their names. A later file replaces a key; written
"key+" it appends to it. What this layout cannot honour is refused, never ignored.
"""

import ipaddress
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .failure import Failure, NotImitated

TEXTS = {
    "data-dir",
    "https-listen-port",
    "write-kubeconfig",
    "node-name",
    "node-ip",
    "bind-address",
    "advertise-address",
    "token-file",
    "write-kubeconfig-mode",
    "secrets-encryption-provider",
    "cluster-cidr",
    "service-cidr",
    "cluster-dns",
    "service-node-port-range",
}
FLAGS = {
    "secrets-encryption",
    "protect-kernel-defaults",
    "disable-agent",
    "disable-scheduler",
    "disable-controller-manager",
    "disable-cloud-controller",
    "disable-helm-controller",
    "disable-kube-proxy",
    "disable-network-policy",
}
"""Without an agent there is no kube-proxy either; the layout never has the other three that can be disabled."""
LISTS = {
    "tls-san",
    "disable",
    "kube-apiserver-arg",
    "kube-controller-manager-arg",
    "kube-scheduler-arg",
    "kube-proxy-arg",
    "kubelet-arg",
}
BUNDLED = {"coredns", "servicelb", "traefik", "local-storage", "metrics-server", "runtimes"}
PROVIDERS = {"aescbc", "secretbox"}


@dataclass(frozen=True)
class Config:
    """What `k3s server` was asked to be. Lists are in the order of the files."""

    node_name: str
    node_ip: str
    bind_address: str
    advertise_address: str
    token_file: str
    kubeconfig_mode: int
    encryption_provider: str
    """The provider of new Secrets; empty when they are kept in plain text."""
    protect_kernel_defaults: bool
    cluster_cidr: str
    service_cidr: str
    cluster_dns: str
    node_port_range: str
    data_dir: str
    kubeconfig: str
    https_listen_port: str
    disable_agent: bool
    disable_scheduler: bool
    disable_controller_manager: bool
    tls_san: tuple[str, ...]
    disable: tuple[str, ...]
    extra: Mapping[str, tuple[str, ...]]
    """Arguments for a component ("kubelet", "kube-apiserver"…), each "name=value"."""

    @property
    def local_address(self) -> str:
        """Where programs on this node reach the API server."""
        wildcard = self.bind_address in ("", "0.0.0.0", "::")
        return "127.0.0.1" if wildcard else self.bind_address


def outgoing_address() -> str:
    """The address that a packet to the default route leaves from."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing
        except OSError as e:
            raise Failure("no default route, so the node has no address: set node-ip") from e
        return probe.getsockname()[0]


def read(file: Path, host_name: str, address: Callable[[], str] = outgoing_address) -> Config:
    return interpret(settings(file), host_name, address)


def settings(file: Path) -> dict[str, Any]:
    """The keys of all files, merged and known to be ours."""
    merged: dict[str, Any] = {}
    drop_ins = sorted(Path(f"{file}.d").glob("*.y*ml"))
    for source in [file, *drop_ins]:
        if source.is_file():
            merge(merged, source)
    return merged


def merge(merged: dict[str, Any], source: Path) -> None:
    try:
        content = yaml.safe_load(source.read_text(encoding="utf-8"))
    except yaml.YAMLError as e:
        raise Failure(f"{source}: not YAML: {e}") from e
    if content is None:
        return
    if not isinstance(content, dict):
        raise Failure(f"{source}: keys with values are expected")
    for written, value in content.items():
        key = str(written).removesuffix("+")
        parsed = parse(source, key, value)
        if key == written:
            merged[key] = parsed
        elif key in LISTS:
            merged[key] = merged.get(key, ()) + parsed
        else:
            raise Failure(f"{source}: {written}: only a list can be appended to")


def parse(source: Path, key: str, value: Any) -> Any:
    if key == "flannel-backend" and value == "none":
        return value
    if key in ("cluster-init", "datastore-endpoint") or key.startswith("flannel-"):
        raise NotImitated(f"{source}: {key}")
    if key in LISTS:
        values = value if isinstance(value, list) else [value]
        if all(isinstance(one, str) for one in values):
            return tuple(values)
        raise Failure(f"{source}: {key}: text or a list of text is expected (quote numbers)")
    if key in FLAGS:
        if isinstance(value, bool):
            return value
        raise Failure(f"{source}: {key}: true or false is expected")
    if key in TEXTS:
        if isinstance(value, str):
            return value
        raise Failure(f"{source}: {key}: text is expected (quote numbers: an unquoted 0600 is 384)")
    raise Failure(f"{source}: unknown key {key}")


def interpret(merged: Mapping[str, Any], host_name: str, address: Callable[[], str]) -> Config:
    node_ip = merged.get("node-ip") or address()
    bind = merged.get("bind-address", "0.0.0.0")
    bound = bind if bind not in ("0.0.0.0", "::") else node_ip
    config = Config(
        node_name=merged.get("node-name", host_name).lower(),
        node_ip=node_ip,
        bind_address=bind,
        advertise_address=merged.get("advertise-address", bound),
        token_file=merged.get("token-file", ""),
        kubeconfig_mode=mode(merged.get("write-kubeconfig-mode", "0600")),
        encryption_provider=provider(merged),
        protect_kernel_defaults=merged.get("protect-kernel-defaults", False),
        cluster_cidr=merged.get("cluster-cidr", "10.42.0.0/16"),
        service_cidr=merged.get("service-cidr", "10.43.0.0/16"),
        cluster_dns=merged.get("cluster-dns", "10.43.0.10"),
        node_port_range=merged.get("service-node-port-range", "30000-32767"),
        data_dir=merged.get("data-dir", ""),
        kubeconfig=merged.get("write-kubeconfig", ""),
        https_listen_port=merged.get("https-listen-port", "6443"),
        disable_agent=merged.get("disable-agent", False),
        disable_scheduler=merged.get("disable-scheduler", False),
        disable_controller_manager=merged.get("disable-controller-manager", False),
        tls_san=merged.get("tls-san", ()),
        disable=merged.get("disable", ()),
        extra={k.removesuffix("-arg"): v for k, v in merged.items() if k.endswith("-arg")},
    )
    check(config)
    return config


def mode(text: str) -> int:
    try:
        return int(text, 8)
    except ValueError as e:
        raise Failure(f"write-kubeconfig-mode: {text} is not an octal mode") from e


def provider(merged: Mapping[str, Any]) -> str:
    name = merged.get("secrets-encryption-provider", "aescbc")
    if name not in PROVIDERS:
        raise Failure(f"secrets-encryption-provider: {name} is none of {', '.join(sorted(PROVIDERS))}")
    return name if merged.get("secrets-encryption", False) else ""


def check(config: Config) -> None:
    for key, value in (("cluster-cidr", config.cluster_cidr), ("service-cidr", config.service_cidr)):
        if "," in value:
            raise NotImitated(f"{key}: two families")
        parsed(key, value, ipaddress.ip_network)
    for key, value in (
        ("node-ip", config.node_ip),
        ("bind-address", config.bind_address),
        ("advertise-address", config.advertise_address),
        ("cluster-dns", config.cluster_dns),
    ):
        parsed(key, value, ipaddress.ip_address)
    if not config.https_listen_port.isdecimal():
        raise Failure(f"https-listen-port: {config.https_listen_port} is no port")
    for name in config.disable:
        if name not in BUNDLED:
            raise Failure(f"disable: k3s bundles no {name}")


def parsed(key: str, value: str, parser: Callable[[str], Any]) -> None:
    try:
        parser(value)
    except ValueError as e:
        raise Failure(f"{key}: {e}") from e
