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
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from server.books import DirectoryUnavailable, Pen, open_book

__all__ = ["CHECKPOINT", "CODE_ALPHABET", "CODE_LENGTH", "Directory", "DirectoryUnavailable", "Grant"]

K = TypeVar("K")
V = TypeVar("V")

KEY_BYTES = 32

CODE_ALPHABET = "3479BCDFGHJKMNPQRTWX"
"""Nothing that looks like another when read aloud or from afar, and no vowels, so that no code is a word."""
CODE_LENGTH = 8

_SHOWN_AGAIN = frozenset({"link", "join_code", "join_secret"})
KINDS = _SHOWN_AGAIN | {"bearer"}

CHECKPOINT = "checkpoint"
"""Nobody: whose key seals what a server works out of a workshop's events and keeps, words and all."""


_FORGET_KEY = "DELETE FROM keys WHERE workshop = ? AND person = ? RETURNING key_id"

_GRANT = """INSERT INTO access (hash, workshop, role, subject, kind, secret, device) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (hash) DO NOTHING"""
_GRANTED = "SELECT workshop, role, subject, kind, secret, device FROM access WHERE hash = ?"


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
    """In a SQLite file, or a `postgresql://` database that servers share; made if missing. Thread-safe.

    Every call is small enough for the event loop; DirectoryUnavailable from each.
    """

    def __init__(self, place: Path | str) -> None:
        self.place = place
        self._book = open_book(place)
        self._lock = threading.RLock()
        self._by_person: Memory[tuple[str, str], tuple[str, bytes]] = Memory(self._book.memory)
        self._by_id: Memory[str, bytes] = Memory(self._book.memory)

    def close(self) -> None:
        self._book.close()

    # -- keys ------------------------------------------------------------------------------------------------------

    def key_for(self, workshop: str, person: str) -> tuple[str, bytes]:
        """(key id, key) for a person's words in a workshop; made, and on disk, if there was none."""
        with self._lock:
            held = self._by_person.get((workshop, person))
            return held or self._load_or_make(workshop, person)

    def _load_or_make(self, workshop: str, person: str) -> tuple[str, bytes]:
        found = self._one("SELECT key_id, key FROM keys WHERE workshop = ? AND person = ?", workshop, person)
        made = self._by_person[workshop, person] = found or self._make(workshop, person)
        self._by_id[made[0]] = made[1]
        return made

    def _make(self, workshop: str, person: str) -> tuple[str, bytes]:
        """Or the one that another made at the same moment."""
        new = (secrets.token_hex(8), workshop, person, os.urandom(KEY_BYTES))

        def make(pen: Pen) -> tuple[str, bytes]:
            pen.execute(
                "INSERT INTO keys (key_id, workshop, person, key) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (workshop, person) DO NOTHING",
                new,
            )
            found = pen.execute("SELECT key_id, key FROM keys WHERE workshop = ? AND person = ?", (workshop, person))
            key_id, key = found.fetchone()
            return key_id, key

        return self._book.write(make)

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

    def forget(self, workshop: str, *people: str) -> None:
        """Delete people's names and keys, so that nothing of them can be read in the log; leave no trace in the book.

        What was kept of the workshop beside the log, under the key of CHECKPOINT, cannot be read any more either.
        people: pids, or other actors' strings. DirectoryUnavailable if a trace may be left: then try again. Other
        servers forget within seconds.
        """

        def erase(pen: Pen) -> list[tuple[str]]:
            gone: list[tuple[str]] = []
            for person in people:
                gone += pen.execute(_FORGET_KEY, (workshop, person)).fetchall()
                pen.execute("DELETE FROM people WHERE workshop = ? AND pid = ?", (workshop, person))
                pen.execute("DELETE FROM access WHERE workshop = ? AND subject = ?", (workshop, f"p:{person}"))
            if gone:  # else they wrote nothing that could be kept, as when a registration has failed
                gone += pen.execute(_FORGET_KEY, (workshop, CHECKPOINT)).fetchall()
            return gone

        with self._lock:
            self._by_person.forget(*((workshop, person) for person in (*people, CHECKPOINT)))
            self._by_id.forget(*(key_id for (key_id,) in self._book.write(erase)))
            self._book.scrub()

    def knows(self, workshop: str, person: str) -> bool:
        """Whether a name or a key of theirs stands in the book. What is remembered of them here is believed no more."""
        with self._lock:
            self._by_person.forget((workshop, person), (workshop, CHECKPOINT))
            self._by_id.clear()
        held = "SELECT 1 FROM keys WHERE workshop = ? AND person = ? UNION ALL "
        named = "SELECT 1 FROM people WHERE workshop = ? AND pid = ?"
        return bool(self._all(held + named, workshop, person, workshop, person))

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
        rows = [(workshop, pid, name) for pid, name in names.items()]
        self._book.write(
            lambda pen: pen.executemany(
                "INSERT INTO people (workshop, pid, name) VALUES (?, ?, ?) "
                "ON CONFLICT (workshop, pid) DO UPDATE SET name = excluded.name",
                rows,
            )
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
            if self._book.write(partial(_put, row)):  # else two codes were the same
                return secret

    def find(self, secret: str, kind: str) -> Grant | None:
        """What the secret opens, if it is one of that kind."""
        row = self._one(_GRANTED, _hash(kind, secret))
        return None if row is None else Grant(*row)

    def revoke(self, workshop: str, subject: str, kind: str) -> int:
        """All of the subject's secrets of that kind are void. How many there were."""
        whose = (workshop, subject, kind)
        return self._book.write(
            lambda pen: (
                pen.execute("DELETE FROM access WHERE workshop = ? AND subject = ? AND kind = ?", whose).rowcount
            )
        )

    def links(self, workshop: str) -> list[Grant]:
        """All that is shown again, with its secret, in the order it was made."""
        rows = self._all(
            "SELECT workshop, role, subject, kind, secret, device FROM access "  # noqa: S608 - the book's own column
            f"WHERE workshop = ? AND secret != '' ORDER BY {self._book.oldest_first}",
            workshop,
        )
        return [Grant(*row) for row in rows]

    # -- the book --------------------------------------------------------------------------------------------------

    def _one(self, statement: str, *parameters: object) -> Any:
        rows = self._all(statement, *parameters)
        return rows[0] if rows else None

    def _all(self, statement: str, *parameters: object) -> list[Any]:
        return self._book.read(statement, parameters)


class Memory(Generic[K, V]):
    """What was read, for as long as it may be believed. seconds: since another may erase what is remembered here."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._held: dict[K, tuple[float, V]] = {}

    def get(self, key: K) -> V | None:
        until, value = self._held.get(key, (0.0, None))
        return value if time.monotonic() < until else None

    def __setitem__(self, key: K, value: V) -> None:
        self._held[key] = (time.monotonic() + self._seconds, value)

    def clear(self) -> None:
        self._held.clear()

    def forget(self, *keys: K) -> None:
        for key in keys:
            self._held.pop(key, None)


def _put(grant: tuple[object, ...], pen: Pen) -> bool:
    """Whether it stands there, by this run or by one before whose answer was lost."""
    pen.execute(_GRANT, grant)
    return tuple(pen.execute(_GRANTED, grant[:1]).fetchone()) == grant[1:]


def _new_secret(kind: str) -> str:
    """128 bits, but for the code that is typed: 34 bits, and guesses are limited."""
    if kind == "join_code":
        return "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
    return secrets.token_urlsafe(16)


def _hash(kind: str, secret: str) -> bytes:
    return hashlib.sha256(f"{kind}:{secret}".encode()).digest()
