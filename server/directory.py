"""Who people are and what opens their words: the erasable book beside the log, which cannot be erased.

Names, keys of sealed text, and the secrets that let people in. Deleting a person here is what forgets them; the
log stays whole. Never holds anything that happened in a workshop.

What must be shown again (join codes, the QR's secret, links of screens, tables and badges) stands in clear: a
facilitator prints a badge again, and whoever can read this file can read the keys beside it anyway. Bearers are
never shown again, so only their SHA-256 is kept; being random they need no salt. Everything is looked up by that
hash, so that how long a look-up takes says nothing about a secret that is nearly right.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KEY_BYTES = 32

CODE_ALPHABET = "3479BCDFGHJKMNPQRTWX"
"""Nothing that looks like another when read aloud or from afar, and no vowels, so that no code is a word."""
CODE_LENGTH = 8

_SHOWN_AGAIN = frozenset({"link", "join_code", "join_secret"})
KINDS = _SHOWN_AGAIN | {"bearer"}

_TABLES = """
CREATE TABLE IF NOT EXISTS people (
    workshop TEXT NOT NULL, pid TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (workshop, pid)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS keys (
    key_id TEXT PRIMARY KEY, workshop TEXT NOT NULL, person TEXT NOT NULL, key BLOB NOT NULL,
    UNIQUE (workshop, person)
) STRICT;
CREATE TABLE IF NOT EXISTS access (
    hash BLOB PRIMARY KEY, workshop TEXT NOT NULL, role TEXT NOT NULL, subject TEXT NOT NULL, kind TEXT NOT NULL,
    secret TEXT NOT NULL, device TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS access_of_workshop ON access (workshop, subject);
"""


class DirectoryUnavailable(Exception):
    """The directory's file cannot be read or written now: disk full, locked, or an I/O error."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What a secret opens. subject: the actor it makes of its holder. secret: "" for kinds that are not shown again.

    device: the claim of a seat that a bearer belongs to, "" for all others.
    """

    workshop: str
    role: str
    subject: str
    kind: str
    secret: str = ""
    device: str = ""


class Directory:
    """One SQLite file, made if missing. Thread-safe; every call is small enough for the event loop."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._by_person: dict[tuple[str, str], tuple[str, bytes]] = {}
        self._by_id: dict[str, bytes] = {}
        with _translated():
            path.touch(mode=0o600)
            self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=5.0)
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "fullfsync=ON", "secure_delete=ON"):
                self._db.execute(f"PRAGMA {pragma}")
            self._db.executescript(_TABLES)

    def close(self) -> None:
        with self._lock:
            self._db.close()

    # -- keys ------------------------------------------------------------------------------------------------------

    def key_for(self, workshop: str, person: str) -> tuple[str, bytes]:
        """(key id, key) for a person's words in a workshop; made, and on disk, if there was none."""
        with self._lock:
            held = self._by_person.get((workshop, person))
            return held or self._load_or_make(workshop, person)

    def _load_or_make(self, workshop: str, person: str) -> tuple[str, bytes]:
        new = (secrets.token_hex(8), workshop, person, os.urandom(KEY_BYTES))
        with self._transaction() as db:
            db.execute("INSERT INTO keys VALUES (?, ?, ?, ?) ON CONFLICT (workshop, person) DO NOTHING", new)
            key_id, key = db.execute(
                "SELECT key_id, key FROM keys WHERE workshop = ? AND person = ?", (workshop, person)
            ).fetchone()
        self._by_person[workshop, person] = (key_id, key)
        self._by_id[key_id] = key
        return key_id, key

    def key(self, key_id: str) -> bytes | None:
        """None if it was deleted."""
        with self._lock:
            held = self._by_id.get(key_id)
            if held is None:
                row = self._one("SELECT key FROM keys WHERE key_id = ?", key_id)
                if row is None:
                    return None
                held = self._by_id[key_id] = row[0]
            return held

    def forget(self, workshop: str, person: str) -> None:
        """Delete a person's name and key, so that nothing of them can be read in the log; leave no trace in this file.

        person: a pid, or another actor's string. DirectoryUnavailable if the write-ahead log could not be emptied:
        then try again, for the key may still stand in it.
        """
        with self._lock:
            self._by_person.pop((workshop, person), None)
            with self._transaction() as db:
                gone = db.execute(
                    "DELETE FROM keys WHERE workshop = ? AND person = ? RETURNING key_id", (workshop, person)
                ).fetchall()
                db.execute("DELETE FROM people WHERE workshop = ? AND pid = ?", (workshop, person))
            for (key_id,) in gone:
                self._by_id.pop(key_id, None)
            with _translated():
                busy = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if busy:
                raise DirectoryUnavailable("somebody is reading the directory; forget again in a moment")

    # -- names -----------------------------------------------------------------------------------------------------

    def name(self, workshop: str, pid: str) -> str | None:
        """None for nobody, or somebody forgotten."""
        row = self._one("SELECT name FROM people WHERE workshop = ? AND pid = ?", workshop, pid)
        return None if row is None else str(row[0])

    def names(self, workshop: str) -> dict[str, str]:
        """pid -> name."""
        return dict(self._all("SELECT pid, name FROM people WHERE workshop = ?", workshop))

    def put_name(self, workshop: str, pid: str, name: str) -> None:
        self.put_names(workshop, {pid: name})

    def put_names(self, workshop: str, names: Mapping[str, str]) -> None:
        """All or none of them; a name that stands there is replaced."""
        with self._transaction() as db:
            db.executemany(
                "INSERT INTO people VALUES (?, ?, ?) ON CONFLICT (workshop, pid) DO UPDATE SET name = excluded.name",
                [(workshop, pid, name) for pid, name in names.items()],
            )

    # -- access ----------------------------------------------------------------------------------------------------

    def grant(self, workshop: str, role: str, subject: str, kind: str, device: str = "") -> str:
        """A new secret that makes its holder `subject`. kind: bearer, link, join_code or join_secret."""
        if kind not in KINDS:
            raise ValueError(f"no kind of secret is called {kind!r}; there are {', '.join(sorted(KINDS))}")
        while True:
            secret = _new_secret(kind)
            kept = secret if kind in _SHOWN_AGAIN else ""
            row = (_hash(kind, secret), workshop, role, subject, kind, kept, device)
            with self._transaction() as db:
                made = db.execute("INSERT INTO access VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING", row)
            if made.rowcount:  # else two codes were the same
                return secret

    def find(self, secret: str, kind: str) -> Grant | None:
        """What the secret opens, if it is one of that kind."""
        row = self._one(
            "SELECT workshop, role, subject, kind, secret, device FROM access WHERE hash = ?", _hash(kind, secret)
        )
        return None if row is None else Grant(*row)

    def revoke(self, workshop: str, subject: str, kind: str) -> int:
        """All of the subject's secrets of that kind are void. How many there were."""
        with self._transaction() as db:
            return db.execute(
                "DELETE FROM access WHERE workshop = ? AND subject = ? AND kind = ?", (workshop, subject, kind)
            ).rowcount

    def links(self, workshop: str) -> list[Grant]:
        """All that is shown again, with its secret, in the order it was made."""
        rows = self._all(
            "SELECT workshop, role, subject, kind, secret, device FROM access "
            "WHERE workshop = ? AND secret != '' ORDER BY rowid",
            workshop,
        )
        return [Grant(*row) for row in rows]

    # -- the file --------------------------------------------------------------------------------------------------

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock, _translated():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def _one(self, statement: str, *parameters: object) -> Any:
        rows = self._all(statement, *parameters)
        return rows[0] if rows else None

    def _all(self, statement: str, *parameters: object) -> list[Any]:
        with self._lock, _translated():
            return self._db.execute(statement, parameters).fetchall()


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (sqlite3.OperationalError, OSError) as error:
        raise DirectoryUnavailable(f"the directory of names and keys cannot be used: {error}") from error


def _new_secret(kind: str) -> str:
    """128 bits, but for the code that is typed: 34 bits, and guesses are limited."""
    if kind == "join_code":
        return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
    return secrets.token_urlsafe(16)


def _hash(kind: str, secret: str) -> bytes:
    return hashlib.sha256(f"{kind}:{secret}".encode()).digest()
