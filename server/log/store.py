"""The log as the rest of the server sees it: append, read, documents, remembered commands. Never decides anything.

Thread-safe. `append` returns at once; everything that reads is short.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

from eventsourcing.persistence import PersistenceError

from domain.recorded import Recorded
from domain.workshop.state import Event
from server.directory import Directory, DirectoryUnavailable
from server.log.backup import NOT_A_FILE, BackupFailed, back_up
from server.log.batch import Batch, RememberedCommand
from server.log.codec import Codec, Row, type_in, type_of
from server.log.errors import (
    BatchRefused,
    DocumentMissing,
    EventTooLarge,
    LogDamaged,
    LogError,
    LogNotDurable,
    LogTooNew,
    LogUnavailable,
    NotOwner,
    VersionConflict,
)
from server.log.heads import Head, Heads
from server.log.origins import Written
from server.log.places import open_recorder
from server.log.recording import EventRow, Recorder, Write
from server.log.subscription import Hear, Subscription
from server.log.writer import Task, Upkeep, Writer

__all__ = [
    "Batch",
    "BatchRefused",
    "DocumentMissing",
    "EventTooLarge",
    "LogDamaged",
    "LogError",
    "LogNotDurable",
    "LogTooNew",
    "LogUnavailable",
    "NotOwner",
    "RememberedCommand",
    "Store",
    "VersionConflict",
]

PAGE = 1_000
"""Events read in one short transaction: a long one would keep the WAL from being checkpointed (trust.md, 7)."""


class Store:
    """One log, in a SQLite file or a PostgreSQL database. Open it with `Store.open`."""

    def __init__(self, database: Path | str, recorder: Recorder, directory: Directory) -> None:
        self._database = database
        self._recorder = recorder
        self._directory = directory
        self._codec = Codec(directory)
        self._writer = Writer(recorder, Heads(self._head))
        self.epoch = recorder.select_epoch()

    @classmethod
    def open(cls, database: Path | str, directory: Directory) -> Store:
        """The log in the file, or at the `postgresql://` address, made if missing.

        LogNotDurable; LogUnavailable if it cannot be opened.
        """
        recorder = open_recorder(database)
        try:
            return cls(database, recorder, directory)
        except BaseException:
            recorder.close()
            raise

    def close(self) -> None:
        """What was appended is still written."""
        self._writer.close()
        self._recorder.close()

    # -- writing ---------------------------------------------------------------------------------------------------

    def append(self, batch: Batch, stored: list[bytes] | None = None) -> Future[None]:
        """Resolved when the batch is on disk. One batch of a workshop at a time: wait before sending the next.

        stored: gets the events' bytes as they will stand in the log.

        VersionConflict: another writer was there first; read on and decide anew.
        NotOwner: with a term, the workshop's lease has gone to another node; nothing was written.
        LogUnavailable: nothing is accepted until `reopen` succeeds; whether this batch is on disk, reading tells.
        BatchRefused, EventTooLarge: it can never be written.
        """
        try:
            _check(batch)
        except LogError as error:
            return _failed(error)
        commands = [(c.workshop, c.actor, c.command_id, c.digest, c.first, c.last) for c in batch.commands]
        first, last = batch.recorded[0], batch.recorded[-1]
        write = Write([], commands, [], batch.workshop, batch.expected, batch.term, first.at, last.at)
        write.encode = lambda: self._encoded(batch, stored)
        return self._writer.put(write)

    def _encoded(self, batch: Batch, stored: list[bytes] | None) -> list[EventRow]:
        """On the writer's thread: whose key is not at hand, the directory is asked, and that may take its time."""
        try:
            rows = [(r.workshop, r.seq, type_of(r.event), self._codec.encode(r)) for r in batch.recorded]
        except DirectoryUnavailable as error:  # a key that is not on disk may seal nothing
            raise LogUnavailable(str(error)) from error
        if stored is not None:
            stored.extend(row[3] for row in rows)
        return rows

    @property
    def healthy(self) -> bool:
        """False after an I/O error, until `reopen`."""
        return self._writer.healthy

    def reopen(self) -> None:
        """After an I/O error: a new connection, and everything readable made durable. LogUnavailable; blocks."""
        self._writer.reopen()

    @property
    def transactions(self) -> int:
        """Committed since the start."""
        return self._recorder.transactions

    # -- reading ---------------------------------------------------------------------------------------------------

    def read(self, workshop: str, after: int = 0, limit: int | None = None) -> Iterator[Recorded[Event]]:
        """The events with seq > after, at most `limit`, in order. LogDamaged, LogTooNew, LogUnavailable."""
        left = limit
        while left is None or left > 0:
            size = PAGE if left is None else min(PAGE, left)
            rows = self._recorder.select_rows(workshop, after, size)
            for row in rows:
                after += 1
                if row.seq != after:
                    raise LogDamaged(
                        f"position {row.position}: workshop {workshop} has no seq {after} before {row.seq}; "
                        "restore a backup"
                    )
                yield self._codec.decode(row)
            if len(rows) < size:
                return
            left = None if left is None else left - size

    def states(self, workshop: str) -> Iterator[bytes]:
        """All events' bytes exactly as they stand in the log, in order. LogDamaged, LogUnavailable."""
        after = 0
        while rows := self._recorder.select_rows(workshop, after, PAGE):
            for row in rows:
                after += 1
                if row.seq != after:
                    raise LogDamaged(f"workshop {workshop} has no seq {after} before {row.seq}; restore a backup")
                yield row.state

    def stored(self, workshop: str, seq: int) -> bytes | None:
        """The bytes of that event exactly as they stand in the log; None if it is not there."""
        rows = self._recorder.select_rows(workshop, seq - 1, 1)
        return rows[0].state if rows and rows[0].seq == seq else None

    def decode(self, workshop: str, seq: int, state: bytes) -> Recorded[Event]:
        """An event from its stored bytes, which came by another road than the log. LogDamaged, LogTooNew."""
        return self._codec.decode(Row(0, workshop, seq, type_in(state), state))

    def workshops(self) -> list[str]:
        """Their ids, the oldest first."""
        return self._recorder.select_workshops()

    def _head(self, workshop: str) -> Head:
        row = self._recorder.select_last_row(workshop)
        return Head(0, 0) if row is None else Head(row.seq, self._codec.decode(row).at)

    def find_command(self, workshop: str, actor: str, command_id: str) -> RememberedCommand | None:
        """What that command recorded, if it has been carried out before."""
        row = self._recorder.select_command(workshop, actor, command_id)
        return None if row is None else RememberedCommand(*row)

    def load_commands(self, workshop: str, after: int = 0) -> list[RememberedCommand]:
        """Those whose events have seq > after, in the order they were carried out."""
        return [RememberedCommand(*row) for row in self._recorder.select_commands(workshop, after)]

    def command_keys(self, workshop: str) -> Iterator[tuple[str, str]]:
        """(actor, command id) of all that have been carried out, in no order that means anything."""
        keys: list[tuple[str, str]] = [("", "")]
        while keys:
            keys = self._recorder.select_command_keys(workshop, keys[-1], PAGE)
            yield from keys

    def subscribe(self, hear: Hear, after: int | None = None) -> Subscription | None:
        """`hear(position, workshop, seq)` for every event after that position, whoever wrote it, until it is closed.

        after: by default the log's end as it is now. None for a log in a file, which has no other writers. Called on
        a thread of its own, again and again in the log's order, through any outage. LogUnavailable.
        """
        return self._recorder.subscribe_from(after, hear)

    # -- documents -------------------------------------------------------------------------------------------------

    def put_document(self, data: bytes) -> str:
        """The document's SHA-256 in lower-case hex, once it is on disk; the same again does nothing. LogUnavailable."""
        digest = hashlib.sha256(data).hexdigest()
        if not self._recorder.has_document(digest):
            self._writer.put(Write(documents=[(digest, data)])).result()
        return digest

    def get_document(self, digest: str) -> bytes:
        """DocumentMissing; LogDamaged if the bytes are not those that were put there."""
        data = self._recorder.select_document(digest)
        if data is None:
            raise DocumentMissing(f"the log holds no document {digest}; import the budget again")
        if hashlib.sha256(data).hexdigest() != digest:
            raise LogDamaged(f"document {digest} does not have that hash; restore a backup")
        return data

    # -- checkpoints -----------------------------------------------------------------------------------------------

    def put_checkpoint(self, workshop: str, seq: int, data: bytes) -> None:
        """What the events up to `seq` came to, in bytes of the caller's; an older one goes. LogUnavailable; blocks.

        It is no part of the log: whoever reads it back has to see that it belongs to this log and this release.
        """
        self._maintain(lambda: self._recorder.upsert_checkpoint(workshop, seq, data))

    def get_checkpoint(self, workshop: str) -> tuple[int, bytes] | None:
        """(seq, bytes) of the newest one."""
        return self._recorder.select_checkpoint(workshop)

    def drop_checkpoints(self, workshop: str) -> None:
        """None is kept any more. LogUnavailable; blocks."""
        self._maintain(lambda: self._recorder.delete_checkpoint(workshop))

    def _maintain(self, run: Callable[[], None]) -> None:
        """Alone in its transaction: what fails here takes no event along."""
        if self._recorder.apart:
            run()
            return
        try:
            self._writer.put(Upkeep(run)).result()
        except (PersistenceError, sqlite3.Error) as error:
            raise LogUnavailable(f"the checkpoint cannot be written: {error}") from error

    def origins(self, workshop: str) -> Written:
        """Whose words the texts were that have been read and written so far; see `sealing.py`."""
        return self._codec.sealer.origins(workshop).written()

    def recall_origins(self, workshop: str, written: Written) -> None:
        """For who does not read the workshop's events from the first: what `origins` told who had."""
        self._codec.sealer.recall(workshop, written)

    # -- the log as a whole ----------------------------------------------------------------------------------------

    def renew_epoch(self) -> str:
        """A new incarnation, as after a restore: clients that hold positions of the old one start over."""
        epoch = secrets.token_hex(8)
        self._writer.put(Task(lambda: self._recorder.update_epoch(epoch))).result()
        self.epoch = epoch
        return epoch

    def backup(self, target: Path) -> None:
        """Log and directory as they are now, into the folder `target`, while everything goes on. See `backup.py`."""
        if isinstance(self._database, str) or isinstance(self._directory.place, str):
            raise BackupFailed(NOT_A_FILE)
        back_up(self._database, self._directory.place, target)


def _check(batch: Batch) -> None:
    """BatchRefused unless the events are this workshop's, go on from `expected`, and time does not run backwards."""
    if not batch.recorded:
        raise BatchRefused(f"workshop {batch.workshop}: a batch without events")
    at = batch.recorded[0].at
    for seq, recorded in enumerate(batch.recorded, batch.expected + 1):
        if recorded.workshop != batch.workshop or recorded.seq != seq:
            raise BatchRefused(
                f"workshop {batch.workshop}: expected seq {seq}, got {recorded.seq} of workshop {recorded.workshop}"
            )
        if recorded.at < at:
            raise BatchRefused(f"workshop {batch.workshop}, seq {seq}: time runs backwards, from {at} to {recorded.at}")
        at = recorded.at
    for command in batch.commands:
        if command.workshop != batch.workshop or not batch.expected < command.first <= command.last <= seq:
            raise BatchRefused(
                f"workshop {batch.workshop}: command {command.command_id} answers events of another batch"
            )


def _failed(error: LogError) -> Future[None]:
    future: Future[None] = Future()
    future.set_exception(error)
    return future
