"""Hears of every new event in a log that several servers share, in its order. Never gives up, and never skips one.

The library's subscription ends for good when its connection does (*tried*, trust.md, "The log must not lie", 6). Here
it is begun again from the last position, and the log is asked now and then whether something went unheard.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from eventsourcing.persistence import Notification

    from server.log.postgres.listening import Listening
    from server.log.postgres.recorder import PostgresLogRecorder

log = logging.getLogger(__name__)

Hear: TypeAlias = Callable[[int, str, int], None]
"""position, workshop, seq. Called on a thread of the subscription's own."""

POLL = 1.0
"""Seconds after which the log is asked, though nothing was heard."""
PAUSE = 0.2
"""Seconds until it is begun again after a failure."""


class Subscription:
    """From the first event after the position `after`, until `close`. position: of the last event heard."""

    def __init__(self, recorder: PostgresLogRecorder, hear: Hear, after: int, poll: float = POLL) -> None:
        self.position = after
        self._recorder = recorder
        self._hear = hear
        self._poll = poll
        self._closed = threading.Event()
        self._listening: Listening | None = None
        self._threads = [
            threading.Thread(target=self._listen, name="log subscription", daemon=True),
            threading.Thread(target=self._supervise, name="log subscription's poll", daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Nothing is heard after it."""
        self._closed.set()
        self._begin_again()
        for thread in self._threads:
            thread.join()

    def _listen(self) -> None:
        while not self._closed.is_set():
            try:
                with self._recorder.subscribe(gt=self.position) as listening:
                    self._listening = listening
                    if self._closed.is_set():  # closed before there was anything to stop
                        return
                    for notification in listening:
                        self._tell(notification)
            except Exception as error:  # whatever ended it, the log is still there
                log.warning("the log cannot be listened to: %s", error)
            self._closed.wait(PAUSE)

    def _tell(self, notification: Notification) -> None:
        if self._closed.is_set():
            return
        try:
            self._hear(notification.id, str(notification.originator_id), notification.originator_version)
        except Exception:  # the one who hears is no reason to stop hearing
            log.exception("an event at position %d was not taken in", notification.id)
        self.position = notification.id

    def _supervise(self) -> None:
        """If an event stands in the log that has not been heard for a whole interval, listening begins again."""
        unheard = 0
        while not self._closed.wait(self._poll):
            before, unheard = unheard, 0
            try:
                last = self._recorder.max_notification_id() or 0
            except Exception as error:  # it is noticed by who listens, too
                log.warning("the log cannot be asked: %s", error)
                continue
            if last > self.position:
                unheard = last
                if self.position < before:
                    self._begin_again()

    def _begin_again(self) -> None:
        if self._listening is not None:
            self._listening.stop()
