"""The erasable book that the directory is written in: a file of SQLite's, or a schema in the log's PostgreSQL.

Statements are written once, with `?` for what is put in. Never knows what stands in the book.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

T = TypeVar("T")

POSTGRES = ("postgresql://", "postgres://")


class DirectoryUnavailable(Exception):
    """The directory cannot be read or written now: disk full, locked, an I/O error, or its server is away."""


class Answer(Protocol):
    @property
    def rowcount(self) -> int: ...

    def fetchone(self) -> Any: ...

    def fetchall(self) -> list[Any]: ...


class Pen(Protocol):
    """What one writes with in a transaction."""

    def execute(self, statement: str, parameters: Sequence[object] = ..., /) -> Answer: ...

    def executemany(self, statement: str, rows: Sequence[Sequence[object]], /) -> object: ...


class Book(Protocol):
    """Thread-safe. DirectoryUnavailable from every call.

    oldest_first: what rows of `access` are ordered by. memory: seconds for which what was read may be believed,
    since another server may have erased it.
    """

    oldest_first: str
    memory: float

    def write(self, work: Callable[[Pen], T]) -> T:
        """In one transaction, on disk when it returns. Twice must come to the same as once: it may be run again after a
        connection was cut, which does not say what came to be."""

    def read(self, statement: str, parameters: Sequence[object]) -> list[Any]:
        """All rows."""

    def scrub(self) -> None:
        """Of what was deleted nothing is left in the book's files. DirectoryUnavailable: then try again."""

    def close(self) -> None: ...


def open_book(place: Path | str) -> Book:
    """At a path or a `postgresql://` address, made if missing. DirectoryUnavailable."""
    if isinstance(place, str) and place.startswith(POSTGRES):
        from server.books.postgres import PostgresBook  # whose packages nobody needs for a file

        return PostgresBook(place)
    from server.books.sqlite import SqliteBook

    return SqliteBook(Path(place))
