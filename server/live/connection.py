"""One client's connection: frames in, answers out. Never touches the log, never decides.

The core is a plain object that a `Wire` feeds; so it can be tried without a socket.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from server.clock import now_ms
from server.live.audience import Audience
from server.live.identity import Identity
from server.live.orders import Answer, Declined, Done, Order
from server.live.outlet import Outlet
from server.live.wire import Wire
from server.protocol import commands, frames, messages, outgoing
from server.sentences import Language, say

log = logging.getLogger(__name__)

MOST_ERRORS = 20
"""Frames that cannot be understood before the connection ends."""

MOST_OPEN_ORDERS = 256
"""Commands one connection may have waiting for their answer; the rest is left in the socket until there is room."""


RENEWAL = 10.0
"""Seconds between two renewals of a view: who asks for more, out of a fault of its own, must not fill our logs."""


class Connection:
    """A greeted client. `over` is called once: said goodbye to, given up, or gone."""

    def __init__(
        self, audience: Audience, identity: Identity, language: Language, wire: Wire, over: Callable[[], None]
    ) -> None:
        self.identity = identity
        self.outlet = Outlet(wire, audience.encoded, audience.flush)
        self._audience = audience
        self._language = language
        self._wire = wire
        self._over = over
        self._errors = 0
        self._renewed: dict[str, float] = {}
        self._open_orders = 0
        self._ended = False

    def begin(self, epoch: str, hello: messages.Hello) -> None:
        room = self._audience.room
        welcome = outgoing.welcome(
            epoch=epoch,
            seq=room.workshop.seq,
            now=now_ms(),
            workshop=room.workshop.id,
            you=self.identity.as_map(),
        )
        self.outlet.say(welcome)
        self._audience.join(self, hello.have if hello.epoch == epoch else {})

    def end(self, code: str) -> None:
        """Nothing is carried out any more from here on, and no view follows; what was answered before still leaves."""
        if self._ended:
            return
        self._leave()
        self.outlet.say(outgoing.bye(code, say(code, self._language)))
        self._over()

    def _leave(self) -> None:
        self._ended = True
        self._audience.leave(self)

    # -- as `server.live.wire.Receiver` ---------------------------------------------------------------------------

    def drained(self) -> None:
        self.outlet.drain()

    def lost(self) -> None:
        if not self._ended:
            self._leave()
            self._over()

    def receive(self, data: bytes | None) -> None:
        """One frame from the client, whatever it is."""
        if self._ended:
            return
        try:
            if data is None:
                self.complain("not_binary", "")
            else:
                self._read(data)
        except Exception:
            log.exception("a connection failed")
            self.end("restarting")

    def _read(self, data: bytes) -> None:
        command_id: str | None = None
        try:
            frame = frames.decode(data)
            if isinstance(frame.get("id"), str):
                command_id = frame["id"][:64]
            self._act(messages.parse(frame))
        except frames.BadFrame as bad:
            self.complain(bad.code, str(bad), command_id)

    def complain(self, code: str, detail: str, command_id: str | None = None) -> None:
        sentence = f"{say(code, self._language)} ({detail})" if detail else say(code, self._language)
        self._say(outgoing.error(code, sentence, command_id))
        self._errors += 1
        if self._errors >= MOST_ERRORS:
            self.end("too_many_errors")

    def _act(self, message: messages.Incoming) -> None:
        match message:
            case messages.Do():
                self._do(message)
            case messages.Ping(n=n):
                self._say(outgoing.pong(n, now_ms()))
            case messages.At(row=row):
                self._audience.at(self, row)
            case messages.Watch(views=views):
                self._watch(views)
            case messages.Unwatch(views=views):
                for view in views:
                    self._audience.unwatch(self, view)
            case messages.Check(view=view):
                self._check(view)
            case messages.Renew(view=view, seq=seq):
                self._renew(view, seq)
            case messages.Hello():
                raise frames.BadFrame("already_greeted", "")

    def _say(self, payload: bytes) -> None:
        """A client that only asks and never reads is given up."""
        self.outlet.say(payload)
        if self.outlet.overrun and not self._ended:
            self._leave()
            self._wire.abort()
            self._over()

    def _watch(self, views: list[str]) -> None:
        for view in views:
            if not self.identity.may_see(view):
                raise frames.BadFrame("not_allowed", view)
            if not self._audience.watch(self, view):
                raise frames.BadFrame("unknown_view", view)

    def _check(self, view: str) -> None:
        """Not answered about a view that has stopped, or that is on its way: the client asks again."""
        if (state := self.outlet.state(view)) is not None:
            self._say(state)

    def _renew(self, view: str, seq: int) -> None:
        now = time.monotonic()
        if view not in self.outlet.views or now - self._renewed.get(view, -RENEWAL) < RENEWAL:
            return
        self._renewed[view] = now
        self._audience.renewals += 1
        workshop = self._audience.room.workshop.id
        log.warning("a client held %s of workshop %s wrongly at %d; it gets it anew", view, workshop, seq)
        self.outlet.renew(view)

    def _do(self, message: messages.Do) -> None:
        order = Order(
            command=commands.parse(message.cmd, message.args),
            actor=self.identity.actor,
            on_behalf_of=message.behalf,
            command_id=message.id,
            digest=commands.digest(message.cmd, message.args, message.behalf),
            basis=message.basis,
            round=message.round,
            late=message.late,
        )
        self._open_orders += 1
        if self._open_orders == MOST_OPEN_ORDERS:
            self._wire.pause()
        self._audience.room.put(order, lambda answer: self._answered(order.command_id, answer))

    def _answered(self, command_id: str, answer: Answer) -> None:
        if self._open_orders == MOST_OPEN_ORDERS:
            self._wire.resume()
        self._open_orders -= 1
        if not self._ended:
            self._say(self._frame(command_id, answer))

    def _frame(self, command_id: str, answer: Answer) -> bytes:
        match answer:
            case Done(first=first, last=last, overwrote=overwrote):
                rows = [{"row": o.row, "by": o.by, "seq": o.seq} for o in overwrote]
                return outgoing.ok(command_id, first, last, rows)
            case Declined(code=code, details=details):
                return outgoing.no(command_id, code, say(code, self._language, details), details)
