"""The programs that the k3s file carries, and where it unpacks them, as k3s does, on its first use."""

import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .failure import Failure
from .paths import Paths

PAYLOAD = "payload/"


@dataclass(frozen=True)
class Bundle:
    """One k3s file: a ZIP archive with this program, the programs it starts, and what it says of them."""

    archive: Path
    digest: str
    """Names the folder it unpacks into."""
    pause_image: str
    versions: Mapping[str, str]
    programs: str = ""
    """A folder that already holds the programs, for a file that carries none."""

    @staticmethod
    def open(archive: Path) -> "Bundle":
        try:
            with zipfile.ZipFile(archive) as content:
                build = json.loads(content.read("build.json"))
        except (OSError, KeyError, zipfile.BadZipFile) as e:
            raise Failure(f"{archive}: not a whole k3s layout file: {e}") from e
        linked = str(archive.parent / build["programs"]) if "programs" in build else ""
        return Bundle(archive, build["digest"], build["pauseImage"], build["versions"], linked)

    def unpack(self, paths: Paths) -> None:
        """Unpacks what is not there yet and makes data/current point to it."""
        paths.data.mkdir(parents=True, exist_ok=True)
        if not self.programs:
            self._unpack_once(paths)
        current = paths.data / "current"
        pointed = self.programs or self.digest
        if not current.is_symlink() or os.readlink(current) != pointed:
            link = paths.data / f".current-{os.getpid()}"
            link.symlink_to(pointed)
            link.replace(current)

    def _unpack_once(self, paths: Paths) -> None:
        target = paths.data / self.digest
        if target.is_dir():
            return
        fresh = Path(tempfile.mkdtemp(prefix=".unpack-", dir=paths.data))
        self._extract(fresh)
        fresh.chmod(0o755)
        try:
            fresh.rename(target)
        except OSError:
            shutil.rmtree(fresh)
            if not target.is_dir():  # else another process was faster
                raise

    def _extract(self, folder: Path) -> None:
        with zipfile.ZipFile(self.archive) as content:
            for entry in content.infolist():
                if entry.filename.startswith(PAYLOAD) and not entry.is_dir():
                    file = folder / entry.filename.removeprefix(PAYLOAD)
                    file.parent.mkdir(parents=True, exist_ok=True)
                    with content.open(entry) as source, file.open("wb") as sink:
                        shutil.copyfileobj(source, sink, 1 << 20)
                    file.chmod(0o755)

    def describe(self) -> str:
        """What `k3s --version` prints: the first two lines are shaped as k3s' own."""
        versions = dict(self.versions)
        parts = ", ".join(f"{name} {version}" for name, version in versions.items() if name != "go")
        return (
            f"k3s version {versions['kubernetes']}+layout ({self.digest[:8]})\n"
            f"go version {versions['go']}\n"
            f"This is not k3s: upstream {parts} behind k3s' command, files and configuration.\n"
            "Absent: CoreDNS, ServiceLB, Traefik, local-path, metrics-server, NetworkPolicy enforcement."
        )
