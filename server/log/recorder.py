"""`eventsourcing`'s recorder on tables of our own (settled.md 8): the library's interface, and quicker ways for ours.

Notification ids are `position`, never given twice. Never retries and never hides an error.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from eventsourcing.persistence import IntegrityError, Notification, PersistenceError, StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteCursor

from server.log import schema
from server.log.codec import Row
from server.log.datastore import LogDatastore
from server.log.errors import LogError, LogUnavailable, VersionConflict
from server.log.recording import CommandRow, EventRow, Refused, Write
from server.log.subscription import Hear


class LogRecorder(SQLiteApplicationRecorder):
    """Events by position and by workshop. transactions: committed by `write` so far."""

    datastore: LogDatastore
    apart = False

    def __init__(self, datastore: LogDatastore) -> None:
        self.transactions = 0
        super().__init__(datastore, events_table_name=schema.EVENTS)
        self.insert_events_statement = schema.INSERT_EVENT

    def construct_create_table_statements(self) -> list[str]:
        return list(schema.STATEMENTS)

    def _insert_events(self, c: SQLiteCursor, stored_events: Sequence[StoredEvent], **_: Any) -> Sequence[int]:
        """Their positions: contiguous, since nobody else writes meanwhile."""
        self.insert_rows(c, [(_text(e.originator_id), e.originator_version, e.topic, e.state) for e in stored_events])
        c.execute("SELECT last_insert_rowid()")
        last: int = c.fetchone()[0]
        return list(range(last - len(stored_events) + 1, last + 1))

    def write(self, writes: Sequence[Write]) -> Refused:
        """One transaction. Those of workshops in which another process was first are refused, the others are on disk.

        A term is nobody's business here: a file has one server.
        """
        refused: dict[int, LogError] = {}
        try:
            with self.datastore.transaction(commit=True) as c:
                self._insert(c, writes)
        except IntegrityError:
            with self.datastore.transaction(commit=True) as c:
                refused = self._insert_one_by_one(c, writes)
        self.transactions += 1
        return refused

    def _insert(self, c: SQLiteCursor, writes: Sequence[Write]) -> None:
        if documents := [row for write in writes for row in write.documents]:
            c.executemany(schema.INSERT_DOCUMENT, documents)
        if commands := [row for write in writes for row in write.commands]:
            c.executemany(schema.INSERT_COMMAND, commands)
        if events := [row for write in writes for row in write.events]:
            self.insert_rows(c, events)

    def _insert_one_by_one(self, c: SQLiteCursor, writes: Sequence[Write]) -> dict[int, LogError]:
        """Each behind a savepoint, so that the one that cannot be written harms no other workshop."""
        refused: dict[int, LogError] = {}
        conflicts: set[str] = set()
        for place, write in enumerate(writes):
            if write.workshop in conflicts:
                refused[place] = VersionConflict("decided on a batch that was refused")
                continue
            c.execute("SAVEPOINT one")
            try:
                self._insert(c, [write])
            except sqlite3.IntegrityError as error:
                c.execute("ROLLBACK TO one")
                conflicts.add(write.workshop)
                refused[place] = VersionConflict(f"workshop {write.workshop}: another was first: {error}")
            c.execute("RELEASE one")
        return refused

    def reopen(self) -> None:
        """A new connection for writing. LogUnavailable.

        The checkpoint writes every page of the WAL anew into the database, syncs it, and empties the WAL. That is why
        it heals: pages whose sync failed are not trusted to be on disk, though they can be read.
        """
        try:
            self.datastore.reopen_writer()
            with self.datastore.get_connection(commit=True) as connection, connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                busy = cursor.fetchone()[0]
        except (PersistenceError, sqlite3.Error) as error:
            raise LogUnavailable(f"{type(error).__name__}: {error}") from error
        if busy:
            raise LogUnavailable("somebody has been reading the log for long; try again")

    def close(self) -> None:
        self.datastore.close()

    def insert_rows(self, c: SQLiteCursor, rows: Sequence[EventRow]) -> None:
        """All rows by one `executemany`, inside the caller's transaction."""
        c.executemany(schema.INSERT_EVENT, rows)

    def rows(self, statement: str, parameters: Sequence[object] = ()) -> list[Any]:
        """All rows, read in one short transaction. LogUnavailable."""
        try:
            with self.datastore.transaction(commit=False) as c:
                c.sqlite_cursor.row_factory = None
                c.execute(statement, parameters)
                return list(c.fetchall())
        except (PersistenceError, sqlite3.Error) as error:
            raise LogUnavailable(f"the log cannot be read: {error}") from error

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
        return bool(self.rows("SELECT 1 FROM documents WHERE hash = ?", (digest,)))

    def select_document(self, digest: str) -> bytes | None:
        found = self.rows("SELECT data FROM documents WHERE hash = ?", (digest,))
        return found[0][0] if found else None

    def upsert_checkpoint(self, workshop: str, seq: int, data: bytes) -> None:
        """Replaces the one that is there, unless that one is newer."""
        with self.datastore.transaction(commit=True) as c:
            c.execute(schema.UPSERT_CHECKPOINT, (workshop, seq, data))

    def select_checkpoint(self, workshop: str) -> tuple[int, bytes] | None:
        found = self.rows(schema.SELECT_CHECKPOINT, (workshop,))
        return found[0] if found else None

    def delete_checkpoint(self, workshop: str) -> None:
        with self.datastore.transaction(commit=True) as c:
            c.execute(schema.DELETE_CHECKPOINT, (workshop,))

    def subscribe_from(self, after: int | None, hear: Hear) -> None:
        """A file has one server, which knows what it wrote."""

    def select_epoch(self) -> str:
        epoch: str = self.rows(schema.SELECT_EPOCH)[0][0]
        return epoch

    def update_epoch(self, epoch: str) -> None:
        with self.datastore.transaction(commit=True) as c:
            c.execute(schema.UPDATE_EPOCH, (epoch,))

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Events of all workshops by position. The library's own statement reads a column `rowid`, ours is named."""
        first = 0 if start is None else start if inclusive_of_start else start + 1
        wanted = f"AND topic IN ({_places(topics)}) " if topics else ""
        until = "AND position <= ? " if stop is not None else ""
        parameters = [first, *topics, *([] if stop is None else [stop]), limit]
        with self.datastore.transaction(commit=False) as c:
            c.execute(
                "SELECT originator_id, originator_version, topic, state, position FROM events "  # noqa: S608 - only ? are put in
                f"WHERE position >= ? {wanted}{until}ORDER BY position LIMIT ?",
                parameters,
            )
            return [Notification(*row) for row in c.fetchall()]


def _places(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)


def _text(originator_id: UUID | str) -> str:
    return originator_id.hex if isinstance(originator_id, UUID) else originator_id
