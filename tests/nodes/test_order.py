"""Orders of one node reach an owner in their order, or not at all yet: whatever is lost on the way, none overtakes."""

from __future__ import annotations

from typing import cast

from domain.table.commands import ChooseProposal
from server.live.orders import Answer, Done, Order
from server.live.room import Room
from server.nodes.forwarding import Forwarding
from server.nodes.orders import answer_packed
from server.nodes.reception import Reception
from server.nodes.wire import Orders


def order(number: int) -> Order:
    return Order(ChooseProposal(1, "R-03", 100), "p:ann", None, f"command-{number}", b"", 0, 1, late=False)


class Line:
    """Between one sender and one owner. lost: entries that never arrive."""

    def __init__(self) -> None:
        self.taken: list[int] = []
        self.answers: list[Answer] = []
        self.lost = False
        self._reception = Reception(cast(Room, None), lambda node, answers: None)  # it only asks what may be taken
        self.forwarding = Forwarding("w", "a", self._put)
        self.forwarding.direct("b", 1)

    def ask(self, number: int) -> None:
        self.forwarding.put(order(number), self.answers.append)
        self.forwarding._send()

    def _put(self, owner: str, orders: Orders) -> None:
        numbers = [number for number, _ in orders.orders]
        if self.lost or not self._reception.follows(orders.node, orders.after, numbers[-1]):
            return
        self.taken += [number for number in numbers if self._reception.new(orders.node, orders.done, number)]


async def test_orders_go_on_where_those_before_them_ended() -> None:
    line = Line()
    for number in range(3):
        line.ask(number)
    assert len(line.taken) == 3


async def test_what_comes_behind_a_lost_order_waits_until_that_one_has_come() -> None:
    line = Line()
    line.ask(0)
    line.lost = True
    line.ask(1)
    line.lost = False
    line.ask(2)
    assert len(line.taken) == 1
    line.forwarding.again()
    assert line.taken == sorted(line.taken)
    assert len(line.taken) == 3


async def test_what_has_its_answer_is_not_missed_by_a_new_owner() -> None:
    line = Line()
    line.ask(0)
    line.forwarding.answered([(line.taken[0], answer_packed(Done(1, 1)))])
    line.ask(1)
    line.forwarding.direct("c", 2)
    line.ask(2)
    assert line.answers == [Done(1, 1)]
    assert len(line.taken) == 3
