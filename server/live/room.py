"""One workshop's room: takes every command that waits, decides, commits once, folds, tells everyone.

    order -> decide -> one transaction -> on disk -> fold -> rows to everyone -> answer

Nobody hears of an event before it is on disk. The state that commands are decided on runs ahead of the disk
only within a batch; if the commit fails it is thrown away, since it is immutable.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from domain.books import Books
from domain.errors import Refused
from domain.recorded import Recorded
from domain.workshop.context import Context
from domain.workshop.decide import Decision, decide
from domain.workshop.state import Version, Workshop, evolve
from projections.house import Change, Projections, Shelf
from server.clock import now_ms
from server.live.bell import Bell
from server.live.orders import Answer, Declined, Done, Order, Waiting
from server.live.remembered import Remembered
from server.live.served import Fact, Served
from server.log.store import Batch, EventTooLarge, LogUnavailable, NotOwner, RememberedCommand, Store, VersionConflict

__all__ = ["Fact", "Room"]

log = logging.getLogger(__name__)

HALL_INTERVAL = 0.05
"""Seconds between two updates of the aggregate views: at most 20 a second (architecture.md)."""

RETRY = 1.0
"""Seconds before what failed is tried again by itself."""

CONFLATED = frozenset({"hall", "overview", "facilitator", "finance"})

ONE_NODE = 0
"""The term of a room that nobody else can own: its batches name no lease, and its events say 1 (settled.md 7)."""


@dataclass(slots=True)
class _Plan:
    """What a batch came to before it is on disk."""

    state: Workshop
    steps: list[tuple[Workshop, Fact, Workshop]] = field(default_factory=list)
    commands: list[RememberedCommand] = field(default_factory=list)
    answers: list[tuple[Waiting, Answer]] = field(default_factory=list)
    done: dict[tuple[str, str], tuple[bytes, Done]] = field(default_factory=dict)
    stored: list[bytes] = field(default_factory=list)


class Room:
    """The one owner of one workshop. `publish` hears of rows, `committed` of facts; both after the disk.

    With several nodes: term is that of the lease; `unseated` is called once another has it, and `carried` with the
    stored bytes of what is about to be published, or with nothing if it was read from the log.
    """

    def __init__(
        self,
        workshop: Workshop,
        projections: Projections,
        shelf: Shelf,
        store: Store,
        clock: Callable[[], int] = now_ms,
        term: int = ONE_NODE,
    ) -> None:
        self.term = term
        self.workshop = workshop
        self.projections = projections
        self._shelf = shelf
        self.publish: Callable[[Iterable[Change]], None] = lambda changes: None
        self.failed: Callable[[Room], None] = lambda room: None
        self.unseated: Callable[[Room], None] = lambda room: None
        self.carried: Callable[[list[bytes]], None] | None = None
        self.successor: Served | None = None
        self.committed: list[Callable[[Fact], None]] = []
        self._store = store
        self._clock = clock
        self._waiting: list[Waiting] = []
        self._in_hand: list[Waiting] = []
        self._wake = asyncio.Event()
        self._stale = False
        self._is_over = False
        self._is_ending = False
        self._books: tuple[tuple[Version, ...], Books] | None = None
        self._remembered = Remembered(store, workshop.id)
        self._hall_timer: asyncio.TimerHandle | None = None
        self._bell = Bell(lambda: self.workshop, clock, self.submit)
        self._task: asyncio.Task[None] | None = None
        self._reading: asyncio.Future[None] | None = None
        self._anew: tuple[Projections, asyncio.Future[None]] | None = None

    @property
    def books(self) -> Books:
        """The documents in force."""
        return self.books_of(self.workshop)

    def books_of(self, workshop: Workshop) -> Books:
        """The documents that a state of this workshop works on."""
        if self._books is None or self._books[0] is not workshop.versions:
            self._books = (workshop.versions, self._shelf(workshop.versions))
        return self._books[1]

    def start(self) -> None:
        self._reading = asyncio.get_running_loop().run_in_executor(None, self._remembered.read)
        self.projections.take_changes()
        self._task = asyncio.create_task(self._run(), name=f"room {self.workshop.id}")
        self._bell.set()

    async def stop(self) -> None:
        self._cancel_timers()
        await self._bell.stop()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        self._finish([])
        if self._reading is not None:
            await self._reading

    def put(self, order: Order, answer: Callable[[Answer], None]) -> None:
        """`answer` is called once, when the order is on disk or refused."""
        if self._is_over:
            if self.successor is None:
                answer(Declined("log_unavailable"))
            else:
                self.successor.put(order, answer)
            return
        self._waiting.append(Waiting(order, answer))
        self._wake.set()

    async def submit(self, order: Order) -> Answer:
        """The answer, once the order is on disk or refused."""
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self.put(order, lambda given: None if answer.done() else answer.set_result(given))
        return await answer

    async def _run(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            batch, self._waiting = self._waiting, []
            self._in_hand = batch
            try:
                await self._carry_out(batch)
                if self._anew is not None:
                    await self._go_on_from(self._anew[0])
            except NotOwner:
                self.unseated(self)
                return
            except Exception:
                log.exception("a room failed; it is given up, and the next one starts from the log")
                self._give_up(batch)
                return
            self._in_hand = []
            if self._is_ending and not self._waiting:
                return
            if self._stale:  # what an unclear commit left in the log is shown even if nobody asks for anything
                asyncio.get_running_loop().call_later(RETRY, self._wake.set)

    async def replace(self, projections: Projections) -> None:
        """Between two batches the room goes on from these, which were folded from the log; returns then.

        For what stood in the log before can mean less now: somebody was forgotten. The views are other ones.
        """
        if self._is_over:
            return  # whatever serves the workshop next is made from the log
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._anew = projections, done
        self._wake.set()
        await done

    async def _go_on_from(self, projections: Projections) -> None:
        known = projections.workshop.seq
        await asyncio.to_thread(lambda: projections.follow(self._store.read(self.workshop.id, after=known)))
        projections.take_changes()
        self.workshop, self.projections = projections.workshop, projections
        self._replaced()

    def _replaced(self) -> None:
        if self._anew is not None and not self._anew[1].done():
            self._anew[1].set_result(None)
        self._anew = None

    async def finish(self) -> None:
        """Carries out what waits, and nothing that comes after that."""
        self._is_ending = True
        self._wake.set()
        if self._task is not None:
            await asyncio.wait({self._task})  # which may be cancelled meanwhile, by `step_down`

    def step_down(self, successor: Served) -> list[Waiting]:
        """Another node owns the workshop: nothing more is carried out here. What has no answer yet, in order.

        Of that the log may hold some, but it takes no more of it: so the new owner knows by the command ids.
        """
        self._is_over = True
        self.successor = successor
        self._replaced()
        self._cancel_timers()
        if self._task is not None and self._task is not asyncio.current_task():
            self._task.cancel()
        waiting = [*self._in_hand, *self._waiting]
        self._in_hand, self._waiting = [], []
        return waiting

    def _give_up(self, batch: list[Waiting]) -> None:
        """A fault of ours, perhaps after the commit: what stands here cannot be trusted any more, the log can.

        Clients keep what was not acknowledged and send it again; what is in the log gets its first answer.
        """
        self._finish(batch)
        self.failed(self)

    def _finish(self, unanswered: list[Waiting]) -> None:
        """From here on every order is told to come again."""
        self._is_over = True
        self._cancel_timers()
        self._replaced()
        for waiting in (*unanswered, *self._waiting):
            waiting.answer(Declined("log_unavailable"))
        self._waiting = []

    def _cancel_timers(self) -> None:
        self._bell.silence()
        if self._hall_timer is not None:
            self._hall_timer.cancel()

    async def _carry_out(self, batch: list[Waiting]) -> None:
        for _ in range(3):
            try:
                if self._stale:
                    await self._catch_up()
                await self._remembered.look_up((waiting.order.actor, waiting.order.command_id) for waiting in batch)
                plan = self._plan(batch)
                await self._commit(plan)
            except VersionConflict:
                log.warning("another writer was there first; deciding the batch anew")
                self._stale = True
                continue
            except EventTooLarge as error:
                log.warning("an event is too large: %s", error)
                await self._one_by_one(batch)
                return
            except LogUnavailable:
                log.exception("the log cannot be written")
                self._stale = True
                for waiting in batch:
                    waiting.answer(Declined("log_unavailable"))
                return
            self._take_over(plan)
            return
        for waiting in batch:
            waiting.answer(Declined("log_unavailable"))

    async def _one_by_one(self, batch: list[Waiting]) -> None:
        """Find the order that is too large, and harm no other."""
        if len(batch) == 1:
            batch[0].answer(Declined("too_large"))
            return
        for place, waiting in enumerate(batch):
            self._in_hand = batch[place:]
            await self._carry_out([waiting])

    def _plan(self, batch: list[Waiting]) -> _Plan:
        plan = _Plan(self.workshop)
        for waiting in batch:
            plan.answers.append((waiting, self._decide(plan, waiting.order)))
        return plan

    def _decide(self, plan: _Plan, order: Order) -> Answer:
        if (earlier := self._earlier(plan, order)) is not None:
            return earlier
        if order.basis > plan.state.seq:
            return Declined("basis_ahead", {"seq": plan.state.seq})
        now = max(self._clock(), plan.state.last_at)
        context = Context(order.actor, order.on_behalf_of, now, order.basis, order.round, order.late)
        try:
            decision = decide(plan.state, order.command, context, self.books_of(plan.state))
        except Refused as refused:
            return Declined(refused.code, refused.details)
        return self._record(plan, order, decision, now)

    def _earlier(self, plan: _Plan, order: Order) -> Answer | None:
        """The first answer to a command that comes again."""
        key = (order.actor, order.command_id)
        if key in plan.done:
            digest, done = plan.done[key]
        elif known := self._remembered.find(*key):
            digest, done = known.digest, Done(known.first, known.last)
        else:
            return None
        return done if digest == order.digest else Declined("id_reused")

    def _record(self, plan: _Plan, order: Order, decision: Decision, now: int) -> Done:
        if not decision.events:
            return Done(0, 0)
        first = plan.state.seq + 1
        current = plan.state.open_round
        for event in decision.events:
            before = plan.state
            fact = Recorded(
                workshop=before.id,
                seq=before.seq + 1,
                at=now,
                actor=order.actor,
                on_behalf_of=order.on_behalf_of,
                command_id=order.command_id,
                basis=order.basis,
                round=current.number if current else 0,
                term=self.term or 1,
                undoes=decision.undoes,
                event=event,
            )
            plan.state = evolve(before, fact)
            plan.steps.append((before, fact, plan.state))
        done = Done(first, plan.state.seq, decision.overwrote)
        plan.done[order.actor, order.command_id] = (order.digest, done)
        plan.commands.append(
            RememberedCommand(plan.state.id, order.actor, order.command_id, order.digest, first, plan.state.seq)
        )
        return done

    async def _commit(self, plan: _Plan) -> None:
        """Returns once the batch is on disk."""
        if plan.steps:
            facts = tuple(fact for _, fact, _ in plan.steps)
            batch = Batch(self.workshop.id, self.workshop.seq, facts, tuple(plan.commands), self.term)
            append = self._store.append
            await asyncio.wrap_future(append(batch, plan.stored) if self.carried else append(batch))

    def _take_over(self, plan: _Plan) -> None:
        self.workshop = plan.state
        for command in plan.commands:
            self._remembered.add(command)
        self._fold(plan.steps, plan.stored)
        for waiting, answer in plan.answers:
            waiting.answer(answer)

    def _fold(self, steps: list[tuple[Workshop, Fact, Workshop]], stored: list[bytes]) -> None:
        if not steps:
            return
        if self.carried is not None:
            self.carried(stored)
        for before, fact, after in steps:
            self.projections.fold(before, fact, after)
        self.publish(self.projections.take_changes(lambda name: name not in CONFLATED).values())
        for _, fact, _ in steps:
            for hear in self.committed:
                hear(fact)
        self._bell.set()
        if self._hall_timer is None:
            self._publish_hall()

    def _publish_hall(self) -> None:
        """The first change at once, then one merged update an interval while the room is busy."""
        self._hall_timer = None
        changes = self.projections.take_changes(CONFLATED.__contains__)
        if changes:
            self.publish(changes.values())
            self._hall_timer = asyncio.get_running_loop().call_later(HALL_INTERVAL, self._publish_hall)

    async def _catch_up(self) -> None:
        """Fold what stands in the log beyond us: another writer's events, or our own after an unclear commit."""
        if not self._store.healthy:
            await asyncio.to_thread(self._store.reopen)
        known = self.workshop.seq
        facts = await asyncio.to_thread(lambda: list(self._store.read(self.workshop.id, after=known)))
        steps = []
        for fact in facts:
            after = evolve(self.workshop, fact)
            if after.versions is not self.workshop.versions:  # made ready here, so that the fold finds it on the shelf
                await asyncio.to_thread(self._shelf, after.versions)
            steps.append((self.workshop, fact, after))
            self.workshop = after
        for command in await asyncio.to_thread(self._store.load_commands, self.workshop.id, known):
            self._remembered.add(command)
        self._stale = False
        self._fold(steps, [])
