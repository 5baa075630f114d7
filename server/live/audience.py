"""Everyone who listens to one room. Makes each frame once and gives it to all; never waits for anyone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from domain.workshop import events
from projections.house import Change
from server.live.encoded import Encoded
from server.live.flush import Flush
from server.live.identity import Identity, identify
from server.live.outlet import Outlet
from server.live.presence import Presence
from server.live.room import Fact, Room
from server.protocol import outgoing
from server.protocol.framing import framed


class Listener(Protocol):
    """One connection, as the audience sees it."""

    identity: Identity
    outlet: Outlet

    def end(self, code: str) -> None:
        """Say bye with this code and close."""


class Audience:
    def __init__(self, room: Room) -> None:
        self.room = room
        self.encoded = Encoded()
        self.flush = Flush()
        self._by_view: defaultdict[str, set[Listener]] = defaultdict(set)
        self._by_actor: defaultdict[str, set[Listener]] = defaultdict(set)
        self._presence: dict[str, Presence] = {}
        room.publish = self._publish
        room.committed.append(self._committed)

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
        if listener in self._by_view[name]:
            return True
        self._by_view[name].add(listener)
        listener.outlet.open(view, have)
        if name.startswith("table/"):
            presence = self._presence_at(name)
            if listener.identity.role in ("participant", "table"):
                presence.came(listener.identity.actor)
            listener.outlet.people(name, framed(outgoing.presence(name, presence.people)))
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

    def _tell(self, name: str, people: dict[str, str | None]) -> None:
        message = framed(outgoing.presence(name, people))
        for listener in self._by_view.get(name, ()):
            listener.outlet.people(name, message)

    def _publish(self, changes: Iterable[Change]) -> None:
        for change in changes:
            listeners = self._by_view.get(change.view)
            if not listeners:
                continue
            message = framed(outgoing.delta(change.view, change.from_, change.to, change.rows, change.gone))
            for listener in listeners:
                listener.outlet.offer(change.view, change.from_, change.to, message)

    def _committed(self, fact: Fact) -> None:
        match fact.event:
            case events.SeatReleased(pid=pid):
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
