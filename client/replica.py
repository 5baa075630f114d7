"""What the server has told this client, frame by frame. Never touches a socket, a clock or a command.

A snapshot replaces a view, a delta brings it from one position to the next, and a hole between them is never papered
over: `Gap` says so, and the connection starts again with nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from client.errors import BrokenProtocol
from client.summing import sum_of
from client.wire import Frame, Rows
from client.you import You


class Gap(Exception):
    """A delta starts after the position we are at: something between was never heard."""


@dataclass(slots=True)
class View:
    """seq: the position the rows stand for."""

    name: str
    seq: int
    rows: Rows


@dataclass(slots=True)
class Replica:
    """epoch: the incarnation of the log, "" before the first welcome. presence: view -> actor -> row being edited."""

    epoch: str = ""
    workshop: str = ""
    you: You | None = None
    views: dict[str, View] = field(default_factory=dict)
    presence: dict[str, dict[str, str | None]] = field(default_factory=dict)

    @property
    def have(self) -> dict[str, int]:
        """What a hello tells the server, so that it sends only what was missed."""
        return {view.name: view.seq for view in self.views.values()}

    @property
    def is_complete(self) -> bool:
        """All views that follow unasked are here."""
        return self.you is not None and all(name in self.views for name in self.you.views)

    def forget(self) -> None:
        """Start over: the next hello asks for everything."""
        self.views.clear()
        self.presence.clear()

    def apply(self, frame: Frame) -> bool:
        """Whether the frame was about state and has been taken in. Gap; BrokenProtocol for another version."""
        match frame["t"]:
            case "delta":
                self._delta(frame)
            case "snapshot":
                self.views[frame["view"]] = View(frame["view"], frame["seq"], frame["rows"])
            case "presence":
                self.presence[frame["view"]] = frame["people"]
            case "welcome":
                self._welcome(frame)
            case "you":
                self._become(You.of(frame["you"]))
            case _:
                return False
        return True

    def is_wrong(self, state: Frame) -> bool:
        """Whether what is held of a view is not what the server says it should be. What came later is not known."""
        view = self.views.get(state["view"])
        if view is None or view.seq > state["seq"]:
            return False
        return view.seq < state["seq"] or sum_of(view.rows) != bytes(state["sum"])

    def _welcome(self, frame: Frame) -> None:
        if frame["v"] != 1:
            raise BrokenProtocol(f"this client speaks version 1, the server {frame['v']}")
        if frame["epoch"] != self.epoch:
            self.forget()
        self.epoch, self.workshop = frame["epoch"], frame["workshop"]
        self.presence.clear()  # who is there now is told anew
        self._become(You.of(frame["you"]))

    def _become(self, you: You) -> None:
        self.you = you
        for name in [name for name in self.views if not you.may_hold(name)]:
            del self.views[name]
            self.presence.pop(name, None)

    def _delta(self, frame: Frame) -> None:
        view = self.views.get(frame["view"])
        if view is None:
            raise Gap(f"a delta of {frame['view']} before its snapshot")
        if frame["from"] > view.seq:
            raise Gap(f"{view.name} is at {view.seq}, the delta starts at {frame['from']}")
        if frame["to"] < view.seq:
            return  # older than what we hold: its rows would take us back
        view.rows.update(frame["rows"])
        for key in frame["gone"]:
            view.rows.pop(key, None)
        view.seq = frame["to"]
