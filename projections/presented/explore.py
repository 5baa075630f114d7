"""The whole budget as a tree to look at: committee, policy area, function. Expense and income are kept apart.

What is drawn by area must not cancel out: a node's expense is the sum of what is above zero below it, its income of
what is below zero, and their sum is its net. A policy area that several committees spend in stands once for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias, TypedDict

from domain.budget.cube import Cube, Place
from domain.budget.documents import BudgetLine
from projections.presented.held import Held

ROOT = ""
NONE = "-"
"""In an address: amounts of no committee, policy area or function."""

OPERATING = "1"
"""Dranst: drift."""

NodeLevel: TypeAlias = Literal["root", "committee", "area", "function"]


class Node(TypedDict):
    """PR9. expense, income, base, change: kroner in each year's own prices; expense + income = base + change."""

    id: str
    parent: str | None
    name: str
    level: NodeLevel
    committee: str
    expense: list[int]
    income: list[int]
    base: list[int]
    change: list[int]


class Explorer:
    """The base's nodes, made once."""

    __slots__ = ("_names", "_nodes", "_years")

    def __init__(self, cube: Cube) -> None:
        self._years = len(cube.report.years)
        self._names = _names(cube)
        self._nodes: dict[str, Node] = {}
        for place in cube.lines:
            for node in self._way(place, self._nodes):
                for side in (cube.expense[place], cube.income[place]):
                    _add(node["base"], side)
                _add(node["expense"], cube.expense[place])
                _add(node["income"], cube.income[place])

    def nodes(self, held: Iterable[Held]) -> list[Node]:
        """With what a table holds. The root first, each node after its parent."""
        nodes = {id: _copied(node) for id, node in self._nodes.items()}
        for one in held:
            for place, money in one.money.items():
                above, below = ([keep(0, amount) for amount in money.current] for keep in (max, min))
                for node in self._way(place, nodes):
                    _add(node["expense"], above)
                    _add(node["income"], below)
                    _add(node["change"], money.current)
        return list(nodes.values())

    def _way(self, place: Place, nodes: dict[str, Node]) -> list[Node]:
        """The nodes from the root down to where the amount stands; made if they are new."""
        committee, area, function = place.committee or NONE, place.policy_area or NONE, place.function or NONE
        steps: tuple[tuple[str, str | None, str, NodeLevel], ...] = (
            (ROOT, None, "", "root"),
            (committee, ROOT, committee, "committee"),
            (f"{committee}/{area}", committee, area, "area"),
            (f"{committee}/{area}/{function}", f"{committee}/{area}", function, "function"),
        )
        way = []
        for id, parent, code, level in steps:
            if id not in nodes:
                nodes[id] = self._node(id, parent, self._names[level].get(code, ""), level, place)
            way.append(nodes[id])
        return way

    def _node(self, id: str, parent: str | None, name: str, level: NodeLevel, place: Place) -> Node:
        return {
            "id": id,
            "parent": parent,
            "name": name,
            "level": level,
            "committee": "" if level == "root" else place.committee,
            "expense": [0] * self._years,
            "income": [0] * self._years,
            "base": [0] * self._years,
            "change": [0] * self._years,
        }


def _names(cube: Cube) -> Mapping[NodeLevel, Mapping[str, str]]:
    """How a code is called; "" where nobody says. Where no list does, a function is called by its largest line."""
    budget = cube.report.budget
    largest: dict[str, BudgetLine] = {}
    for place, lines in cube.lines.items():
        candidates = (largest[place.function], *lines) if place.function in largest else lines
        largest[place.function] = max(candidates, key=lambda line: abs(line.amounts[0]))
    called = {function: line.name for function, line in largest.items()}
    listed = {c.code: c.name for codes in budget.code_lists if codes.dimension == "function" for c in codes.codes}
    return {
        "root": {"": budget.municipality},
        "committee": {committee.id: committee.name for committee in budget.committees},
        "area": {area.id: area.name for area in budget.policy_areas},
        "function": called | listed,
    }


def _copied(node: Node) -> Node:
    copy = node.copy()
    for side in ("expense", "income", "base", "change"):
        copy[side] = list(node[side])
    return copy


def _add(total: list[int], amounts: Iterable[int]) -> None:
    for year, amount in enumerate(amounts):
        total[year] += amount
