"""`eventsourcing`'s recorder for PostgreSQL on tables of our own (settled.md 8); as `server/log/recorder.py` is.

A transaction of the log is one statement. Never retries an insert and never hides what became of one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeVar
from uuid import UUID

import psycopg
from eventsourcing.persistence import Notification, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg.rows import dict_row, tuple_row
from psycopg.sql import SQL

from server.log.codec import Row
from server.log.errors import BatchRefused, LogError, LogUnavailable, NotOwner, VersionConflict
from server.log.postgres import schema
from server.log.postgres.connections import Connection, Connections, connect, shown
from server.log.postgres.durability import check_durable, raise_functions
from server.log.postgres.listening import Listening
from server.log.recording import CommandRow, EventRow, Refused, Write
from server.log.subscription import Hear, Subscription

T = TypeVar("T")

_END = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
    "WHERE pid = %s AND backend_start = %s AND pid != pg_backend_pid()"
)
_SELF = "SELECT pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()"


class PostgresLogDatastore(PostgresDatastore):
    """The library's, on connections that heal at once."""

    def __init__(self, url: str, *, enable_db_functions: bool = False) -> None:
        super().__init__(
            "", "", "", "", "", schema=schema.SCHEMA, originator_id_type="text", enable_db_functions=enable_db_functions
        )
        self.url = url
        self.connections = Connections(url, row_factory=dict_row)
        self.pool = _Pool(self.connections)  # type: ignore[assignment] # all that the library asks of its pool

    def register_type_adapters(self) -> None:
        """The library's composite type is not ours."""


class _Pool:
    def __init__(self, connections: Connections) -> None:
        self.connection: Callable[[], AbstractContextManager[Connection]] = connections.connection
        self.close = connections.close

    def open(self, wait: bool, timeout: float) -> None:
        """Connections are made when they are asked for."""


class PostgresLogRecorder(PostgresApplicationRecorder):
    """Events by position and by workshop. transactions: committed by `write` so far."""

    datastore: PostgresLogDatastore
    apart = True

    def __init__(self, datastore: PostgresLogDatastore) -> None:
        """LogNotDurable; psycopg.Error if the server cannot be reached."""
        if datastore.enable_db_functions:
            raise_functions()
        super().__init__(datastore, events_table_name=schema.EVENTS)
        self.channel_name = schema.CHANNEL
        self.max_notification_id_statement = SQL("SELECT max(position) FROM log.events").format()
        self.transactions = 0
        self._names: list[tuple[Any, ...]] = []
        self._writer = self._connected()

    @classmethod
    def open(cls, url: str) -> PostgresLogRecorder:
        """The log at that address, made if missing. LogNotDurable, LogUnavailable."""
        datastore = PostgresLogDatastore(url)
        try:
            recorder = cls(datastore)
            recorder.create_table()
        except psycopg.Error as error:
            datastore.close()
            raise LogUnavailable(f"{shown(url)} cannot be opened as a log: {error}") from error
        except LogError:
            datastore.close()
            raise
        return recorder

    def create_table(self) -> None:
        schema.create(self._writer)

    def close(self) -> None:
        self._writer.close()
        self.datastore.close()

    # -- writing ---------------------------------------------------------------------------------------------------

    def _connected(self) -> Connection:
        """The one connection that writes. Its name in the server, by which it can be ended, comes last among all."""
        connection = connect(self.datastore.url)
        try:
            check_durable(connection)
            self._names += connection.execute(_SELF).fetchall()
        except BaseException:
            connection.close()
            raise
        return connection

    def write(self, writes: Sequence[Write]) -> Refused:
        """One transaction, or one for each if another process was first somewhere. psycopg.Error: nothing is known."""
        for document in (row for write in writes for row in write.documents):
            self._writer.execute(schema.INSERT_DOCUMENT, document)
        try:
            return self._append(writes, range(len(writes)))
        except (psycopg.IntegrityError, psycopg.DataError):
            return self._append_one_by_one(writes)

    def _append(self, writes: Sequence[Write], places: Sequence[int]) -> dict[int, LogError]:
        events = [row for place in places for row in writes[place].events]
        if not events:
            return {}
        commands = [row for place in places for row in writes[place].commands]
        columns = [*_columns(commands, 6), *_columns(events, 4)]
        terms: dict[str, int] = {}
        for write in (writes[place] for place in places if writes[place].term):
            terms.setdefault(write.workshop, write.term)  # with the first of a workshop the next ones fall, too
        if not terms:
            self._writer.execute(schema.APPEND, columns, prepare=True)
            lost: set[str] = set()
        else:
            workshops = [*terms]
            fences = [workshops, [*terms.values()], workshops]
            lost = {row[0] for row in self._writer.execute(schema.APPEND_AS_OWNER, fences + columns, prepare=True)}
        self.transactions += 1
        return {
            place: NotOwner(f"workshop {workshop}: term {terms[workshop]} is over")
            for place in places
            if (workshop := writes[place].workshop) in lost
        }

    def _append_one_by_one(self, writes: Sequence[Write]) -> dict[int, LogError]:
        """Each in a transaction of its own, so that the one that cannot be written harms no other workshop."""
        refused: dict[int, LogError] = {}
        conflicts: set[str] = set()
        for place, write in enumerate(writes):
            if write.workshop in conflicts:
                refused[place] = VersionConflict("decided on a batch that was refused")
                continue
            try:
                refused |= self._append(writes, [place])
            except psycopg.IntegrityError as error:
                refused[place] = VersionConflict(f"workshop {write.workshop}: another was first: {error}")
            except psycopg.DataError as error:
                refused[place] = BatchRefused(f"workshop {write.workshop}: PostgreSQL cannot hold it: {error}")
            if place in refused:
                conflicts.add(write.workshop)
        return refused

    def reopen(self) -> None:
        """A new connection for writing. LogUnavailable, LogNotDurable.

        The old one is ended in the server first, and has ended: else a statement of ours that still waits there, or
        is on its way, could come to be after somebody had read that it had not.
        """
        self._writer.close()
        try:
            self._writer = self._connected()
            for name in self._names[:-1]:
                if self._writer.execute(_END, name).fetchone() == (False,):
                    raise LogUnavailable("the connection before this one has not ended; try again")
                self._names.remove(name)
        except psycopg.Error as error:
            raise LogUnavailable(f"{type(error).__name__}: {error}") from error

    def update_epoch(self, epoch: str) -> None:
        self._writer.execute(schema.UPDATE_EPOCH, [epoch])

    def upsert_checkpoint(self, workshop: str, seq: int, data: bytes) -> None:
        """Replaces the one that is there, unless that one is newer."""
        self._run(lambda c: c.execute(schema.UPSERT_CHECKPOINT, [workshop, seq, data]))

    def delete_checkpoint(self, workshop: str) -> None:
        self._run(lambda c: c.execute(schema.DELETE_CHECKPOINT, [workshop]))

    # -- reading ---------------------------------------------------------------------------------------------------

    def rows(self, statement: str, parameters: Sequence[object] = ()) -> list[Any]:
        """All rows, read in one short transaction. LogUnavailable."""
        return self._run(lambda c: c.execute(statement, parameters, prepare=True).fetchall())

    def _run(self, work: Callable[[psycopg.Cursor[Any]], T]) -> T:
        return self.datastore.connections.run(lambda connection: work(connection.cursor(row_factory=tuple_row)))

    def select_rows(self, workshop: str, after: int, limit: int) -> list[Row]:
        """At most `limit` events of a workshop with seq > after, in order."""
        return [Row._make(row) for row in self.rows(schema.SELECT_EVENTS, (workshop, after, limit))]

    def select_last_row(self, workshop: str) -> Row | None:
        """The workshop's latest event."""
        found = self.rows(schema.SELECT_LAST_EVENT, (workshop,))
        return Row._make(found[0]) if found else None

    def select_workshops(self) -> list[str]:
        """Ids of all workshops, the oldest first."""
        return [row[0] for row in self.rows(schema.SELECT_WORKSHOPS)]

    def select_command(self, workshop: str, actor: str, command_id: str) -> CommandRow | None:
        found = self.rows(schema.SELECT_COMMAND, (workshop, actor, command_id))
        return found[0] if found else None

    def select_commands(self, workshop: str, after: int) -> list[CommandRow]:
        """Those whose first event has seq > after, in order."""
        return self.rows(schema.SELECT_COMMANDS, (workshop, after))

    def select_command_keys(self, workshop: str, after: tuple[str, str], limit: int) -> list[tuple[str, str]]:
        """At most `limit` (actor, command id), in the order of the index, from after that one."""
        return self.rows(schema.SELECT_COMMAND_KEYS, (workshop, *after, limit))

    def has_document(self, digest: str) -> bool:
        return bool(self.rows(schema.HAS_DOCUMENT, (digest,)))

    def select_document(self, digest: str) -> bytes | None:
        found = self.rows(schema.SELECT_DOCUMENT, (digest,))
        return found[0][0] if found else None

    def select_checkpoint(self, workshop: str) -> tuple[int, bytes] | None:
        found = self.rows(schema.SELECT_CHECKPOINT, (workshop,))
        return found[0] if found else None

    def subscribe_from(self, after: int | None, hear: Hear) -> Subscription:
        last = self.rows(schema.SELECT_LAST_POSITION)[0][0] if after is None else after
        return Subscription(self, hear, last)

    def select_epoch(self) -> str:
        epoch: str = self.rows(schema.SELECT_EPOCH)[0][0]
        return epoch

    # -- the library's interface -----------------------------------------------------------------------------------

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> Sequence[int]:
        """Their positions. The library would try ten times, and call what it had stored the first time a conflict."""
        if not stored_events:
            return []
        rows: list[EventRow] = [(_text(e.originator_id), e.originator_version, e.topic, e.state) for e in stored_events]
        with self.datastore.get_connection() as connection:
            cursor = connection.cursor(row_factory=tuple_row)
            cursor.execute(schema.APPEND, [*_columns([], 6), *_columns(rows, 4)], prepare=True)
            return [row[0] for row in cursor]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Events of all workshops by position, which is a column of ours."""
        first = 0 if start is None else start if inclusive_of_start else start + 1
        with self.datastore.get_connection() as connection:
            cursor = connection.cursor(row_factory=tuple_row)
            cursor.execute(schema.SELECT_NOTIFICATIONS, (first, stop, stop, list(topics), list(topics), limit))
            return [Notification(*row) for row in cursor]

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> Listening:
        """Everything after the position `gt`, until the connection ends."""
        return Listening(self, self.datastore.url, gt, topics)


def _columns(rows: Sequence[Sequence[Any]], count: int) -> list[list[Any]]:
    """`count` lists, one for each column."""
    return [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in range(count)]


def _text(originator_id: UUID | str) -> str:
    return originator_id.hex if isinstance(originator_id, UUID) else originator_id
