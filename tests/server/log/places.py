"""A place where a log is kept: a file, or a database. Opened as often as one likes, as by several processes at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Protocol

import psycopg

from server.directory import Directory
from server.log.datastore import LogDatastore
from server.log.postgres.recorder import PostgresLogRecorder
from server.log.recorder import LogRecorder
from server.log.store import Store
from tests.server.log.samples import log_in


class Place(Protocol):
    """name: the database's. at_once: whether batches of which one is refused are still one transaction."""

    name: str
    at_once: bool

    def open(self) -> AbstractContextManager[Store]:
        """The log there, made if it is not, and closed at the end."""

    def remove_event(self, position: int) -> None:
        """By force, past everything that forbids it."""

    def change_documents(self) -> None:
        """All of them, in the same way."""


class SqlitePlace:
    name = "sqlite"
    at_once = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def open(self) -> Iterator[Store]:
        with log_in(self._folder) as store:
            yield store

    def remove_event(self, position: int) -> None:
        self._force("DROP TRIGGER events_refuse_delete", f"DELETE FROM events WHERE position = {position:d}")  # noqa: S608 - a number

    def change_documents(self) -> None:
        self._force("DROP TRIGGER documents_refuse_update", "UPDATE documents SET data = x'00'")

    def _force(self, *statements: str) -> None:
        with closing(LogDatastore(self._folder / "log.db")) as forced, forced.transaction(commit=True) as c:
            for statement in statements:
                c.execute(statement)


class PostgresPlace:
    name = "postgres"
    at_once = False

    def __init__(self, url: str) -> None:
        self.url = url

    @contextmanager
    def open(self) -> Iterator[Store]:
        with closing(Directory(self.url)) as directory, closing(Store.open(self.url, directory)) as store:
            yield store

    def remove_event(self, position: int) -> None:
        self._force("events", f"DELETE FROM log.events WHERE position = {position:d}")  # noqa: S608 - a number

    def change_documents(self) -> None:
        self._force("documents", "UPDATE log.documents SET data = '\\x00'")

    def _force(self, table: str, statement: str) -> None:
        with psycopg.connect(self.url) as forced:
            forced.execute(f"ALTER TABLE log.{table} DISABLE TRIGGER ALL")
            forced.execute(statement)


def sqlite_of(log: Store) -> LogRecorder:
    """What keeps this log."""
    assert isinstance(log._recorder, LogRecorder)
    return log._recorder


def postgres_of(log: Store) -> PostgresLogRecorder:
    """What keeps this log."""
    assert isinstance(log._recorder, PostgresLogRecorder)
    return log._recorder
