"""The parts of a node by themselves: orders once, entries in order, people of those who live. No Redis, no database."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import pytest

from domain.table import commands as table
from domain.workshop import commands as workshop
from domain.workshop.decide import Command, Overwritten
from server.live.orders import Answer, Declined, Done, Order
from server.live.presence import People
from server.live.room import Room
from server.nodes import wire
from server.nodes.crowd import Crowd
from server.nodes.forwarding import Forwarding
from server.nodes.orders import answer_packed, answer_unpacked, documents_of, packed, unpacked
from server.nodes.reception import Reception
from server.nodes.seal import NotSealedHere, Seal


def an_order(command_id: str = "first-order", command: Command | None = None) -> Order:
    command = command or table.ChooseProposal(1, "R-03")
    return Order(command, "p:ann", None, command_id, b"digest", 7, 1, late=False)


class Desk:
    """A room that takes orders and answers when it is told to."""

    def __init__(self) -> None:
        self.workshop = type("State", (), {"id": "w", "seq": 9})()
        self.put_in: list[tuple[Order, Any]] = []

    def put(self, order: Order, answer: Any) -> None:
        self.put_in.append((order, answer))


@pytest.mark.parametrize(
    "command",
    [
        table.ChooseProposal(1, "R-03"),
        table.WriteReason(1, "R-03", "Fordi."),
        table.RankProposal(1, "R-03", 2),
        workshop.OpenRound(ends_at=5, title="Runde", auto_close=True),
        workshop.ClaimSeat("ann", "device"),
    ],
)
def test_an_order_arrives_as_it_was_sent(command: Command) -> None:
    order = an_order(command=command)
    sent = wire.pack(wire.Orders("w", "n", 3, 1, 0, ((1, packed(order)),)))
    arrived = wire.unpack(sent)
    assert isinstance(arrived, wire.Orders)
    [(number, data)] = arrived.orders
    assert (number, documents_of(data), unpacked(data)) == (1, None, order)


@pytest.mark.parametrize(
    "answer", [Done(3, 4, (Overwritten("amount/R-03/2021", "p:bob", 2),)), Done(0, 0), Declined("locked", {"table": 1})]
)
def test_an_answer_arrives_as_it_was_given(answer: Answer) -> None:
    arrived = wire.unpack(wire.pack(wire.Answers("w", 4, ((1, answer_packed(answer)),))))
    assert isinstance(arrived, wire.Answers)
    assert answer_unpacked(arrived.answers[0][1]) == answer


def test_an_entry_of_another_version_is_not_understood() -> None:
    sent = bytearray(wire.pack(wire.Nudge()))
    sent[1] += 1
    with pytest.raises(wire.NotUnderstood):
        wire.unpack(bytes(sent))


def test_an_entry_is_of_no_use_in_another_stream_or_changed() -> None:
    class Keys:
        def key_for(self, workshop: str, person: str) -> tuple[str, bytes]:
            return "id", bytes(32)

        def key(self, key_id: str) -> bytes | None:
            return bytes(32)

    seal = Seal(Keys())
    sealed = seal.close(b"words", "here")
    assert b"words" not in sealed
    assert seal.open(sealed, "here") == b"words"
    for changed, place in ((sealed, "there"), (sealed[:-1] + b"x", "here"), (b"", "here")):
        with pytest.raises(NotSealedHere):
            seal.open(changed, place)


async def test_an_order_that_comes_twice_is_carried_out_once_and_answered_twice() -> None:
    desk, said = Desk(), list[tuple[str, wire.Answers]]()
    reception = Reception(cast(Room, desk), lambda node, answers: said.append((node, answers)))
    assert reception.new("far", 1, 1)
    reception.carry_out("far", 1, an_order())
    assert not reception.new("far", 1, 1), "it has no answer yet"
    [(_, answer)] = desk.put_in
    answer(Declined("table_locked"))
    await asyncio.sleep(0)
    assert not reception.new("far", 1, 1)
    await asyncio.sleep(0)
    refused = (1, answer_packed(Declined("table_locked")))
    assert said == [("far", wire.Answers("w", 9, (refused,)))] * 2


async def test_an_old_entry_read_again_is_not_carried_out_again() -> None:
    reception = Reception(cast(Room, Desk()), lambda node, answers: None)
    assert reception.new("far", 1, 1)
    assert reception.new("far", 2, 2), "and the sender has its answer to the first"
    assert not reception.new("far", 1, 1)


async def test_what_comes_after_a_lost_entry_waits_until_all_is_sent_again() -> None:
    sent: list[wire.Orders] = []
    forwarding = Forwarding("w", "near", lambda node, orders: sent.append(orders))
    forwarding.direct("far", 1)
    for command_id in ("one", "two"):
        forwarding.put(an_order(command_id), lambda answer: None)
        await asyncio.sleep(0)
    lost, late = sent
    reception = Reception(cast(Room, Desk()), lambda node, answers: None)
    assert not reception.follows("near", late.after, late.orders[-1][0])
    forwarding.again()
    assert reception.follows("near", sent[-1].after, sent[-1].orders[-1][0])
    assert [number for number, _ in sent[-1].orders] == [lost.orders[0][0], late.orders[0][0]]


async def test_a_new_owner_gets_all_that_is_unanswered_in_order() -> None:
    sent, told = list[tuple[str, wire.Orders]](), list[Answer]()
    forwarding = Forwarding("w", "near", lambda node, orders: sent.append((node, orders)))
    for command_id in ("one", "two", "three"):
        forwarding.put(an_order(command_id), told.append)
    await asyncio.sleep(0)
    assert sent == [], "nobody owns it"
    forwarding.direct("far", 1)
    [(_, first)] = sent
    numbers = [number for number, _ in first.orders]
    forwarding.answered([(numbers[1], answer_packed(Done(1, 1)))])
    forwarding.direct("farther", 2)
    node, again = sent[1]
    assert (node, again.term, again.done) == ("farther", 2, numbers[0])
    assert [unpacked(data).command_id for _, data in again.orders] == ["one", "three"]
    forwarding.answered([(numbers[1], answer_packed(Done(1, 1)))])
    assert told == [Done(1, 1)], "each is answered once"


async def test_people_of_dead_nodes_are_gone() -> None:
    shown: list[tuple[str, People]] = []
    crowd = Crowd("w", "near", lambda said: None, lambda view, people: shown.append((view, people)))
    crowd.tell("table/1", {"p:ann": None})
    crowd.hear(wire.People("w", "far", {"table/1": {"p:bob": "amount/R-03/2021"}}))
    assert shown[-1] == ("table/1", {"p:ann": None, "p:bob": "amount/R-03/2021"})
    crowd.keep({"near", "far"})
    assert len(shown) == 2
    crowd.keep({"near"})
    assert shown[-1] == ("table/1", {"p:ann": None})


async def test_whoever_asks_is_told_who_is_here() -> None:
    said: list[wire.People] = []
    crowd = Crowd("w", "near", said.append, lambda view, people: None)
    crowd.tell("table/1", {"p:ann": None})
    await asyncio.sleep(0)
    crowd.hear(wire.People("w", "far", {}, asks=True))
    assert said == [wire.People("w", "near", {"table/1": {"p:ann": None}})] * 2
