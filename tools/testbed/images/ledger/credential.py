"""What the application logs in with, as the kubelet mounts it: one file a key."""

import os
from dataclasses import dataclass, field
from pathlib import Path


class CredentialMissing(Exception):
    """A file of the credential is missing or empty."""


@dataclass(frozen=True)
class Credential:
    username: str
    password: str = field(repr=False)
    generation: str


def read(folder: Path) -> Credential:
    """Reads the credential that is mounted now.

    The kubelet puts the files into a new folder and then turns the link `..data` to it, so the link is
    followed once: reading through it three times could mix two generations.
    """
    now = Path(os.path.realpath(folder / "..data")) if (folder / "..data").exists() else folder
    return Credential(*(_text(now / name) for name in ("username", "password", "generation")))


def _text(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8").strip()
    except OSError as e:
        raise CredentialMissing(f"{file.name}: {e.strerror}") from None
    if not text:
        raise CredentialMissing(f"{file.name} is empty")
    return text
