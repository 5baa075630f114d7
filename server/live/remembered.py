"""Which commands have been carried out already, so that sending one again is always safe (settled.md 3).

The log is the truth. Of nearly every command that comes it must be known that it is new, without asking the log and
however long the day has been: a sieve says that. What passes it, or is older than the latest, is looked up.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Iterable
from typing import TypeAlias

from server.live.sieve import Sieve
from server.log.store import LogUnavailable, RememberedCommand, Store

log = logging.getLogger(__name__)

Key: TypeAlias = tuple[str, str]
"""Actor and command id."""

KEPT = 5_000
"""Commands held in memory whole: what comes again is mostly what was just sent."""


class Remembered:
    """Those of one workshop. Until `read` has been through, each unknown one costs a look in the log."""

    def __init__(self, store: Store, workshop: str) -> None:
        self._store = store
        self._workshop = workshop
        self._recent: OrderedDict[Key, RememberedCommand] = OrderedDict()
        self._dropped = Sieve()
        self._before: Sieve | None = None
        self._looked_up: dict[Key, RememberedCommand | None] = {}

    def read(self) -> None:
        """What the log holds already; slow, so it may run in a thread while the other methods are called."""
        try:
            keys = list(self._store.command_keys(self._workshop))
        except LogUnavailable as error:
            log.warning("every new command of workshop %s is looked up in the log: %s", self._workshop, error)
            return
        before = Sieve(len(keys))
        for key in keys:
            before.add(key)
        self._before = before

    def add(self, command: RememberedCommand) -> None:
        self._recent[command.actor, command.command_id] = command
        if len(self._recent) > KEPT:
            self._dropped.add(self._recent.popitem(last=False)[0])

    async def look_up(self, keys: Iterable[Key]) -> None:
        """Asks the log for those that only it may know, off the event loop; `find` knows of all these keys then.

        Good until the log takes more, so for one batch. LogUnavailable.
        """
        self._looked_up = {}
        if asked := [key for key in keys if key not in self._recent and self._may_be_in_the_log(key)]:
            self._looked_up = await asyncio.to_thread(self._in_the_log, asked)

    def _in_the_log(self, keys: list[Key]) -> dict[Key, RememberedCommand | None]:
        return {key: self._store.find_command(self._workshop, *key) for key in keys}

    def find(self, actor: str, command_id: str) -> RememberedCommand | None:
        """Of keys that were looked up, or are certainly new. Never asks the log itself."""
        key = (actor, command_id)
        return self._recent.get(key) or self._looked_up.get(key)

    def _may_be_in_the_log(self, key: Key) -> bool:
        return self._before is None or self._before.may_hold(key) or self._dropped.may_hold(key)
