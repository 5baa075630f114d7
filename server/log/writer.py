"""The one thread that writes the log: takes all that waits, from all workshops, and commits it in one transaction.

A future is resolved only after the commit. After an I/O error nothing more is taken until `reopen` has succeeded:
a page that could not be synced may be lost though a later sync says otherwise (trust.md, "The log must not lie", 5).
Never looks into an event.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import TypeAlias

from server.log.errors import LogError, LogUnavailable
from server.log.heads import Heads
from server.log.recording import Recorder, Write

log = logging.getLogger(__name__)

MOST_EVENTS = 2_000
"""In one transaction. What is beyond waits for the next, so that nobody waits for everybody."""


@dataclass(slots=True)
class Task:
    """Something else for the writer's thread, between two transactions."""

    run: Callable[[], None]
    done: Future[None] = field(default_factory=Future)


@dataclass(slots=True)
class Upkeep(Task):
    """A task that writes. Refused while the log is in trouble; what it meets itself is trouble too, but a full disk."""


Job: TypeAlias = Write | Task


class Writer:
    """Groups what waits, and tells everybody what became of theirs."""

    def __init__(self, recorder: Recorder, heads: Heads) -> None:
        self._recorder = recorder
        self._heads = heads
        self._trouble = ""
        self._closed = False
        self._jobs: list[Job] = []
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="log writer", daemon=True)
        self._thread.start()

    @property
    def healthy(self) -> bool:
        return not self._trouble and not self._closed

    def put(self, job: Job) -> Future[None]:
        """Resolved when it is on disk."""
        with self._changed:
            if self._closed:
                job.done.set_exception(LogUnavailable("the log is closed"))
            else:
                self._jobs.append(job)
                self._changed.notify()
        return job.done

    def reopen(self) -> None:
        """Take a new connection, and make sure that all it reads is on disk. LogUnavailable if that fails."""
        self.put(Task(self._reopen)).result()

    def close(self) -> None:
        """What waits is still written."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        self._thread.join()

    # What follows runs on the writer's thread.

    def _run(self) -> None:
        while jobs := self._take():
            for group in _grouped(jobs):
                if isinstance(group, Upkeep):
                    self._keep_up(group)
                elif isinstance(group, Task):
                    _do(group)
                else:
                    self._commit(group)

    def _take(self) -> list[Job]:
        """All that waits; nothing only after the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._jobs or self._closed)
            jobs, self._jobs = self._jobs, []
        return jobs

    def _commit(self, group: list[Write]) -> None:
        if self._trouble:
            _refuse(group, self._trouble)
            return
        try:
            writes = [write for write in group if self._follows(write)]
            refused = self._recorder.write(writes) if writes else {}
            self._heads.committed({writes[place].workshop for place in refused})
        except Exception as error:  # whatever it is, nothing is known to be on disk, and the thread must live on
            log.exception("the log cannot be written; nothing is accepted until it has been opened again")
            self._trouble = f"{type(error).__name__}: {error}"
            _refuse(group, self._trouble)
        else:
            for place, write in enumerate(writes):
                if (reason := refused.get(place)) is None:
                    write.done.set_result(None)
                else:
                    write.done.set_exception(reason)

    def _keep_up(self, upkeep: Upkeep) -> None:
        if self._trouble:
            upkeep.done.set_exception(LogUnavailable(self._trouble))
            return
        _do(upkeep)
        error = upkeep.done.exception()
        if error is not None and not _is_full(error):  # a page that could not be synced: see the top of the file
            log.error("a checkpoint could not be written: %s", error)
            self._trouble = f"{type(error).__name__}: {error}"

    def _follows(self, write: Write) -> bool:
        """Whether it goes on where the log ends. If not, its sender is told."""
        if not write.events:
            return True
        try:
            self._heads.move(write.workshop, write.expected, len(write.events), write.first_at, write.last_at)
        except LogError as error:
            write.done.set_exception(error)
            return False
        return True

    def _reopen(self) -> None:
        if not self._trouble:
            return
        self._heads.forget()
        self._recorder.reopen()
        self._trouble = ""


def _grouped(jobs: list[Job]) -> Iterator[list[Write] | Task]:
    """Writes that follow each other, up to MOST_EVENTS together; tasks alone. Those nobody waits for fall away."""
    group: list[Write] = []
    events = 0
    for job in jobs:
        if not job.done.set_running_or_notify_cancel() or (isinstance(job, Write) and not _prepared(job)):
            continue
        if isinstance(job, Write):
            group.append(job)
            events += len(job.events)
        if group and (isinstance(job, Task) or events >= MOST_EVENTS):
            yield group
            group, events = [], 0
        if isinstance(job, Task):
            yield job
    if group:
        yield group


def _prepared(write: Write) -> bool:
    """Whether it can be written at all. If not, its sender is told, and the log is as well as before."""
    try:
        if write.encode is not None:
            write.events = write.encode()
    except Exception as error:  # it belongs to whoever asked
        write.done.set_exception(error)
        return False
    return True


def _is_full(error: BaseException) -> bool:
    """No room for this: nothing was written, and an edit is smaller."""
    cause = error if isinstance(error, sqlite3.Error) else error.__cause__
    return isinstance(cause, sqlite3.Error) and cause.sqlite_errorname == "SQLITE_FULL"


def _do(task: Task) -> None:
    try:
        task.run()
    except Exception as error:  # it belongs to whoever asked
        task.done.set_exception(error)
    else:
        task.done.set_result(None)


def _refuse(group: list[Write], reason: str) -> None:
    for write in group:
        if not write.done.done():
            write.done.set_exception(LogUnavailable(reason))
