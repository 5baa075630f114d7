"""Connections to PostgreSQL that give up after a while, and a few of them kept open for short questions.

Not `psycopg_pool`: after an outage it connects again at its own growing intervals, and until then whoever asks waits;
here a connection is made when it is needed, so that all heals as soon as the server is back. Never runs a query of
the log's own.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg.abc import RV, PQGen
from psycopg.pq import TransactionStatus
from psycopg.rows import RowFactory, TupleRow, tuple_row

from server.log.errors import LogUnavailable

T = TypeVar("T")

PATIENCE = 15.0
"""Seconds for one answer. Longer means that the server stands still, or that the network has lost us."""
MOST_IDLE = 4

OPTIONS: dict[str, str | int] = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    "application_name": "raaderum",
}
# Whoever stands still in the middle of something holds up nobody for long. The path is the directory's, whose
# statements are written once for SQLite too; the log names its own schema.
SETTINGS: Final = """
    SET default_transaction_isolation TO 'read committed';
    SET idle_in_transaction_session_timeout TO '5s';
    SET lock_timeout TO '10s';
    SET search_path TO directory;
    SET plan_cache_mode TO force_generic_plan
"""


class Connection(psycopg.Connection[TupleRow]):
    """Does not wait for ever: a server that has stopped answering is one that is gone."""

    patience = PATIENCE

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        return super().wait(gen, interval, self.patience if timeout is None else timeout)


def connect(url: str, patience: float = PATIENCE, row_factory: RowFactory[Any] = tuple_row) -> Connection:
    """In autocommit: every statement is a transaction of its own. psycopg.Error."""
    options = OPTIONS | {"connect_timeout": max(2, min(5, round(patience)))}
    connection = Connection.connect(url, autocommit=True, row_factory=row_factory, **options)  # type: ignore[arg-type] # libpq's options
    connection.patience = patience
    try:
        connection.execute(SETTINGS)
    except BaseException:
        connection.close()
        raise
    return connection


class Connections:
    """Thread-safe. Each is one's own while one has it.

    respite: seconds for which nobody else is kept waiting by a server that has just kept somebody waiting in vain.
    """

    def __init__(
        self,
        url: str,
        patience: float = PATIENCE,
        row_factory: RowFactory[Any] = tuple_row,
        respite: float = 0.0,
    ) -> None:
        self._url = url
        self._patience = patience
        self._row_factory = row_factory
        self._idle: list[Connection] = []
        self._lock = threading.Lock()
        self._closed = False
        self._respite = respite
        self._refused_until = 0.0

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """psycopg.Error. One that failed is not used again, and nor are those that were idle meanwhile."""
        with self._using(self._take() or self._made()) as connection:
            yield connection

    def run(self, work: Callable[[Connection], T]) -> T:
        """What `work` gives; LogUnavailable. It is run twice if an idle connection turns out to have been cut.

        Not after a silence: who comes then would only wait as long again, and so would all who come behind.
        """
        begun = time.monotonic()
        if begun < self._refused_until:
            raise LogUnavailable(f"{shown(self._url)} did not answer a moment ago")
        try:
            if (idle := self._take()) is not None:
                try:
                    with self._using(idle):
                        return work(idle)
                except psycopg.OperationalError:
                    if time.monotonic() - begun > self._patience / 2:
                        raise
            with self._using(self._made()) as connection:
                return work(connection)
        except psycopg.OperationalError as error:
            if time.monotonic() - begun > self._patience / 2:
                self._refused_until = time.monotonic() + self._respite
            raise LogUnavailable(f"{shown(self._url)} cannot be asked: {error}") from error
        except psycopg.Error as error:
            raise LogUnavailable(f"{shown(self._url)} cannot be asked: {error}") from error

    def close(self) -> None:
        """Those in use are closed when they come back."""
        self._closed = True
        self._drop_idle()

    @contextmanager
    def _using(self, connection: Connection) -> Iterator[Connection]:
        try:
            yield connection
        except BaseException:
            connection.close()
            self._drop_idle()
            raise
        self._give_back(connection)

    def _take(self) -> Connection | None:
        """One that is idle."""
        with self._lock:
            return self._idle.pop() if self._idle else None

    def _made(self) -> Connection:
        return connect(self._url, self._patience, self._row_factory)

    def _give_back(self, connection: Connection) -> None:
        with self._lock:
            clean = connection.info.transaction_status == TransactionStatus.IDLE
            if clean and not self._closed and len(self._idle) < MOST_IDLE:
                self._idle.append(connection)
                return
        connection.close()

    def _drop_idle(self) -> None:
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()


def shown(url: str) -> str:
    """The address as it may stand in a message: without its secret."""
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=user.partition(":")[0] + at + host, query=""))
