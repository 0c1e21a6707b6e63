#!/usr/bin/env python3
"""ledger: keeps entries in PostgreSQL, with credentials from mounted files.

GET  /healthz  200 if the database answers, else 503; says which generation of the credential is in use
GET  /livez    200 as long as the program runs
GET  /entries  how many entries there are, and their sum
POST /entries  {"amount": 5, "memo": "tea"} adds one

Where the database is and whose certificate it has to show is in the libpq service file.
"""

import json
import os
import signal
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from database import Database, DatabaseAway

CREDENTIAL = Path("/etc/ledger/database")
SERVER = Path("/etc/ledger/server/pg_service.conf")
MOST = 4096  # bytes of a request's body
LARGEST = 2**53  # beyond it JSON's readers round


def log(text):
    print(f"ledger: {text}", file=sys.stderr)


class Handler(BaseHTTPRequestHandler):
    database: Database

    def do_GET(self):
        match self.path:
            case "/livez":
                self._answer(200, {"status": "runs"})
            case "/healthz":
                self._health()
            case "/entries":
                self._entries("select count(*), coalesce(sum(amount), 0)::bigint from entry", (), 200)
            case _:
                self._answer(404, {"error": "no such page"})

    def do_POST(self):
        if self.path != "/entries":
            self._answer(404, {"error": "no such page"})
            return
        try:
            entry = json.loads(self.rfile.read(min(int(self.headers["Content-Length"]), MOST)))
            amount, memo = int(entry["amount"]), str(entry["memo"])
            if abs(amount) >= LARGEST or "\0" in memo:
                raise ValueError
        except (KeyError, TypeError, ValueError):
            self._answer(400, {"error": "expected a JSON object with amount, a whole number, and memo"})
            return
        self._entries("insert into entry (amount, memo) values (%s, %s) returning id, amount", (amount, memo), 201)

    def _health(self):
        try:
            with self.database.cursor() as cursor:
                cursor.execute("select 1")
            status, database = 200, "answers"
        except DatabaseAway:
            status, database = 503, "away"
        self._answer(status, {"generation": self.database.generation, "database": database})

    def _entries(self, statement, values, status):
        try:
            with self.database.cursor() as cursor:
                cursor.execute(statement, values)
                first, second = cursor.fetchone()
        except DatabaseAway:
            self._answer(503, {"error": "the database is away"})
            return
        names = ("id", "amount") if status == 201 else ("count", "sum")
        self._answer(status, dict(zip(names, (first, second), strict=True)))

    def _answer(self, status, content):
        body = json.dumps(content).encode() + b"\n"
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, code="-", size="-"):
        pass  # probes every few seconds would drown the rest


def watch(database, stopped):
    """So that an idle program, too, takes a new credential and lets the old session go."""
    while not stopped.wait(1):
        database.refresh()


def main():
    os.environ.setdefault("PGSERVICEFILE", str(SERVER))
    Handler.database = Database(CREDENTIAL, "ledger", log)
    server = ThreadingHTTPServer(("", 8080), Handler)
    stopped = threading.Event()
    threading.Thread(target=watch, args=(Handler.database, stopped), daemon=True).start()
    # From another thread: shutdown waits for the loop that the signal interrupts.
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    log("listens on 8080")
    server.serve_forever()
    stopped.set()


if __name__ == "__main__":
    main()
