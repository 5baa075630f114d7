"""A workshop that another node owns, served here: its facts and frames from the owner, orders on their way to it.

Same to connections and requests as a room. Never decides and never writes; what it has missed it reads in the log.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable

from domain.books import Books
from domain.workshop.state import Workshop, evolve
from projections.house import Change, Projections
from server.directory import DirectoryUnavailable
from server.live.orders import Answer, Declined, Order, Waiting
from server.live.rooms import Rooms
from server.live.served import Fact, Served
from server.log.store import LogError
from server.nodes.forwarding import Forwarding
from server.nodes.mirror import Mirror
from server.nodes.wire import Answers, Step

log = logging.getLogger(__name__)

PATIENCE = 10.0
"""Seconds that a request, or anybody while there is no owner at all, waits for an answer."""

QUIET = 2.5
"""Seconds without a word from the owner after which the log is asked; an owner speaks every second."""


class Follower:
    """`moved` is called when all views are new ones. `pass_on` gets the owner's messages for the sockets."""

    def __init__(self, projections: Projections, rooms: Rooms, forwarding: Forwarding) -> None:
        self.workshop: Workshop = projections.workshop
        self.owner, self.term = "", 0
        self.publish: Callable[[Iterable[Change]], None] = lambda changes: None
        self.pass_on: Callable[[str, int, int, bytes], None] = lambda view, from_, to, message: None
        self.committed: list[Callable[[Fact], None]] = []
        self.moved: Callable[[Follower], None] = lambda follower: None
        self.successor: Served | None = None
        self.forwarding = forwarding
        self._mirror = Mirror(projections)
        self._rooms = rooms
        self._number: int | None = None
        self._answers: list[Answers] = []
        self._held: list[Step] = []
        self._reading: asyncio.Task[None] | None = None
        self._again = False
        self._anew = False
        self._heard_at = self._asked_at = self._owned_at = asyncio.get_running_loop().time()

    # -- as `server.live.served.Served` ----------------------------------------------------------------------------

    @property
    def projections(self) -> Mirror:
        return self._mirror

    @property
    def books(self) -> Books:
        return self.books_of(self.workshop)

    def books_of(self, workshop: Workshop) -> Books:
        return self._rooms.shelf.of(workshop.versions)

    def put(self, order: Order, answer: Callable[[Answer], None]) -> None:
        if self.successor is not None:
            self.successor.put(order, answer)
        else:
            self.forwarding.put(order, answer)

    async def submit(self, order: Order) -> Answer:
        """A request waits for so long and no longer; its order may still be carried out then."""
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self.put(order, lambda given: None if answer.done() else answer.set_result(given))
        try:
            return await asyncio.wait_for(answer, PATIENCE)
        except TimeoutError:
            return Declined("log_unavailable")

    async def stop(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.gather(self._reading, return_exceptions=True)
        self.forwarding.give_up()

    def hand_over(self, successor: Served) -> list[Waiting]:
        """Something else serves the workshop here. All orders without an answer, in order."""
        self.successor = successor
        if self._reading is not None:
            self._reading.cancel()
        return self.forwarding.take()

    # -- the owner -------------------------------------------------------------------------------------------------

    def owned_by(self, owner: str, term: int) -> None:
        """Owner "": by nobody now."""
        if term < self.term or (owner, term) == (self.owner, self.term):
            return
        if term > self.term:
            self._number = None
        self.owner, self.term = owner, term
        self.forwarding.direct(owner, term)

    def look(self, alive: frozenset[str]) -> None:
        """Called about every second."""
        now = asyncio.get_running_loop().time()
        if self.owner in alive:
            self._owned_at = now
            self.forwarding.remind()
        elif now - self._owned_at > PATIENCE:
            self.forwarding.give_up()
        if now - max(self._heard_at, self._asked_at) > QUIET:
            self._asked_at = now
            self.stir()

    def hear(self, step: Step) -> None:
        """Something the owner has committed or shows."""
        self._heard_at = asyncio.get_running_loop().time()
        if self._reading is not None:
            self._held.append(step)
        else:
            self._take(step)

    def answered(self, answers: Answers) -> None:
        """Told once what they answer can be seen here."""
        self._answers.append(answers)
        self._answer()

    def stir(self, *, anew: bool = False) -> None:
        """There may be more in the log than here. anew: and the views may lack something."""
        self._anew |= anew
        if self.successor is not None:
            return
        if self._reading is None:
            self._reading = asyncio.create_task(self._read(), name=f"reads on in {self.workshop.id}")
        else:
            self._again = True

    async def read_anew(self) -> None:
        """Returns once the views are made from the log as it can be read now."""
        await self._has_read()
        self.stir(anew=True)
        await self._has_read()

    async def _has_read(self) -> None:
        while (reading := self._reading) is not None:
            await asyncio.wait({reading})

    # -- steps -----------------------------------------------------------------------------------------------------

    def _take(self, step: Step) -> None:
        if step.term < self.term or not self._is_next(step):
            return
        self._number = step.number
        facts = self._facts(step)
        if facts is None or not all(self._mirror.fits(frame) for frame in step.frames):
            self.stir(anew=True)
            return
        for _, after in facts:
            self.workshop = after
        for frame in step.frames:
            if self._mirror.apply(frame):
                self.pass_on(*frame)
        if facts:
            self._mirror.is_whole = False
        self._told([fact for fact, _ in facts])

    def _is_next(self, step: Step) -> bool:
        """False if it has been here, or if something before it has not: then the log is read."""
        if step.term > self.term:
            self.owned_by(step.node, step.term)
        if self._number is None:
            return True
        expected = self._number + step.is_news
        if step.number > expected:
            self._number = step.number
            self.stir(anew=True)
        return step.number == expected

    def _facts(self, step: Step) -> list[tuple[Fact, Workshop]] | None:
        """Each with what it makes of the workshop; None if some are missing, or new documents come with them."""
        state = self.workshop
        if step.to <= state.seq:
            return []
        if step.from_ > state.seq or len(step.facts) != step.to - step.from_:
            return None
        facts = []
        for stored in step.facts[state.seq - step.from_ :]:
            try:
                fact = self._rooms.store.decode(state.id, state.seq + 1, stored)
            except (LogError, DirectoryUnavailable) as error:
                log.warning("a fact of workshop %s cannot be read: %s", state.id, error)
                return None
            after = evolve(state, fact)
            if after.versions is not state.versions:
                return None
            facts.append((fact, after))
            state = after
        return facts

    def _told(self, facts: Iterable[Fact]) -> None:
        for fact in facts:
            for hear in self.committed:
                hear(fact)
        self._answer()

    def _answer(self) -> None:
        while self._answers and self._answers[0].at <= self.workshop.seq:
            self.forwarding.answered(self._answers.pop(0).answers)
        if self._answers and self._reading is None and not self._heard_lately():
            self.stir()

    def _heard_lately(self) -> bool:
        return asyncio.get_running_loop().time() - self._heard_at < QUIET

    # -- the log ---------------------------------------------------------------------------------------------------

    async def _read(self) -> None:
        try:
            self._again = False
            if self._anew or (not self._mirror.is_whole and await asyncio.to_thread(self._is_behind)):
                self._anew = False
                await self._begin_again()
            elif self._mirror.is_whole:
                await self._fold_on()
        except (LogError, DirectoryUnavailable) as error:
            log.warning("the log of workshop %s cannot be read: %s", self.workshop.id, error)
            self._anew = True
        except Exception:
            log.exception("a follower failed; it reads the log of workshop %s anew", self.workshop.id)
            self._anew = True
        self._reading = None
        held, self._held = self._held, []
        for step in held:
            self.hear(step)
        if self._again:
            self.stir()

    def _is_behind(self) -> bool:
        return any(True for _ in self._rooms.store.read(self.workshop.id, after=self.workshop.seq, limit=1))

    async def _begin_again(self) -> None:
        projections = await asyncio.to_thread(self._rooms.fold, self.workshop.id)
        if self.successor is None and projections.workshop.seq >= self.workshop.seq:
            self.workshop = projections.workshop
            self._mirror = Mirror(projections)
            self.moved(self)
            self._answer()

    async def _fold_on(self) -> None:
        known = self.workshop.seq
        facts = await asyncio.to_thread(lambda: list(self._rooms.store.read(self.workshop.id, after=known)))
        state, steps = self.workshop, []
        for fact in facts:
            before, state = state, evolve(state, fact)
            if state.versions is not before.versions:
                await asyncio.to_thread(self._rooms.shelf.of, state.versions)
            steps.append((before, fact, state))
        if self.successor is not None:
            return
        for before, fact, after in steps:
            self._mirror.fold(before, fact, after)
        self.workshop = state
        self.publish(self._mirror.take_changes())
        self._told(facts)
