"""This server as one of several: which workshops it owns, which it follows, and how one becomes the other.

Wires the parts of this folder together. Never touches a socket, and never decides what may happen in a workshop.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass
from typing import Any

from server.checkpoints.keeper import Keeper
from server.live.audience import Audience
from server.live.orders import Declined
from server.live.room import Room
from server.live.rooms import Rooms
from server.live.shelf import Names
from server.log.errors import LogError
from server.log.leases import Lease
from server.log.subscription import Subscription
from server.nodes import wire
from server.nodes.broadcast import Broadcast
from server.nodes.crowd import Crowd
from server.nodes.follower import Follower
from server.nodes.forwarding import Forwarding
from server.nodes.orders import documents_of, unpacked
from server.nodes.owners import Owners
from server.nodes.reception import Packed, Reception, Reply
from server.nodes.relay import START, Relay

log = logging.getLogger(__name__)

TICK = 1.0
"""Seconds between two words of an owner that has nothing new."""

AGAIN = 0.05
"""Seconds before an owner that could not take orders is sent them again."""


@dataclass(slots=True)
class Owned:
    room: Room
    broadcast: Broadcast
    reception: Reception


class Node:
    """audiences: who listens here, by workshop; there is one for each that is open."""

    def __init__(self, rooms: Rooms, relay: Relay, owners: Owners, audiences: Mapping[str, Audience]) -> None:
        self._rooms = rooms
        self._relay = relay
        self._owners = owners
        self._audiences = audiences
        self._alive: frozenset[str] = frozenset()
        self._id = owners.node
        self._owned: dict[str, Owned] = {}
        self._followed: dict[str, Follower] = {}
        self._crowds: dict[str, Crowd] = {}
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._subscription: Subscription | None = None
        self._is_leaving = False
        relay.hear = self._hear
        relay.changed = self._relay_changed
        owners.looked = self._looked
        owners.doubted = self._doubted
        rooms.open = self._open
        rooms.gave_up = self._gave_up

    @property
    def id(self) -> str:
        return self._id

    @property
    def is_well(self) -> bool:
        """It can serve whoever comes."""
        return self._owners.is_certain and not self._is_leaving

    async def start(self) -> None:
        """LogUnavailable."""
        await self._owners.start()
        self._relay.start()
        self._spawn(self._tick())

    async def leave(self) -> None:
        """What has come is carried out; then others take over."""
        self._is_leaving = True
        for workshop, owned in list(self._owned.items()):
            await owned.room.finish()
            if self._owned.get(workshop) is owned:  # else it was lost on the way
                self._yield(workshop)
                await self._release(workshop, owned.room.term)
        for task in (*self._tasks, *self._busy.values()):
            task.cancel()
        await asyncio.gather(*self._tasks, *self._busy.values(), return_exceptions=True)
        await self._owners.close()
        await self._relay.close()
        await self._listen_to_log(False)

    # -- owning and following --------------------------------------------------------------------------------------

    async def _open(self, workshop: str) -> None:
        """Somebody here wants it for the first time."""
        after = await self._relay.last(self._relay.steps(workshop))
        lease = await self._owners.take(workshop)
        if lease.node == self._id:
            await self._own(lease, "")
            return
        projections = await asyncio.to_thread(self._rooms.fold, workshop)
        follower = Follower(projections, self._rooms, self._forwarding(workshop))
        self._follow(follower, after)
        follower.owned_by(lease.node, lease.term)

    async def _own(self, lease: Lease, before: str) -> None:
        """before: who owned it until now, if that node may not know."""
        workshop = lease.workshop
        room, keeper = await asyncio.to_thread(self._rooms.load, workshop, lease.term)
        follower = self._followed.pop(workshop, None)
        self._relay.unfollow(self._relay.steps(workshop))
        broadcast = Broadcast(room, self._id, lambda step: self._relay.put(self._relay.steps(workshop), step))
        reception = Reception(room, lambda node, answers: self._relay.put(self._relay.inbox(node), answers))
        self._owned[workshop] = Owned(room, broadcast, reception)
        room.carried = broadcast.carried
        room.unseated = self._unseated
        self._serve(room, keeper)
        if follower is not None:
            for waiting in follower.hand_over(room):
                room.put(waiting.order, waiting.answer)
        broadcast.tick()
        if before:
            self._relay.put(self._relay.inbox(before), wire.Taken(workshop, self._id, lease.term))
        log.info("workshop %s is owned here, term %d", workshop, lease.term)

    def _follow(self, follower: Follower, after: str) -> None:
        workshop = follower.workshop.id
        self._followed[workshop] = follower
        follower.moved = self._moved
        self._relay.follow(self._relay.steps(workshop), after)
        self._serve(follower)

    def _yield(self, workshop: str) -> Follower:
        """A room of ours becomes a follower. Orders of its own people go on; those of other nodes come again."""
        owned = self._owned.pop(workshop)
        owned.broadcast.stop()
        room = owned.room
        room.publish(room.projections.take_changes().values())
        follower = Follower(room.projections, self._rooms, self._forwarding(workshop))
        follower.owned_by("", room.term)
        pending = room.step_down(follower)
        self._follow(follower, START)
        for waiting in pending:
            if not isinstance(waiting.answer, Reply):
                follower.put(waiting.order, waiting.answer)
        log.info("workshop %s is not owned here any more, term %d", workshop, room.term)
        return follower

    def _serve(self, served: Room | Follower, keeper: Keeper | None = None) -> None:
        """Whoever listens to the workshop listens to this now."""
        workshop = served.workshop.id
        self._rooms.put(served, keeper)
        audience = self._audiences[workshop]
        if isinstance(served, Room):
            audience.overheard = self._owned[workshop].broadcast.overheard
        else:
            audience.overheard = None
            served.pass_on = audience.pass_on
        if workshop not in self._crowds:
            people = self._relay.people(workshop)
            self._crowds[workshop] = Crowd(
                workshop, self._id, lambda said: self._relay.put(people, said), audience.show
            )
            self._relay.follow(people, START)
            self._crowds[workshop].greet()
        audience.elsewhere = self._crowds[workshop]

    def _moved(self, follower: Follower) -> None:
        self._audiences[follower.workshop.id].move(follower)

    def _forwarding(self, workshop: str) -> Forwarding:
        return Forwarding(workshop, self._id, lambda node, orders: self._relay.put(self._relay.inbox(node), orders))

    def _unseated(self, room: Room) -> None:
        """The log says that another owns it."""
        workshop = room.workshop.id
        if workshop in self._owned:
            self._yield(workshop)
            self._take_soon(workshop)

    def _gave_up(self, room: Room) -> None:
        """A fault of ours: its people are told to come again; whoever is asked first takes it, with a new term."""
        workshop = room.workshop.id
        owned = self._owned.pop(workshop, None)
        self._crowds.pop(workshop, None)
        if owned is not None:
            owned.broadcast.stop()
            self._spawn(self._release(workshop, room.term))

    async def _release(self, workshop: str, term: int) -> None:
        """Whoever follows may take it."""
        try:
            await self._owners.release(workshop, term)
        except LogError as error:
            log.warning("the lease of workshop %s stays here: %s", workshop, error)
        self._relay.put(self._relay.steps(workshop), wire.Taken(workshop, "", term))

    # -- taking over -----------------------------------------------------------------------------------------------

    def _looked(self, alive: frozenset[str]) -> None:
        self._alive = alive
        for workshop, follower in list(self._followed.items()):
            if follower.owner not in alive and self._is_wanted(workshop, follower):
                self._take_soon(workshop)
        for crowd in self._crowds.values():
            crowd.keep(alive)

    def _is_wanted(self, workshop: str, follower: Follower) -> bool:
        return len(follower.forwarding) > 0 or self._audiences[workshop].size > 0

    def _doubted(self) -> None:
        """We stood still for long enough to be taken for dead."""
        for workshop in list(self._owned):
            self._take_soon(workshop)

    def _take_soon(self, workshop: str) -> None:
        """Asks for the lease, and does what follows from whose it is."""
        if workshop in self._busy or self._is_leaving:
            return
        task = asyncio.create_task(self._take(workshop), name=f"takes {workshop}")
        self._busy[workshop] = task
        task.add_done_callback(lambda _: self._busy.pop(workshop, None))

    async def _take(self, workshop: str) -> None:
        try:
            lease = await self._owners.take(workshop)
            owned, follower = self._owned.get(workshop), self._followed.get(workshop)
            if owned is not None and lease.term > owned.room.term:
                follower = self._yield(workshop)
            if follower is None:
                return
            if lease.node == self._id:
                await self._own(lease, follower.owner)
            elif (follower.owner, follower.term) == (lease.node, lease.term):  # it was not ready, or has missed some
                asyncio.get_running_loop().call_later(AGAIN, follower.forwarding.again)
            else:
                follower.owned_by(lease.node, lease.term)
        except LogError as error:
            log.warning("workshop %s cannot be taken over: %s", workshop, error)

    # -- what is heard ---------------------------------------------------------------------------------------------

    def _hear(self, message: wire.Message) -> None:
        match message:
            case wire.Step(workshop=workshop):
                if (follower := self._followed.get(workshop)) is not None:
                    follower.hear(message)
            case wire.Orders():
                self._receive(message)
            case wire.Answers(workshop=workshop):
                if (follower := self._followed.get(workshop)) is not None:
                    follower.answered(message)
            case wire.People(workshop=workshop):
                if (crowd := self._crowds.get(workshop)) is not None:
                    crowd.hear(message)
            case wire.Taken():
                self._hear_taken(message)
            case wire.Moved(workshop=workshop):
                if (follower := self._followed.get(workshop)) is not None:
                    follower.forwarding.again_soon()
                    self._take_soon(workshop)
            case wire.Nudge():
                pass

    def _hear_taken(self, taken: wire.Taken) -> None:
        owned, follower = self._owned.get(taken.workshop), self._followed.get(taken.workshop)
        if owned is not None and taken.term > owned.room.term:
            follower = self._yield(taken.workshop)
        if follower is None or taken.term < follower.term:
            return
        follower.owned_by(taken.node, taken.term)
        if not taken.node and self._is_wanted(taken.workshop, follower):
            self._take_soon(taken.workshop)

    def _receive(self, orders: wire.Orders) -> None:
        owned = self._owned.get(orders.workshop)
        if (
            owned is None
            or orders.term != owned.room.term
            or not owned.reception.follows(orders.node, orders.after, orders.orders[-1][0])
        ):
            self._relay.put(self._relay.inbox(orders.node), wire.Moved(orders.workshop))
            return
        for number, data in orders.orders:
            if not owned.reception.new(orders.node, orders.done, number):
                continue
            if (names := documents_of(data)) is None:
                owned.reception.carry_out(orders.node, number, unpacked(data))
            else:
                self._spawn(self._make_ready(owned, orders.node, number, data, names))

    async def _make_ready(self, owned: Owned, node: str, number: int, data: Packed, names: Names) -> None:
        """New documents; the node that asks has seen that they fit."""
        versions = owned.room.workshop.versions
        reply = Reply(owned.reception, node, number)
        try:
            books = await asyncio.to_thread(self._rooms.shelf.after, versions, names)
        except (LogError, ValueError):
            log.exception("documents cannot be made ready")
            reply(Declined("log_unavailable"))
            return
        owned.room.put(unpacked(data, books=books), reply)

    # -- Redis -----------------------------------------------------------------------------------------------------

    def _relay_changed(self, is_up: bool) -> None:
        """While it is lost the log tells what happens; when it is back, what may have been missed is made up for."""
        self._spawn(self._listen_to_log(not is_up))
        for follower in self._followed.values():
            follower.stir(anew=True)
            if is_up:
                follower.forwarding.again()
        if is_up:
            for crowd in self._crowds.values():
                crowd.greet()

    async def _listen_to_log(self, wanted: bool) -> None:
        if wanted and self._subscription is None:
            loop = asyncio.get_running_loop()

            def hear(position: int, workshop: str, seq: int) -> None:
                loop.call_soon_threadsafe(self._stir, workshop)

            try:
                self._subscription = await asyncio.to_thread(self._rooms.store.subscribe, hear)
            except LogError as error:
                log.warning("the log cannot be listened to: %s", error)
        elif not wanted and self._subscription is not None:
            subscription, self._subscription = self._subscription, None
            await asyncio.to_thread(subscription.close)

    def _stir(self, workshop: str) -> None:
        if (follower := self._followed.get(workshop)) is not None:
            follower.stir()

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK)
            try:
                for owned in list(self._owned.values()):
                    owned.broadcast.tick()
                for follower in list(self._followed.values()):
                    follower.look(self._alive)
            except Exception:
                log.exception("a tick failed; the next one comes")

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
