"""The whole budget as a tree to look at: committee, policy area, function. Expense and income are kept apart.

What is drawn by area must not cancel out: a node's expense is the sum of what is above zero below it, its income of
what is below zero, and their sum is its net.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypedDict

from domain.budget.cube import Place
from projections.presented.held import Desk, Held

ROOT = ""
NONE = "-"


class Node(TypedDict):
    """expense, income, base, change: kroner a year, in each year's own prices; expense + income = base + change."""

    id: str
    parent: str | None
    name: str
    level: Literal["root", "committee", "area", "function"]
    committee: str
    expense: list[int]
    income: list[int]
    base: list[int]
    change: list[int]


def explore(desk: Desk, held: tuple[Held, ...], municipality: str) -> list[Node]:
    """The root first, each node after its parent."""
    names, cube = _Names(desk), desk.cube
    years = len(cube.nothing.current)
    nodes: dict[str, Node] = {}
    for place in cube.lines:
        for node in _way(place, nodes, names, municipality, years):
            _add(node, "expense", cube.expense[place])
            _add(node, "income", cube.income[place])
            _add(node, "base", cube.expense[place])
            _add(node, "base", cube.income[place])
    for one in held:
        for place, money in one.money.items():
            above, below = ([keep(0, amount) for amount in money.current] for keep in (max, min))
            for node in _way(place, nodes, names, municipality, years):
                _add(node, "expense", above)
                _add(node, "income", below)
                _add(node, "change", money.current)
    return list(nodes.values())


class _Names:
    """How a code is called; "" where nobody says."""

    def __init__(self, desk: Desk) -> None:
        budget = desk.books.budget
        self.committees = {c.id: c.name for c in budget.committees}
        self.areas = {a.id: a.name for a in budget.policy_areas}
        self.functions = {
            code.code: code.name for codes in budget.code_lists if codes.dimension == "function" for code in codes.codes
        }
        for lines in desk.cube.lines.values():  # one line alone names its function where no list does
            line = lines[0]
            self.functions.setdefault(line.account.function, line.name)


def _way(place: Place, nodes: dict[str, Node], names: _Names, municipality: str, years: int) -> list[Node]:
    """The nodes from the root down to where the amount stands; made if they are new."""
    committee, area, function = place.committee or NONE, place.policy_area or NONE, place.function or NONE
    steps: tuple[tuple[str, str | None, str, Literal["root", "committee", "area", "function"]], ...] = (
        (ROOT, None, municipality, "root"),
        (committee, ROOT, names.committees.get(committee, ""), "committee"),
        (f"{committee}/{area}", committee, names.areas.get(area, ""), "area"),
        (f"{committee}/{area}/{function}", f"{committee}/{area}", names.functions.get(function, ""), "function"),
    )
    way = []
    for id, parent, name, level in steps:
        if id not in nodes:
            nodes[id] = {
                "id": id,
                "parent": parent,
                "name": name,
                "level": level,
                "committee": place.committee,
                "expense": [0] * years,
                "income": [0] * years,
                "base": [0] * years,
                "change": [0] * years,
            }
        way.append(nodes[id])
    return way


def _add(node: Node, name: Literal["expense", "income", "base", "change"], amounts: Iterable[int]) -> None:
    total = node[name]
    for year, amount in enumerate(amounts):
        total[year] += amount
