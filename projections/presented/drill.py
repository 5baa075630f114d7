"""From a row of a statement down to committee, policy area, line and proposal. Each level adds up to the one above."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, TypeAlias, TypedDict

from domain.budget.cube import Cube, Place
from domain.budget.documents import BudgetLine
from domain.budget.gathering import Weights
from projections.presented.desk import Desk
from projections.presented.explore import NONE
from projections.presented.held import Held
from projections.presented.laid import chosen
from projections.presented.parts import Parts, PartsMap

Level: TypeAlias = Literal["committee", "area", "item"]

PAGE = 200
"""Items of one answer."""


class NoSuchRow(LookupError):
    """The layout has no row of that name, or one that gathers nothing."""


class Step(TypedDict):
    level: Literal["row", "committee", "area"]
    id: str
    name: str


class Child(PartsMap):
    """id, name: "-" and "" for amounts of no committee, or of no policy area. account: its function."""

    id: str
    name: str
    kind: Literal["committee", "area", "line", "proposal", "own", "tax"]
    account: str
    fixed: PartsMap


class Total(PartsMap):
    fixed: PartsMap


class Drilled(TypedDict):
    """more: how many items follow after these."""

    path: list[Step]
    level: Level
    total: Total
    children: list[Child]
    more: int


def drill(
    desk: Desk, held: tuple[Held, ...], layout: str, row: str, committee: str = "", area: str = "", offset: int = 0
) -> Drilled:
    """PR8: the level below the row, below its committee, or below that one's policy area. NoSuchLayout, NoSuchRow."""
    laid = desk.laid(layout)
    if not laid.gathers(row):
        raise NoSuchRow(row)
    weights = laid.weights(row, held)
    path: list[Step] = [{"level": "row", "id": row, "name": laid.rows[row].name}]
    committees = {c.id: c.name for c in desk.books.budget.committees}
    areas = {a.id: a.name for a in desk.books.budget.policy_areas}
    if not committee:
        return _grouped(desk.cube, held, weights, path, "committee", committees, lambda place: place.committee)
    weights = _within(weights, lambda place: place.committee == _plain(committee))
    path.append({"level": "committee", "id": committee, "name": committees.get(committee, "")})
    if not area:
        return _grouped(desk.cube, held, weights, path, "area", areas, lambda place: place.policy_area)
    weights = _within(weights, lambda place: place.policy_area == _plain(area))
    path.append({"level": "area", "id": area, "name": areas.get(area, "")})
    return _items(desk.cube, held, weights, path, offset)


def _plain(id: str) -> str:
    return "" if id == NONE else id


def _within(weights: Weights, wanted: Callable[[Place], bool]) -> Weights:
    return {place: weight for place, weight in weights.items() if wanted(place)}


def _grouped(
    cube: Cube,
    held: tuple[Held, ...],
    weights: Weights,
    path: list[Step],
    level: Literal["committee", "area"],
    names: Mapping[str, str],
    key: Callable[[Place], str],
) -> Drilled:
    groups: dict[str, dict[Place, int]] = {}
    for place, weight in weights.items():
        groups.setdefault(key(place), {})[place] = weight
    ordered = [id for id in (*names, "") if id in groups] + [id for id in groups if id and id not in names]
    children = [_child(id or NONE, names.get(id, ""), level, "", _parts(groups[id], cube, held)) for id in ordered]
    return _drilled(path, level, _parts(weights, cube, held), children, 0)


def _parts(weights: Weights, cube: Cube, held: tuple[Held, ...]) -> Parts:
    base, corrections = cube.weighed(cube.base, weights), cube.weighed(cube.corrections, weights)
    return Parts(base, corrections, *chosen(held, weights, cube))


def _items(cube: Cube, held: tuple[Held, ...], weights: Weights, path: list[Step], offset: int) -> Drilled:
    """What the table holds, then the lines, the one with most kroner in the budget year first."""
    choices = list(_choices(cube, held, weights))
    lines = [(line, weight) for place, weight in weights.items() for line in cube.lines.get(place, ())]
    lines.sort(key=lambda item: -abs(cube.report.own(item[0])[0]))
    wanted = lines[max(0, offset - len(choices)) : max(0, offset + PAGE - len(choices))]
    shown = [*choices[offset : offset + PAGE], *(_line(cube, line, weight) for line, weight in wanted)]
    more = max(0, len(choices) + len(lines) - offset - len(shown))
    return _drilled(path, "item", _parts(weights, cube, held), shown, more)


def _choices(cube: Cube, held: Iterable[Held], weights: Weights) -> Iterator[Child]:
    for one in held:
        if not weights.keys().isdisjoint(one.money):
            parts = Parts(cube.nothing, cube.nothing, *chosen((one,), weights, cube))
            yield _child(one.id, one.name, one.kind, one.account, parts)


def _line(cube: Cube, line: BudgetLine, weight: int) -> Child:
    nothing = cube.nothing
    money = nothing.plus(cube.money_of(line), weight)
    base, corrections = (money, nothing) if cube.is_base(line) else (nothing, money)
    return _child(line.id, line.name, "line", line.account.function, Parts(base, corrections, nothing, nothing))


def _child(
    id: str,
    name: str,
    kind: Literal["committee", "area", "line", "proposal", "own", "tax"],
    account: str,
    parts: Parts,
) -> Child:
    return {
        "id": id,
        "name": name,
        "kind": kind,
        "account": account,
        **parts.current(),
        "fixed": parts.fixed(),
    }


def _drilled(path: list[Step], level: Level, total: Parts, children: list[Child], more: int) -> Drilled:
    return {
        "path": path,
        "level": level,
        "total": {**total.current(), "fixed": total.fixed()},
        "children": children,
        "more": more,
    }
