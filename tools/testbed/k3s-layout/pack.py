#!/usr/bin/env python3
"""Packs the k3s layout into one executable file: a ZIP archive that Python runs.

usage: pack.py OUTPUT --programs FOLDER... [--linked FOLDER] --yaml FOLDER --pause IMAGE --version NAME=VERSION...

With --linked the file carries no programs: they lie in FOLDER/bin, seen from the file.

The same input makes the same bytes.
"""

import argparse
import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).resolve().parent / "layout"
START = b"#!/usr/bin/env -S python3 -I\n"
EPOCH = (1980, 1, 1, 0, 0, 0)
LEVEL = 4


def main() -> None:
    options = parse()
    folders = [Path(folder) for folder in options.programs]
    programs = sorted((file for folder in folders for file in folder.iterdir()), key=lambda f: f.name)
    build = {
        "digest": digest(programs),
        "pauseImage": options.pause,
        "versions": dict(one.split("=", 1) for one in options.version),
    }
    if options.linked:
        build["programs"] = options.linked
    with open(options.output, "wb") as sink:
        sink.write(START)
        with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
            add(archive, "__main__.py", (SOURCES / "__main__.py").read_bytes())
            add(archive, "build.json", json.dumps(build, indent=2).encode())
            for name, file in modules(Path(options.yaml)):
                add(archive, name, file.read_bytes())
            for program in [] if options.linked else programs:
                add(archive, f"payload/bin/{program.name}", program.read_bytes())
    Path(options.output).chmod(0o755)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("output")
    parser.add_argument("--programs", nargs="+", required=True, metavar="FOLDER")
    parser.add_argument("--linked", metavar="FOLDER")
    parser.add_argument("--yaml", required=True, metavar="FOLDER", help="the package yaml of PyYAML")
    parser.add_argument("--pause", required=True, metavar="IMAGE")
    parser.add_argument("--version", nargs="+", required=True, metavar="NAME=VERSION")
    return parser.parse_args()


def digest(programs: list[Path]) -> str:
    total = hashlib.sha256()
    for program in programs:
        total.update(f"{program.name}\n".encode() + hashlib.sha256(program.read_bytes()).digest())
    return total.hexdigest()


def modules(yaml: Path) -> Iterator[tuple[str, Path]]:
    for folder in (SOURCES, yaml):
        for file in sorted(folder.glob("*.py")):
            yield f"{folder.name}/{file.name}", file


def add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content, compresslevel=LEVEL)


if __name__ == "__main__":
    main()
