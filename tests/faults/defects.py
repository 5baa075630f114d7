"""Defects put into the real server, one at a time: the negative controls. Part of no build that is handed out.

Each is called in the server's process before it runs, and breaks one promise and nothing else.
"""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import server.clock
import server.live.room
import server.log.store
from domain.table.events import AmountSet
from domain.workshop import rounds
from domain.workshop.decision import Decision
from domain.workshop.state import Event
from projections.house import Projections
from server.live.orders import Answer, Declined, Done
from server.live.remembered import Remembered
from server.live.room import Room
from server.log.heads import Heads
from server.log.store import Batch, Store
from server.protocol import outgoing

BEHIND = 0.25
"""Seconds between an acknowledgement and the disk, as in systems that write behind."""

FAR = 2**60
"""Milliseconds: later than anything."""

Defect = Callable[[], None]


def put(owner: Any, name: str, make: Callable[[Any], Any]) -> None:
    """In the place of what is there now, which `make` is given. A defect that finds no place must not go unnoticed."""
    was = owner.__dict__[name] if isinstance(owner, type) else vars(owner)[name]
    if isinstance(owner, type):
        setattr(owner, name, make(was))
    else:
        vars(owner)[name] = make(was)


def every(n: int) -> Callable[[], bool]:
    """True at each n-th call."""
    counted = itertools.count(1)
    return lambda: next(counted) % n == 0


def decided(change: Callable[[Decision], Decision]) -> None:
    """Amounts are decided in another way now and then."""
    now = every(5)

    def make(decide: Callable[..., Decision]) -> Callable[..., Decision]:
        def otherwise(*args: Any) -> Decision:
            decision = decide(*args)
            hit = any(isinstance(event, AmountSet) for event in decision.events) and now()
            return change(decision) if hit else decision

        return otherwise

    put(server.live.room, "decide", make)


def answered(change: Callable[[Done], Answer]) -> None:
    """What was recorded is answered in another way now and then."""
    now = every(9)

    def make(decide: Callable[..., Answer]) -> Callable[..., Answer]:
        def otherwise(*args: Any) -> Answer:
            answer = decide(*args)
            return change(answer) if isinstance(answer, Done) and answer.last > 50 and now() else answer

        return otherwise

    put(Room, "_decide", make)


def acknowledge_before_the_commit() -> None:
    """Needs a server that is killed."""
    jobs: list[tuple[float, Store, Batch]] = []

    def make(append: Callable[[Store, Batch], Future[None]]) -> Callable[[Store, Batch], Future[None]]:
        def write_behind() -> None:
            while True:
                for due, store, batch in list(jobs):
                    time.sleep(max(0.0, due - time.monotonic()))
                    append(store, batch)
                    del jobs[0]
                time.sleep(0.001)

        def at_once(store: Store, batch: Batch) -> Future[None]:
            jobs.append((time.monotonic() + BEHIND, store, batch))
            done: Future[None] = Future()
            done.set_result(None)
            return done

        threading.Thread(target=write_behind, daemon=True).start()
        return at_once

    put(Store, "append", make)


def acknowledge_what_was_thrown_away() -> None:
    """Three batches in all: each is answered, and never written."""
    now, thrown = every(5), itertools.count(1)

    def make(commit: Callable[..., Any]) -> Callable[..., Any]:
        async def otherwise(room: Room, plan: Any) -> None:
            if any(isinstance(fact.event, AmountSet) for _, fact, _ in plan.steps) and now() and next(thrown) <= 3:
                room._stale = True
                plan.state, plan.steps[:], plan.commands[:] = room.workshop, (), ()
            else:
                await commit(room, plan)

        return otherwise

    put(Room, "_commit", make)


def reorder_a_batch() -> None:
    put(Room, "_plan", lambda plan: lambda room, batch: plan(room, batch[::-1]))


def forget_commands() -> None:
    """Neither room nor database know that it has been carried out. Needs clients that say things twice."""
    put(Remembered, "find", lambda find: lambda self, actor, command_id: None)
    put(Store, "append", lambda append: lambda store, batch: append(store, replace(batch, commands=())))


def answer_another_time_otherwise() -> None:
    """Needs clients that say things twice."""

    def make(earlier: Callable[..., Answer | None]) -> Callable[..., Answer | None]:
        def otherwise(*args: Any) -> Answer | None:
            answer = earlier(*args)
            return replace(answer, first=answer.first - 1) if isinstance(answer, Done) else answer

        return otherwise

    put(Room, "_earlier", make)


def record_twice() -> None:
    decided(lambda decision: decision._replace(events=decision.events * 2))


def alter_what_was_asked() -> None:
    def more(event: Event) -> Event:
        return replace(event, amount=event.amount + 1) if isinstance(event, AmountSet) else event

    decided(lambda decision: decision._replace(events=tuple(map(more, decision.events))))


def record_under_another_id() -> None:
    now = every(9)

    def make(recorded: Callable[..., Any]) -> Callable[..., Any]:
        return lambda **fields: recorded(**{**fields, **({"command_id": "nobody-asked"} if now() else {})})

    put(server.live.room, "Recorded", make)


def refuse_what_was_recorded() -> None:
    answered(lambda done: Declined("not_allowed"))


def say_that_nothing_changed() -> None:
    answered(lambda done: Done(0, 0))


def acknowledge_another_place() -> None:
    answered(lambda done: Done(done.first - 1, done.last - 1))


def take_edits_after_the_bell() -> None:
    put(rounds, "check_round", lambda check: lambda workshop, context: None)


def fall_back_in_terms() -> None:
    terms: Iterator[int] = itertools.count(1_000, -1)

    def make(recorded: Callable[..., Any]) -> Callable[..., Any]:
        return lambda **fields: recorded(**{**fields, "term": next(terms)})

    put(server.live.room, "Recorded", make)


def let_time_run_back() -> None:
    """The clock is set back a second at every other look, and nobody takes the later of the two times."""
    back = every(2)
    put(server.clock, "time", lambda was: SimpleNamespace(time_ns=lambda: was.time_ns() - back() * 10**9))
    vars(server.live.room)["max"] = lambda now, last: now
    put(server.log.store, "_check", lambda check: lambda batch: None)
    put(Heads, "move", lambda move: lambda self, w, expected, n, *_: move(self, w, expected, n, FAR, 0))


def skip_a_fold() -> None:
    now = every(7)

    def make(fold: Callable[..., None]) -> Callable[..., None]:
        def otherwise(self: Projections, before: Any, fact: Any, after: Any) -> None:
            if not (isinstance(fact.event, AmountSet) and now()):
                fold(self, before, fact, after)

        return otherwise

    put(Projections, "fold", make)


def leave_a_row_out() -> None:
    """Of what everybody is sent; who comes later gets it."""

    def make(delta: Callable[..., bytes]) -> Callable[..., bytes]:
        return lambda view, from_, to, rows, gone: delta(
            view, from_, to, {key: row for key, row in rows.items() if not key.endswith("/2021")}, gone
        )

    put(outgoing, "delta", make)
