"""Counts Secrets of the datastore by the envelope they lie in, newest and earlier values alike.

Prints one line for each kind, `COUNT PREFIX`; reads the database and changes nothing.
"""

import collections
import sqlite3
import sys

QUERY = """
    SELECT substr(value, 1, 80) FROM kine WHERE name LIKE '/registry/secrets/%' AND length(value) > 0
    UNION ALL
    SELECT substr(old_value, 1, 80) FROM kine WHERE name LIKE '/registry/secrets/%' AND length(old_value) > 0
"""


def envelope(value):
    """The envelope's prefix up to the name of its key; `clear` for anything else."""
    parts = bytes(value).split(b":")
    return b":".join(parts[:5]).decode() if parts[:2] == [b"k8s", b"enc"] else "clear"


def main(path):
    """Counts in the database at this path."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        counts = collections.Counter(envelope(row[0]) for row in database.execute(QUERY))
    for kind, count in sorted(counts.items()):
        print(count, kind)


main(sys.argv[1])
