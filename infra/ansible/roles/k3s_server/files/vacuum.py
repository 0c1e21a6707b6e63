"""Writes a datastore anew without what SQLite has freed, and empties its write-ahead log. Nobody else may have it open.

  vacuum.py DATABASE
"""

import sqlite3
import sys

with sqlite3.connect(sys.argv[1]) as database:
    database.execute("VACUUM")
    busy, *_ = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
if busy:
    sys.exit(f"{sys.argv[1]}: somebody else has it open, so its write-ahead log stays")
