"""The programs that make up the node, each with its arguments."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from .config import Config
from .credentials import write
from .paths import Paths


@dataclass(frozen=True)
class Component:
    """A program to be kept running. Without a log its output goes where ours goes."""

    name: str
    arguments: tuple[str, ...]
    log: Path | None = None


def arguments(defaults: Mapping[str, str | Path], extra: Iterable[str]) -> tuple[str, ...]:
    """Flags in the form --name=value; one from the configuration takes the place of ours."""
    ours = [f"{name}={value}" for name, value in defaults.items()]
    named = {one.partition("=")[0] for one in extra}
    return tuple(f"--{one}" for one in [*(o for o in ours if o.partition("=")[0] not in named), *extra])


def containerd(paths: Paths) -> Component:
    return Component("containerd", (f"--config={paths.containerd_config}",), paths.containerd_log)


def kine(paths: Paths) -> Component:
    options = "_journal=WAL&cache=shared&_busy_timeout=30000&_txlock=immediate"
    return Component(
        "kine",
        (
            f"--endpoint=sqlite://{paths.database}?{options}",
            f"--listen-address=unix://{paths.kine_socket}",
            "--metrics-bind-address=0",
        ),
    )


def api_server(paths: Paths, config: Config) -> Component:
    tls = paths.tls
    issuer = "https://kubernetes.default.svc.cluster.local"
    defaults: dict[str, str | Path] = {
        "etcd-servers": f"unix://{paths.kine_socket}",
        "bind-address": config.bind_address,
        "secure-port": config.https_listen_port,
        "advertise-address": config.advertise_address,
        "allow-privileged": "true",
        "anonymous-auth": "false",
        "authorization-mode": "Node,RBAC",
        "enable-admission-plugins": "NodeRestriction",
        "profiling": "false",
        "service-cluster-ip-range": config.service_cidr,
        "service-node-port-range": config.node_port_range,
        "service-account-issuer": issuer,
        "api-audiences": f"{issuer},k3s",
        "service-account-signing-key-file": tls / "service.key",
        "service-account-key-file": tls / "service.key",
        "client-ca-file": tls / "client-ca.crt",
        "tls-cert-file": tls / "serving-kube-apiserver.crt",
        "tls-private-key-file": tls / "serving-kube-apiserver.key",
        "kubelet-certificate-authority": tls / "server-ca.crt",
        "kubelet-client-certificate": tls / "client-kube-apiserver.crt",
        "kubelet-client-key": tls / "client-kube-apiserver.key",
        "requestheader-client-ca-file": tls / "request-header-ca.crt",
        "requestheader-allowed-names": "system:auth-proxy",
        "requestheader-extra-headers-prefix": "X-Remote-Extra-",
        "requestheader-group-headers": "X-Remote-Group",
        "requestheader-username-headers": "X-Remote-User",
        "proxy-client-cert-file": tls / "client-auth-proxy.crt",
        "proxy-client-key-file": tls / "client-auth-proxy.key",
    }
    if config.encryption_provider:
        defaults["encryption-provider-config"] = paths.encryption
    return kubernetes("kube-apiserver", defaults, config)


def controller_manager(paths: Paths, config: Config) -> Component:
    file = paths.credentials / "controller.kubeconfig"
    tls = paths.tls
    defaults: dict[str, str | Path] = {
        **local_access(file),
        "allocate-node-cidrs": "true",
        "cluster-cidr": config.cluster_cidr,
        "service-cluster-ip-range": config.service_cidr,
        "leader-elect": "false",
        "profiling": "false",
        "root-ca-file": tls / "server-ca.crt",
        "service-account-private-key-file": tls / "service.key",
        "use-service-account-credentials": "true",
    }
    for use, authority in (
        ("kube-apiserver-client", "client-ca"),
        ("kubelet-client", "client-ca"),
        ("kubelet-serving", "server-ca"),
        ("legacy-unknown", "client-ca"),
    ):
        defaults[f"cluster-signing-{use}-cert-file"] = tls / f"{authority}.crt"
        defaults[f"cluster-signing-{use}-key-file"] = tls / f"{authority}.key"
    return kubernetes("kube-controller-manager", defaults, config)


def scheduler(paths: Paths, config: Config) -> Component:
    file = paths.credentials / "scheduler.kubeconfig"
    return kubernetes(
        "kube-scheduler", {**local_access(file), "leader-elect": "false", "profiling": "false"}, config
    )


def local_access(kubeconfig: Path) -> dict[str, str | Path]:
    """Who may read the metrics of a controller is asked of the API server; from outside nobody can."""
    return {
        "bind-address": "127.0.0.1",
        "kubeconfig": kubeconfig,
        "authentication-kubeconfig": kubeconfig,
        "authorization-kubeconfig": kubeconfig,
    }


def kubelet(paths: Paths, config: Config) -> Component:
    write(paths.kubelet_config / "00-k3s-defaults.conf", yaml.safe_dump(kubelet_settings(paths, config)))
    defaults: dict[str, str | Path] = {
        "config-dir": paths.kubelet_config,
        "kubeconfig": paths.agent / "kubelet.kubeconfig",
        "hostname-override": config.node_name,
        "node-ip": config.node_ip,
        "read-only-port": "0",
    }
    return kubernetes("kubelet", defaults, config)


def kubelet_settings(paths: Paths, config: Config) -> dict:
    """The settings of k3s, then those that a container needs."""
    return {
        "apiVersion": "kubelet.config.k8s.io/v1beta1",
        "kind": "KubeletConfiguration",
        "authentication": {
            "anonymous": {"enabled": False},
            "webhook": {"enabled": True},
            "x509": {"clientCAFile": str(paths.agent / "client-ca.crt")},
        },
        "authorization": {"mode": "Webhook"},
        "clusterDNS": [config.cluster_dns],
        "clusterDomain": "cluster.local",
        "containerRuntimeEndpoint": f"unix://{paths.containerd_socket}",
        "evictionHard": {"imagefs.available": "5%", "nodefs.available": "5%"},
        "failSwapOn": False,
        "healthzBindAddress": "127.0.0.1",
        "serializeImagePulls": False,
        "tlsCertFile": str(paths.agent / "serving-kubelet.crt"),
        "tlsPrivateKeyFile": str(paths.agent / "serving-kubelet.key"),
        "cgroupDriver": "cgroupfs",
        "cgroupsPerQOS": False,
        "enforceNodeAllocatable": [],
        "failCgroupV1": False,
        "featureGates": {"KubeletInUserNamespace": True},
        "localStorageCapacityIsolation": False,
    }


def kube_proxy(paths: Paths, config: Config) -> Component:
    defaults: dict[str, str | Path] = {
        "kubeconfig": paths.agent / "kubeproxy.kubeconfig",
        "cluster-cidr": config.cluster_cidr,
        "conntrack-max-per-core": "0",
        "conntrack-tcp-timeout-close-wait": "0s",
        "conntrack-tcp-timeout-established": "0s",
        "healthz-bind-address": "127.0.0.1",
        "hostname-override": config.node_name,
        "proxy-mode": "iptables",
    }
    return kubernetes("kube-proxy", defaults, config)


def kubernetes(name: str, defaults: Mapping[str, str | Path], config: Config) -> Component:
    return Component(name, arguments(defaults, config.extra.get(name, ())))
