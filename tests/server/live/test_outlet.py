"""What one client is sent while it reads, while it does not, and when it reads again."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

import msgpack

from projections.view import View
from server.live.encoded import Encoded
from server.live.flush import Flush
from server.live.outlet import MOST_WAITING, Outlet
from server.live.wire import Receiver, Wire
from server.protocol import outgoing
from server.protocol.framing import framed, payload_of


@dataclass(eq=False)
class Pipe:
    """A wire that keeps what is written."""

    is_full: bool = False
    written: list[bytes] = field(default_factory=list)

    def attach(self, receiver: Receiver) -> None:
        raise AssertionError("the outlet never reads")

    def write(self, message: bytes) -> None:
        self.written.append(message)

    def pause(self) -> None: ...

    def resume(self) -> None: ...

    def abort(self) -> None: ...

    @property
    def said(self) -> list[dict[str, Any]]:
        return [msgpack.unpackb(payload_of(message)) for message in self.written]


class AtOnce(Flush):
    """For tests that look at each message."""

    def write(self, wire: Wire, message: bytes) -> None:
        wire.write(message)


async def test_all_that_one_turn_has_for_a_client_is_one_write_in_its_order() -> None:
    one, other, flush = Pipe(), Pipe(), Flush()
    for wire, message in ((one, b"a"), (other, b"x"), (one, b"b")):
        flush.write(wire, message)
    await asyncio.sleep(0)
    flush.write(one, b"c")
    await asyncio.sleep(0)
    assert (one.written, other.written) == ([b"ab", b"c"], [b"x"])


class Narrow(Pipe):
    """Full after a write, as a socket with little room."""

    def write(self, message: bytes) -> None:
        super().write(message)
        self.is_full = True


async def test_a_view_that_is_asked_for_again_and_again_in_one_turn_is_not_sent_each_time() -> None:
    wire, flush, view = Narrow(), Flush(), View("table/1")
    touched(view, 1, **{f"row/{n}": n for n in range(2_000)})
    outlet = Outlet(wire, Encoded(), flush)
    for _ in range(1_000):
        outlet.open(view, None)
        outlet.shut(view.name)
    await asyncio.sleep(0)
    assert len(b"".join(wire.written)) < 200_000


def touched(view: View, seq: int, **rows: int | None) -> bytes:
    """An event at `seq` sets these rows to {"n": value}; the message that everyone gets."""
    view.apply({key: None if n is None else {"number": n} for key, n in rows.items()}, seq)  # type: ignore[misc]  # any row will do
    change = view.take(seq)
    assert change is not None
    return framed(outgoing.delta(view.name, change.from_, change.to, change.rows, change.gone))


def reader() -> tuple[Pipe, View, Outlet]:
    """A client in step with a view of one row."""
    pipe, view = Pipe(), View("table/1")
    touched(view, 1, a=1)
    outlet = Outlet(pipe, Encoded(), AtOnce())
    outlet.open(view, None)
    pipe.written.clear()
    return pipe, view, outlet


def offer(outlet: Outlet, view: View, seq: int, **rows: int | None) -> bytes:
    from_, message = view.seq, touched(view, seq, **rows)
    outlet.offer(view.name, from_, seq, message)
    return message


def test_a_client_in_step_gets_the_very_bytes_that_everyone_gets() -> None:
    pipe, view, outlet = reader()
    message = offer(outlet, view, 2, b=2)
    assert pipe.written == [message]


def test_a_client_that_does_not_read_gets_one_merged_delta_when_it_reads_again() -> None:
    pipe, view, outlet = reader()
    pipe.is_full = True
    for seq in range(2, 1_000):
        offer(outlet, view, seq, b=seq, **{f"c{seq % 3}": seq})
    assert pipe.written == []
    assert len(outlet._line) == 1, "what is kept is a view's name"
    pipe.is_full = False
    outlet.drain()
    (delta,) = pipe.said
    assert (delta["from"], delta["to"]) == (1, 999)
    assert delta["rows"] == {"b": {"number": 999}} | {f"c{n}": {"number": 999 - (999 - n) % 3} for n in range(3)}


def test_a_client_that_missed_nothing_sees_no_gap_with_what_comes_next() -> None:
    """After a restart every view is at the log's end, though nothing of this one has changed for long."""
    pipe, view, _ = reader()
    view.seq = 20
    outlet = Outlet(pipe, Encoded(), AtOnce())
    outlet.open(view, 1)
    assert pipe.said == []
    offer(outlet, view, 21, b=2)
    assert [(delta["from"], delta["to"]) for delta in pipe.said] == [(1, 21)]


def test_a_row_that_went_meanwhile_is_told_as_gone() -> None:
    pipe, view, outlet = reader()
    pipe.is_full = True
    offer(outlet, view, 2, a=None)
    pipe.is_full = False
    outlet.drain()
    assert [(d["rows"], d["gone"]) for d in pipe.said] == [({}, ["a"])]


def test_answers_and_views_keep_their_order_while_they_wait() -> None:
    pipe, view, outlet = reader()
    pipe.is_full = True
    outlet.say(outgoing.pong(1, 0))
    offer(outlet, view, 2, b=2)
    outlet.say(outgoing.pong(2, 0))
    offer(outlet, view, 3, b=3)
    pipe.is_full = False
    outlet.drain()
    assert [m.get("n", m.get("to")) for m in pipe.said] == [1, 3, 2]


def test_what_fills_the_wire_again_leaves_the_rest_in_line() -> None:
    pipe, view, outlet = reader()
    pipe.is_full = True
    outlet.say(outgoing.pong(1, 0))
    offer(outlet, view, 2, b=2)
    write = pipe.write

    def fills(message: bytes) -> None:
        write(message)
        pipe.is_full = True

    pipe.write = fills  # type: ignore[method-assign]  # the socket's buffer is full after one message
    pipe.is_full = False
    outlet.drain()
    assert [m["t"] for m in pipe.said] == ["pong"]
    offer(outlet, view, 3, c=3)
    pipe.is_full = False
    outlet.drain()
    assert [m["t"] for m in pipe.said] == ["pong", "delta"]
    assert pipe.said[1]["to"] == 3


def test_a_client_that_only_asks_is_overrun_and_nothing_more_is_kept_of_it() -> None:
    pipe, _, outlet = reader()
    pipe.is_full = True
    answer = outgoing.pong(1, 0)
    for _ in range(MOST_WAITING // len(answer) + 10):
        outlet.say(answer)
    assert outlet.overrun
    assert outlet._waiting <= MOST_WAITING


def test_people_who_come_and_go_while_nobody_reads_are_told_once() -> None:
    pipe, view, outlet = reader()
    pipe.is_full = True
    for n in range(5):
        outlet.people(view.name, framed(outgoing.presence(view.name, {f"p:{n}": None})))
    pipe.is_full = False
    outlet.drain()
    assert [m["people"] for m in pipe.said] == [{"p:4": None}]


def test_a_view_that_is_left_while_it_lags_is_not_sent() -> None:
    pipe, view, outlet = reader()
    pipe.is_full = True
    offer(outlet, view, 2, b=2)
    outlet.shut(view.name)
    pipe.is_full = False
    outlet.drain()
    assert pipe.written == []


def test_whoever_has_a_position_gets_what_changed_since_and_the_rest_a_snapshot_made_once() -> None:
    view, encoded = View("hall"), Encoded()
    touched(view, 1, a=1)
    touched(view, 2, b=2)
    pipes = [Pipe() for _ in range(4)]
    for pipe, have in zip(pipes, (None, None, 1, 99), strict=True):
        Outlet(pipe, encoded, AtOnce()).open(view, have)
    assert pipes[0].written[0] is pipes[1].written[0], "encoded once"
    assert [pipe.said[0]["t"] for pipe in pipes] == ["snapshot", "snapshot", "delta", "snapshot"]
    assert pipes[2].said[0]["rows"] == {"b": {"number": 2}}


def test_a_snapshot_is_made_anew_when_the_view_has_moved() -> None:
    view, encoded = View("hall"), Encoded()
    touched(view, 1, a=1)
    first = encoded.snapshot(view)
    touched(view, 2, a=2)
    assert encoded.snapshot(view) != first


def test_a_room_that_takes_over_goes_on_from_where_the_client_stands() -> None:
    pipe, view, outlet = reader()
    successor = View(view.name)
    touched(successor, 1, a=1)
    touched(successor, 2, b=2)
    outlet.move(successor)
    (delta,) = pipe.said
    assert (delta["from"], delta["to"], delta["rows"]) == (1, 2, {"b": {"number": 2}})
