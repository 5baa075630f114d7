"""What a log's database must be able to do, and what is handed to it: one contract for all. Shapes only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from server.log.codec import Row
from server.log.errors import LogError
from server.log.subscription import Hear, Subscription

EventRow: TypeAlias = tuple[str, int, str, bytes]
"""workshop, seq, type, state."""

CommandRow: TypeAlias = tuple[str, str, str, bytes, int, int]
"""workshop, actor, command id, digest, first, last."""

DocumentRow: TypeAlias = tuple[str, bytes]
"""hash, data."""


@dataclass(slots=True)
class Write:
    """Something to be written whole or not at all: events and their commands, or documents.

    term: of the lease under which the events were decided; 0 where nobody else can own the workshop.
    first_at, last_at: the times of its first and last event. encode: makes the events, on the writer's thread.
    """

    events: list[EventRow] = field(default_factory=list)
    commands: list[CommandRow] = field(default_factory=list)
    documents: list[DocumentRow] = field(default_factory=list)
    workshop: str = ""
    expected: int = 0
    term: int = 0
    first_at: int = 0
    last_at: int = 0
    encode: Callable[[], list[EventRow]] | None = None
    done: Future[None] = field(default_factory=Future)


Refused: TypeAlias = Mapping[int, LogError]
"""Which of the writes did not come to be, by their place, and why."""


class Recorder(Protocol):
    """A log in a database. `write`, `reopen` and `update_epoch` are the writer's thread's; reading is anybody's.

    transactions: committed by `write` so far. apart: checkpoints are written on a connection of their own, so that
    anybody may write them; otherwise they are the writer's thread's.
    """

    transactions: int
    apart: bool

    def write(self, writes: Sequence[Write]) -> Refused:
        """All on disk, but for those refused. Any exception: nothing is known of any of them."""

    def reopen(self) -> None:
        """Nothing of what was tried before can come to be any more, and all that can be read is on disk. LogError."""

    def close(self) -> None: ...

    def select_rows(self, workshop: str, after: int, limit: int) -> list[Row]:
        """At most `limit` events of a workshop with seq > after, in order. LogUnavailable, as from all that follow."""

    def select_last_row(self, workshop: str) -> Row | None:
        """The workshop's latest event."""

    def select_workshops(self) -> list[str]:
        """Ids of all workshops, the oldest first."""

    def select_command(self, workshop: str, actor: str, command_id: str) -> CommandRow | None: ...

    def select_commands(self, workshop: str, after: int) -> list[CommandRow]: ...

    def select_command_keys(self, workshop: str, after: tuple[str, str], limit: int) -> list[tuple[str, str]]: ...

    def has_document(self, digest: str) -> bool: ...

    def select_document(self, digest: str) -> bytes | None: ...

    def upsert_checkpoint(self, workshop: str, seq: int, data: bytes) -> None:
        """Replaces the one that is there, unless that one is newer."""

    def select_checkpoint(self, workshop: str) -> tuple[int, bytes] | None: ...

    def delete_checkpoint(self, workshop: str) -> None: ...

    def subscribe_from(self, after: int | None, hear: Hear) -> Subscription | None:
        """See `Store.subscribe`."""

    def select_epoch(self) -> str: ...

    def update_epoch(self, epoch: str) -> None: ...
