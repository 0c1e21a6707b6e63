"""What a container does not give a node, made good without touching the kernel, which belongs to others too."""

import os
import subprocess
from pathlib import Path

from .failure import Failure
from .paths import Paths

KERNEL_MESSAGES = Path("/dev/kmsg")
SETTINGS = Path("/proc/sys")

KUBELET_WANTS = {
    "kernel/keys/root_maxbytes": "25000000",
    "kernel/keys/root_maxkeys": "1000000",
    "kernel/panic": "10",
    "kernel/panic_on_oops": "1",
    "vm/overcommit_memory": "1",
    "vm/panic_on_oom": "0",
}
"""Settings of the whole machine that kubelet sets, or ends where it cannot (its setupKernelTunables)."""


def prepare(paths: Paths) -> None:
    if not KERNEL_MESSAGES.exists():
        KERNEL_MESSAGES.symlink_to("/dev/null")
    if not is_read_only(SETTINGS):
        return
    try:
        unlock_network_settings(paths.run / "proc")
        cover_kernel_settings(paths.run / "sysctl")
    except subprocess.CalledProcessError as e:
        raise Failure(f"{SETTINGS} is read-only and cannot be covered: {e.stderr.decode().strip()}") from e


def is_read_only(folder: Path) -> bool:
    return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)


def unlock_network_settings(fresh: Path) -> None:
    """Makes /proc/sys/net writable: it is the network of this container alone."""
    if not is_read_only(SETTINGS / "net"):
        return
    fresh.mkdir(parents=True, exist_ok=True)
    run("mount", "-t", "proc", "proc", fresh)
    try:
        run("mount", "--bind", fresh / "sys/net", SETTINGS / "net")
    finally:
        run("umount", fresh)


def cover_kernel_settings(folder: Path) -> None:
    """Lays files that say what kubelet wants over the settings of the machine, which stay as they are."""
    for name, value in KUBELET_WANTS.items():
        setting = SETTINGS / name
        if setting.read_text().strip() != value:
            cover = folder / name
            cover.parent.mkdir(parents=True, exist_ok=True)
            cover.write_text(f"{value}\n")
            run("mount", "--bind", cover, setting)


def run(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True)
