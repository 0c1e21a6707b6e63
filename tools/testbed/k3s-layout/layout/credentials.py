"""The token, the kubeconfigs and the encryption configuration: files of server/cred and beside it."""

import base64
import hashlib
import json
import os
import secrets
from pathlib import Path

import yaml

from .config import Config
from .failure import Failure
from .paths import Paths

KEY_BYTES = 32


def make(paths: Paths, config: Config) -> None:
    make_token(paths, config)
    make_encryption(paths, config)
    url = api_url(config)
    write_kubeconfig(paths.kubeconfig, kubeconfig(paths.tls / "client-admin", paths.tls, url), config.kubeconfig_mode)
    for name, certificate in (
        ("admin", paths.tls / "client-admin"),
        ("controller", paths.tls / "client-controller"),
        ("scheduler", paths.tls / "client-scheduler"),
    ):
        write_kubeconfig(paths.credentials / f"{name}.kubeconfig", kubeconfig(certificate, paths.tls, url))
    for name in ("kubelet", "kube-proxy"):
        content = kubeconfig(paths.agent / f"client-{name}", paths.tls, url)
        write_kubeconfig(paths.agent / f"{name.replace('-', '')}.kubeconfig", content)


def api_url(config: Config) -> str:
    address = config.local_address
    host = f"[{address}]" if ":" in address else address
    return f"https://{host}:{config.https_listen_port}"


def make_token(paths: Paths, config: Config) -> None:
    """Writes server/token in k3s' form: the digest of the authority, then the password that joins."""
    if config.token_file:
        try:
            password = Path(config.token_file).read_text(encoding="ascii").strip()
        except OSError as e:
            raise Failure(f"token-file: {e}") from e
        if not password:
            raise Failure(f"token-file: {config.token_file} is empty")
        password = password.rpartition(":")[2]
    elif paths.token.exists():
        password = paths.token.read_text(encoding="ascii").strip().rpartition(":")[2]
    else:
        password = secrets.token_hex(16)
    digest = hashlib.sha256((paths.tls / "server-ca.crt").read_bytes()).hexdigest()
    write(paths.token, f"K10{digest}::server:{password}\n")


def make_encryption(paths: Paths, config: Config) -> None:
    """Makes the key of the first start. It ends in identity as k3s' does: plain text written earlier stays readable."""
    provider = config.encryption_provider
    if not provider:
        return
    if not paths.encryption.exists():
        key = {"name": f"{provider}key", "secret": base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}
        write(paths.encryption, json.dumps(encryption(provider, [key]), separators=(",", ":")))
    elif first_provider(paths.encryption) != provider:
        raise Failure(f"secrets-encryption-provider is {provider}, but {paths.encryption} begins with another")


def encryption(provider: str, keys: list[dict[str, str]]) -> dict:
    return {
        "kind": "EncryptionConfiguration",
        "apiVersion": "apiserver.config.k8s.io/v1",
        "resources": [{"resources": ["secrets"], "providers": [{provider: {"keys": keys}}, {"identity": {}}]}],
    }


def first_provider(file: Path) -> str:
    try:
        return next(iter(json.loads(file.read_text())["resources"][0]["providers"][0]))
    except (ValueError, LookupError, TypeError, StopIteration) as e:
        raise Failure(f"{file}: not an encryption configuration") from e


def kubeconfig(certificate: Path, tls: Path, url: str) -> dict:
    def inline(file: Path) -> str:
        return base64.b64encode(file.read_bytes()).decode()

    user = {
        "client-certificate-data": inline(Path(f"{certificate}.crt")),
        "client-key-data": inline(Path(f"{certificate}.key")),
    }
    cluster = {"server": url, "certificate-authority-data": inline(tls / "server-ca.crt")}
    return {
        "apiVersion": "v1",
        "kind": "Config",
        "current-context": "default",
        "clusters": [{"name": "default", "cluster": cluster}],
        "users": [{"name": "default", "user": user}],
        "contexts": [{"name": "default", "context": {"cluster": "default", "user": "default"}}],
    }


def write_kubeconfig(file: Path, content: dict, mode: int = 0o600) -> None:
    write(file, yaml.safe_dump(content, sort_keys=False), mode)


def write(file: Path, content: str, mode: int = 0o600) -> None:
    """Replaces a file in one step; it never stands there with other permissions."""
    fresh = file.with_name(f".{file.name}.new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as sink:
        sink.write(content)
    fresh.chmod(mode)
    fresh.replace(file)
