"""The library's subscription, on a connection of its own. Ends when that does: `server/log/subscription.py` goes on.

Two things are mended: what came between the first reading and LISTEN was heard only with the next event, and the
connection was given back while the server still told it everything. Never reads an event itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from eventsourcing.postgres import PostgresSubscription

from server.log.postgres import schema
from server.log.postgres.connections import connect

if TYPE_CHECKING:
    from server.log.postgres.recorder import PostgresLogRecorder

WAKE = 0.1
"""Seconds after which it looks whether it has been stopped."""


class Listening(PostgresSubscription):
    """To `log` from the position `gt` on. Ends with an error when the connection does."""

    def __init__(self, recorder: PostgresLogRecorder, url: str, gt: int | None, topics: Sequence[str] = ()) -> None:
        self._url = url
        super().__init__(recorder, gt, topics)

    def _listen(self) -> None:
        try:
            with closing(connect(self._url)) as connection:
                connection.execute(f"LISTEN {schema.CHANNEL}")
                self._has_been_notified.set()
                while not self._has_been_stopped and not self._thread_error:
                    for _ in connection.notifies(timeout=WAKE, stop_after=1):
                        self._has_been_notified.set()
        except BaseException as error:  # raised where somebody waits for the next event
            if self._thread_error is None:
                self._thread_error = error
            self.stop()
