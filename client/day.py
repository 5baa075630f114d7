"""One client's actor day: its views and its commands. Never loses a command, never sends one as another.

The pure parts keep what is known (`replica`) and what is not answered yet (`outbox`); `connection` moves the bytes and
comes back by itself; here they meet.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from typing import Any

from client import wire
from client.clock import Clock
from client.connection import Connection
from client.errors import BrokenProtocol, ClientError, SignedOut, Unanswered
from client.http_api import Http
from client.outbox import Order, Outbox, new_id
from client.pending import Pending, Saved
from client.replica import Replica
from client.you import You

CHECK = 30.0
"""Seconds between two checks that what is held is what the server has."""


class Day:
    """Made by `connect`. Views are live: rows change in place as the server tells."""

    def __init__(self, url: str, bearer: str, lang: str = "da") -> None:
        self.lang = lang
        self._replica = Replica()
        self._outbox = Outbox()
        self._pending = Pending()
        self._clock = Clock()
        self._watched: set[str] = set()
        self._tick = asyncio.Event()
        self._over: ClientError | None = None
        self._connection = Connection(Http(url, lang), bearer, self)
        self._task: asyncio.Task[None] | None = None
        self._checks: asyncio.Task[None] | None = None

    # -- what is known --------------------------------------------------------------------------------------------

    @property
    def you(self) -> You:
        """Who the server says this is."""
        if self._replica.you is None:
            raise self._over or BrokenProtocol("no welcome yet")
        return self._replica.you

    @property
    def epoch(self) -> str:
        return self._replica.epoch

    @property
    def is_connected(self) -> bool:
        return self._connection.is_open

    @property
    def connections(self) -> int:
        """How often the server has greeted us: 1 until a connection was lost."""
        return self._connection.opened

    @property
    def unanswered(self) -> int:
        """Commands that wait for their answer: "all is saved" is true when it is 0."""
        return len(self._outbox)

    def view(self, name: str) -> wire.Rows:
        """The rows of a view, empty while it is not there. Read them, don't change them."""
        view = self._replica.views.get(name)
        return view.rows if view is not None else {}

    def seq(self, name: str) -> int:
        """The position a view stands at, 0 while it is not there."""
        view = self._replica.views.get(name)
        return view.seq if view is not None else 0

    def presence(self, name: str) -> Mapping[str, str | None]:
        """Who is at a table: actor -> the row they are editing."""
        return self._replica.presence.get(name, {})

    @property
    def round(self) -> int:
        """The round shown on the day view, 0 before the first."""
        return int(self.view("day").get("workshop", {}).get("round", 0))

    def now(self) -> int:
        """The server's clock, milliseconds UTC, as of the last welcome or pong."""
        return self._clock.now()

    # -- what can be done -----------------------------------------------------------------------------------------

    async def send(self, cmd: str, /, **args: Any) -> Saved:
        """A command by its name and fields (PROTOCOL.md, "Commands"). Saved once on disk; Refused; Unanswered."""
        return await self.order(cmd, args)

    async def order(
        self,
        cmd: str,
        args: Mapping[str, Any],
        *,
        behalf: str | None = None,
        basis: int | None = None,
        round: int | None = None,
        id: str | None = None,
    ) -> Saved:
        """As `send`, with what a command carries beside its fields; by default what the views show now."""
        if self._over is not None:
            raise self._over
        order = Order(
            new_id() if id is None else id,
            cmd,
            args,
            self._basis(args) if basis is None else basis,
            self.round if round is None else round,
            behalf,
        )
        frame = self._outbox.put(order)
        answer = self._pending.expect(order.id)
        self._connection.say(frame)
        return await answer

    async def watch(self, *views: str) -> None:
        """Follow further views (the hall), also after a reconnect; returns when they are here."""
        self._watched.update(views)
        self._connection.say({"t": "watch", "views": list(views)})
        await self.until(lambda day: all(view in day._replica.views for view in views))

    def unwatch(self, *views: str) -> None:
        self._watched.difference_update(views)
        self._connection.say({"t": "unwatch", "views": list(views)})
        for view in views:
            self._replica.views.pop(view, None)

    def at(self, row: str | None) -> None:
        """Show the table what is being edited here; forgotten when the connection goes."""
        self._connection.say({"t": "at", "row": row})

    async def ping(self) -> float:
        """Seconds there and back; sets the clock. Unanswered if the connection is lost on the way."""
        if not self.is_connected:
            raise Unanswered("there is no connection")
        frame, pong = self._clock.ping()
        self._connection.say(frame)
        return await pong

    def check(self) -> None:
        """Ask what the views should come to; one that does not is sent anew. Done now and then without being asked."""
        for view in self._replica.views:
            self._connection.say({"t": "check", "view": view})

    async def change(self) -> None:
        """Returns when the next thing has changed; raises when the day is over."""
        if self._over is not None:
            raise self._over
        await self._tick.wait()

    async def until(self, test: Callable[[Day], bool]) -> None:
        """Returns as soon as `test` holds for what is known; asks again at every change."""
        while not test(self):
            await self.change()

    async def reaches(self, view: str, seq: int) -> None:
        """Returns when a view stands at that position: with `Saved.last`, when one's own edit can be seen."""
        await self.until(lambda day: day.seq(view) >= seq)

    # -- coming and going -----------------------------------------------------------------------------------------

    async def __aenter__(self) -> Day:
        self._task = asyncio.create_task(self._connection.live(), name="client connection")
        self._checks = asyncio.create_task(self._check_now_and_then(), name="client checks")
        try:
            await self.until(lambda day: day._replica.is_complete)
        except BaseException:
            await self.close()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Leave. Whoever still waits for an answer gets Unanswered."""
        for task in (self._checks, self._task):
            if task is not None:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task
        self.ended(Unanswered("the day was left"))

    # -- as `connection.Listener` ---------------------------------------------------------------------------------

    def hello(self, ticket: str) -> wire.Frame:
        return wire.hello(ticket, self.lang, self._replica.epoch, self._replica.have)

    def take(self, frame: wire.Frame) -> None:
        if self._replica.apply(frame):
            if frame["t"] == "welcome":
                self._greeted(frame)
            self._changed()
            return
        match frame["t"]:
            case "ok" | "no":
                self._answered(frame)
            case "error":
                self._complained_of(frame)
            case "pong":
                self._clock.heard(frame)
            case "state" if self._replica.is_wrong(frame):
                self._connection.say({"t": "renew", "view": frame["view"], "seq": self.seq(frame["view"])})
            case "bye" if frame["code"] == "signed_out":
                raise SignedOut(frame["say"])
            case "bye" if frame["code"] == "too_many_errors":
                raise BrokenProtocol(frame["say"])
            case _:
                pass  # a newer server may say more than we know

    def lost(self) -> None:
        self._clock.lost()
        self._changed()

    def ended(self, error: ClientError) -> None:
        if self._over is None:
            self._over = error
        self._pending.fail(error)
        self._changed()

    async def _check_now_and_then(self) -> None:
        while True:
            await asyncio.sleep(CHECK)
            self.check()

    def _greeted(self, frame: wire.Frame) -> None:
        self._clock.heard(frame)
        missing = sorted(self._watched - self._replica.views.keys())
        watch: list[wire.Frame] = [{"t": "watch", "views": missing}] if missing else []
        self._connection.start([*self._outbox.again(), *watch])

    def _complained_of(self, frame: wire.Frame) -> None:
        """About a command: its answer. About the greeting: some causes coming back cannot mend."""
        if frame["id"] is not None:
            self._answered(frame)
        elif frame["code"] == "signed_out":
            raise SignedOut(frame["say"])
        elif frame["code"] == "wrong_version":
            raise BrokenProtocol(frame["say"])

    def _answered(self, frame: wire.Frame) -> None:
        if self._outbox.answered(frame["id"]):
            self._pending.settle(frame)
            self._changed()

    def _basis(self, args: Mapping[str, Any]) -> int:
        """The table's view if we hold it, else the newest position we know of."""
        table = self.seq(f"table/{args.get('table')}")
        return table or max((view.seq for view in self._replica.views.values()), default=0)

    def _changed(self) -> None:
        tick, self._tick = self._tick, asyncio.Event()
        tick.set()


def connect(url: str, bearer: str, lang: str = "da") -> Day:
    """`async with connect(url, bearer) as day`: entered when the first views are here.

    url: http://host:port. bearer: from `Http.claim`, `register` or `enter`. lang: of the sentences, da or en.
    Unreachable, SignedOut, BrokenProtocol if it cannot begin; later losses of the connection are healed, not raised.
    """
    return Day(url, bearer, lang)
