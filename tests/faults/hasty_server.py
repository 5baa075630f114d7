"""The negative control: `raaderum` with a log that acknowledges before it commits. Part of no build that is handed out.

What it acknowledges is on its way to the disk for a twentieth of a second, as in the systems that write behind.
"""

from __future__ import annotations

import queue
import threading
import time
from concurrent.futures import Future
from pathlib import Path

import server.service
from server.commandline import main
from server.directory import Directory
from server.log.store import Batch, Store

BEHIND = 0.05
"""Seconds."""


class HastyStore(Store):
    _behind: queue.SimpleQueue[tuple[float, Batch]]

    @classmethod
    def open(cls, database: Path | str, directory: Directory) -> HastyStore:
        store = super().open(database, directory)
        assert isinstance(store, HastyStore)
        store._behind = queue.SimpleQueue()
        threading.Thread(target=store._write_behind, daemon=True).start()
        return store

    def append(self, batch: Batch) -> Future[None]:
        """Resolved at once: this is the fault that the checker must find."""
        self._behind.put((time.monotonic() + BEHIND, batch))
        done: Future[None] = Future()
        done.set_result(None)
        return done

    def _write_behind(self) -> None:
        while True:
            due, batch = self._behind.get()
            time.sleep(max(0.0, due - time.monotonic()))
            super().append(batch)


if __name__ == "__main__":
    vars(server.service)["Store"] = HastyStore
    main()
