"""The database, reached with whatever credential is mounted."""

import threading
from contextlib import contextmanager
from pathlib import Path

import psycopg2

import credential

SCHEMA = """
create table if not exists entry (
  id bigint generated always as identity primary key,
  made timestamptz not null default now(),
  amount bigint not null,
  memo text not null
)"""


class DatabaseAway(Exception):
    """The database cannot be reached, or refuses the credential."""


class Database:
    """One session, used by one thread at a time. Thread-safe."""

    def __init__(self, folder: Path, service: str, log):
        self._folder = folder
        self._service = service
        self._log = log
        self._lock = threading.Lock()
        self._session = None
        self._used = None
        self._said = None

    @property
    def generation(self):
        """The generation of the credential that was last used with success, or None."""
        used = self._used
        return used.generation if used else None

    def refresh(self):
        """Takes the mounted credential if it is another one. The old session goes once the new one stands;
        if the new credential is refused, the old session serves on."""
        mounted = self._mounted()
        if mounted is not None and (self._session is None or mounted != self._used):
            session = self._connect(mounted)
            if session is not None:
                with self._lock:
                    self._use(session, mounted)

    @contextmanager
    def cursor(self):
        """A transaction; a session that turns out to be dead is replaced first."""
        with self._lock:
            if not self._alive():
                self._replace()
            try:
                with self._session, self._session.cursor() as cursor:
                    yield cursor
            except (psycopg2.OperationalError, psycopg2.InterfaceError) as e:
                raise DatabaseAway(type(e).__name__) from None

    def _alive(self):
        if self._session is None:
            return False
        try:
            with self._session, self._session.cursor() as cursor:
                cursor.execute("select 1")
            return True
        except psycopg2.Error:
            return False

    def _replace(self):
        mounted = self._mounted()
        session = self._connect(mounted) if mounted is not None else None
        if session is None:
            raise DatabaseAway("no session")
        self._use(session, mounted)

    def _mounted(self):
        try:
            return credential.read(self._folder)
        except credential.CredentialMissing as e:
            self._say(f"the credential cannot be read: {e}")
            return None

    def _connect(self, mounted):
        try:
            session = psycopg2.connect(
                service=self._service, user=mounted.username, password=mounted.password
            )
            with session, session.cursor() as cursor:
                cursor.execute(SCHEMA)
            return session
        except psycopg2.Error as e:
            self._say(f"generation {mounted.generation} cannot be used: {_reason(e)}")
            return None

    def _use(self, session, mounted):
        if self._session is not None:
            self._session.close()
        self._session, self._used = session, mounted
        self._say(f"generation {mounted.generation} is in use, as {mounted.username}")

    def _say(self, text):
        """Says it once, not at every attempt."""
        if text != self._said:
            self._log(text)
        self._said = text


def _reason(e):
    """The first line of libpq's message: it names host, role and database, never a password."""
    return (str(e).strip().splitlines() or [type(e).__name__])[0]
