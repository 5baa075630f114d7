"""The directory's book as a schema of its own in the log's PostgreSQL, for all servers alike.

What is erased leaves the tables' files at once. PostgreSQL's own write-ahead log, its archive and its backups keep it
until they are recycled: how long that may be is the operator's to set. Never stands in the log's schema.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import psycopg

from server.books import DirectoryUnavailable, Pen
from server.log.errors import LogNotDurable, LogUnavailable
from server.log.postgres.connections import Connection, Connections
from server.log.postgres.durability import check_durable

T = TypeVar("T")

PATIENCE = 3.0
"""Seconds for an answer: somebody is at the door."""

RESPITE = 1.0
"""Seconds in which all that come are turned away at once, after one has waited in vain."""

_SETUP_LOCK = 7_110_268_013

_TABLES = (
    "CREATE SCHEMA IF NOT EXISTS directory",
    "CREATE TABLE directory.people (workshop text, pid text, name text NOT NULL, PRIMARY KEY (workshop, pid))",
    """CREATE TABLE directory.keys (
        key_id text PRIMARY KEY, workshop text NOT NULL, person text NOT NULL, key bytea NOT NULL,
        UNIQUE (workshop, person)
    )""",
    """CREATE TABLE directory.access (
        hash bytea PRIMARY KEY, workshop text NOT NULL, role text NOT NULL, subject text NOT NULL, kind text NOT NULL,
        secret text NOT NULL, device text NOT NULL, made bigint GENERATED ALWAYS AS IDENTITY
    )""",
    "CREATE INDEX access_of_workshop ON directory.access (workshop, subject)",
)


class PostgresBook:
    """Made if missing. Every call is a round trip or two."""

    oldest_first = "made"
    memory = 10.0

    def __init__(self, url: str) -> None:
        self._connections = Connections(url, PATIENCE, respite=RESPITE)
        self._run(_create)

    def close(self) -> None:
        self._connections.close()

    def write(self, work: Callable[[Pen], T]) -> T:
        def in_transaction(connection: Connection) -> T:
            with connection.transaction():
                return work(_Pen(connection))

        return self._run(in_transaction)

    def read(self, statement: str, parameters: Sequence[object]) -> list[Any]:
        return self._run(lambda connection: _Pen(connection).execute(statement, parameters).fetchall())

    def scrub(self) -> None:
        """All three tables are written anew, without what was deleted, and their old files go.

        But for rows that a transaction somewhere may still look at, as a dump that is running does: they are copied.
        """
        if self._run(_left_after_vacuum):
            raise DirectoryUnavailable(
                "a long transaction, a backup perhaps, still sees the directory; forget again soon"
            )

    def _run(self, work: Callable[[Connection], T]) -> T:
        try:
            return self._connections.run(work)
        except (LogUnavailable, LogNotDurable) as error:
            raise DirectoryUnavailable(f"the directory of names and keys cannot be used: {error}") from error


def _left_after_vacuum(connection: Connection) -> int:
    """How many deleted rows stand in the tables' new files. PostgreSQL tells it nowhere else."""
    left = 0

    def hear(notice: psycopg.errors.Diagnostic) -> None:
        nonlocal left
        told = re.search(
            r"\d+", notice.message_detail or ""
        )  # "1 dead row versions cannot be removed yet.", in any language
        left += int(told.group()) if told else 0

    connection.add_notice_handler(hear)
    try:
        connection.execute("VACUUM (FULL, VERBOSE) directory.keys, directory.people, directory.access")
    finally:
        connection.remove_notice_handler(hear)
    return left


class _Pen:
    """`?` as psycopg writes it, and names as they stand in the schema."""

    def __init__(self, connection: Connection) -> None:
        self._cursor = connection.cursor()

    def execute(self, statement: str, parameters: Sequence[object] = (), /) -> psycopg.Cursor[Any]:
        return self._cursor.execute(_ours(statement), parameters)

    def executemany(self, statement: str, rows: Sequence[Sequence[object]], /) -> None:
        self._cursor.executemany(_ours(statement), rows)


def _ours(statement: str) -> str:
    return statement.replace("?", "%s")


def _create(connection: Connection) -> None:
    check_durable(connection)  # a key that a power cut took would erase somebody's words
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [_SETUP_LOCK])
        if connection.execute("SELECT to_regclass('directory.access') IS NOT NULL").fetchone() != (True,):
            for statement in _TABLES:
                connection.execute(statement)
