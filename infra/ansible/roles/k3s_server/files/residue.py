"""Counts Secrets in clear that lie in the raw files of a datastore: in rows, and in what SQLite has freed.

  residue.py FOLDER...    prints `COUNT FILE` for each file that has some; a folder that is not there has none

A value in clear begins with Kubernetes' magic number and the kind, encoded as protobuf (k8s.io/apimachinery,
pkg/runtime, message Unknown). An encrypted one does not, and neither does another kind.
"""

import pathlib
import sys

MAGIC = b"k8s\x00"
TYPE = b"\x0a\x0c" + b"\x0a\x02v1" + b"\x12\x06Secret"


def main(folders):
    """Looks through every file below the folders."""
    for folder in folders:
        for path in sorted(file for file in pathlib.Path(folder).rglob("*") if file.is_file()):
            count = path.read_bytes().count(MAGIC + TYPE)
            if count:
                print(count, path)


main(sys.argv[1:])
