"""Everyone who listens to one room. Makes each frame once and gives it to all; never waits for anyone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Protocol

from domain.workshop import events
from projections.house import Change
from server.live.encoded import Encoded
from server.live.flush import Flush
from server.live.identity import Identity, identify
from server.live.outlet import Outlet
from server.live.presence import People, Presence
from server.live.served import Fact, Served
from server.protocol import outgoing
from server.protocol.framing import framed


class Listener(Protocol):
    """One connection, as the audience sees it."""

    identity: Identity
    outlet: Outlet

    def end(self, code: str) -> None:
        """Say bye with this code and close."""


class Elsewhere(Protocol):
    """The people at the same tables on other nodes."""

    def tell(self, view: str, people: People) -> None:
        """Who is there on this node now."""

    def all(self, view: str, here: People) -> People:
        """Who is there on any node, and `here` on this one."""


class Audience:
    """renewals: how often a client found that what it held of a view was wrong.

    With several nodes: `overheard` is called with every delta and its message, and presence goes by `elsewhere`.
    """

    def __init__(self, room: Served) -> None:
        self.room = room
        self.renewals = 0
        self.encoded = Encoded()
        self.flush = Flush()
        self._by_view: defaultdict[str, set[Listener]] = defaultdict(set)
        self._by_actor: defaultdict[str, set[Listener]] = defaultdict(set)
        self._presence: dict[str, Presence] = {}
        self.overheard: Callable[[Change, bytes], None] | None = None
        self.elsewhere: Elsewhere | None = None
        self._floor = room.workshop.forgotten_at
        room.publish = self._publish
        room.committed.append(self._committed)

    def move(self, room: Served) -> None:
        """Everyone goes on in another room's keeping, or in the same one's read anew, from where they stand.

        Whose rights have changed on the way is told.
        """
        self.room = room
        room.publish = self._publish
        if self._committed not in room.committed:
            room.committed.append(self._committed)
        self.encoded.forget()
        for listener in self.everyone():
            for name in listener.outlet.views & room.projections.views.keys():
                listener.outlet.move(room.projections.views[name])
            identity = listener.identity
            if identify(room.workshop, identity.actor, identity.device) != identity:
                self._rights_changed(listener)

    def begin_anew(self) -> None:
        """Everyone gets all rows again: somebody was forgotten, whose words stood in rows of any age.

        Whoever is away now gets them when they come back.
        """
        self.move(self.room)
        self._floor = self.room.workshop.seq
        for listener in self.everyone():
            for name in listener.outlet.views & self.room.projections.views.keys():
                listener.outlet.open(self.room.projections.views[name], None)

    @property
    def size(self) -> int:
        return sum(len(listeners) for listeners in self._by_actor.values())

    def join(self, listener: Listener, have: dict[str, int]) -> None:
        """Greeted: the views of its role from what it has, or from the start."""
        self._by_actor[listener.identity.actor].add(listener)
        for view in listener.identity.views:
            self.watch(listener, view, have.get(view))
        for view in have:
            if view not in listener.identity.views and listener.identity.may_see(view):
                self.watch(listener, view, have[view])

    def leave(self, listener: Listener) -> None:
        """Gone."""
        actor = listener.identity.actor
        self._by_actor[actor].discard(listener)
        if not self._by_actor[actor]:
            del self._by_actor[actor]
        for view in listener.outlet.views:
            self.unwatch(listener, view)

    def watch(self, listener: Listener, name: str, have: int | None = None) -> bool:
        """False if there is no such view."""
        view = self.room.projections.views.get(name)
        if view is None:
            return False
        if have is not None and have <= self._floor:
            have = None
        if listener in self._by_view[name]:
            return True
        self._by_view[name].add(listener)
        listener.outlet.open(view, have)
        if name.startswith("table/"):
            presence = self._presence_at(name)
            if listener.identity.role in ("participant", "table"):
                presence.came(listener.identity.actor)
            people = presence.people if self.elsewhere is None else self.elsewhere.all(name, presence.people)
            listener.outlet.people(name, framed(outgoing.presence(name, people)))
        return True

    def unwatch(self, listener: Listener, name: str) -> None:
        if name not in listener.outlet.views:  # a name of the client's choosing is never made a key
            return
        self._by_view[name].discard(listener)
        listener.outlet.shut(name)
        if name.startswith("table/") and listener.identity.role in ("participant", "table"):
            self._presence_at(name).went(listener.identity.actor)

    def at(self, listener: Listener, row: str | None) -> None:
        table = f"table/{listener.identity.table}"
        if table in listener.outlet.views:
            self._presence_at(table).at(listener.identity.actor, row)

    def everyone(self) -> list[Listener]:
        return [listener for listeners in self._by_actor.values() for listener in listeners]

    def _presence_at(self, name: str) -> Presence:
        if name not in self._presence:
            self._presence[name] = Presence(lambda people: self._tell(name, people))
        return self._presence[name]

    def _tell(self, name: str, people: People) -> None:
        if self.elsewhere is None:
            self.show(name, people)
        else:
            self.elsewhere.tell(name, people)

    def show(self, name: str, people: People) -> None:
        """Who is at a table, to all who look at it."""
        message = framed(outgoing.presence(name, people))
        for listener in self._by_view.get(name, ()):
            listener.outlet.people(name, message)

    def _publish(self, changes: Iterable[Change]) -> None:
        for change in changes:
            listeners = self._by_view.get(change.view)
            if not listeners and self.overheard is None:
                continue
            message = framed(outgoing.delta(change.view, change.from_, change.to, change.rows, change.gone))
            if self.overheard is not None:
                self.overheard(change, message)
            for listener in listeners or ():
                listener.outlet.offer(change.view, change.from_, change.to, message)

    def pass_on(self, view: str, from_: int, to: int, message: bytes) -> None:
        """A delta that was made elsewhere."""
        for listener in self._by_view.get(view, ()):
            listener.outlet.offer(view, from_, to, message)

    def _committed(self, fact: Fact) -> None:
        match fact.event:
            case events.SeatReleased(pid=pid) | events.PersonForgotten(pid=pid):
                for listener in list(self._by_actor.get(f"p:{pid}", ())):
                    listener.end("signed_out")
            case (
                events.ParticipantSeated(pid=pid)
                | events.NoteTakerAppointed(pid=pid)
                | events.NoteTakerDismissed(pid=pid)
            ):
                for listener in list(self._by_actor.get(f"p:{pid}", ())):
                    self._rights_changed(listener)
            case _:
                pass

    def _rights_changed(self, listener: Listener) -> None:
        """A revoked right ends at once, on open sockets too."""
        identity = identify(self.room.workshop, listener.identity.actor, listener.identity.device)
        if identity is None:
            listener.end("signed_out")
            return
        dropped = [view for view in listener.outlet.views if not identity.may_see(view)]
        for view in dropped:
            self.unwatch(listener, view)
        listener.identity = identity
        listener.outlet.say(outgoing.you(identity.as_map()))
        for view in identity.views:
            self.watch(listener, view)
