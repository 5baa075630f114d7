"""From a row of a statement down to committee, policy area, line and proposal. Each level adds up to the one above."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, TypeAlias, TypedDict

from domain.budget.cube import Place
from domain.budget.gathering import Weights, gathered
from projections.presented.held import Desk, Held
from projections.presented.parts import Parts, PartsMap
from projections.presented.statement import NoSuchRow, layout_of, of, parts_of

Level: TypeAlias = Literal["committee", "area", "item"]

NONE = "-"
"""In an address: amounts of no committee, or of no policy area."""

PAGE = 200
"""Items of one answer."""


class Step(TypedDict):
    level: Literal["row", "committee", "area"]
    id: str
    name: str


class Child(PartsMap):
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
    """The level below the row, below its committee, or below that one's policy area. NoSuchLayout, NoSuchRow."""
    chosen = layout_of(desk, layout)
    weights = gathered(chosen, desk.places(held)).get(row)
    if weights is None:
        raise NoSuchRow(row)
    path: list[Step] = [{"level": "row", "id": row, "name": next(r.name for r in chosen.rows if r.id == row)}]
    committees = {c.id: c.name for c in desk.books.budget.committees}
    areas = {a.id: a.name for a in desk.books.budget.policy_areas}
    if not committee:
        return _grouped(desk, held, weights, path, "committee", committees, lambda place: place.committee)
    weights = _within(weights, lambda place: place.committee == _plain(committee))
    path.append({"level": "committee", "id": committee, "name": committees.get(committee, "")})
    if not area:
        return _grouped(desk, held, weights, path, "area", areas, lambda place: place.policy_area)
    weights = _within(weights, lambda place: place.policy_area == _plain(area))
    path.append({"level": "area", "id": area, "name": areas.get(area, "")})
    return _items(desk, held, weights, path, offset)


def _plain(id: str) -> str:
    return "" if id == NONE else id


def _within(weights: Weights, wanted: Callable[[Place], bool]) -> Weights:
    return {place: weight for place, weight in weights.items() if weight and wanted(place)}


def _grouped(
    desk: Desk,
    held: tuple[Held, ...],
    weights: Weights,
    path: list[Step],
    level: Literal["committee", "area"],
    names: Mapping[str, str],
    key: Callable[[Place], str],
) -> Drilled:
    groups: dict[str, dict[Place, int]] = {}
    for place, weight in weights.items():
        if weight:
            groups.setdefault(key(place), {})[place] = weight
    ordered = [id for id in (*names, "") if id in groups] + [id for id in groups if id and id not in names]
    children = [_child(id or NONE, names.get(id, ""), level, "", parts_of(groups[id], desk, held)) for id in ordered]
    return _drilled(path, level, parts_of(weights, desk, held), children, 0)


def _items(desk: Desk, held: tuple[Held, ...], weights: Weights, path: list[Step], offset: int) -> Drilled:
    children = [*_choices(desk, held, weights), *_lines(desk, weights)]
    shown = children[offset : offset + PAGE]
    more = max(0, len(children) - offset - len(shown))
    return _drilled(path, "item", parts_of(weights, desk, held), shown, more)


def _choices(desk: Desk, held: Iterable[Held], weights: Weights) -> Iterable[Child]:
    nothing = desk.cube.nothing
    for one in held:
        if weights.keys().isdisjoint(one.money):
            continue
        money = of(one, weights, desk.cube)
        is_tax = one.kind == "tax"
        parts = Parts(nothing, nothing, nothing if is_tax else money, money if is_tax else nothing)
        yield _child(one.id, one.name, one.kind, one.account, parts)


def _lines(desk: Desk, weights: Weights) -> Iterable[Child]:
    cube = desk.cube
    bases = {layer.id for layer in desk.books.budget.layers if layer.kind == "base"}
    for place, weight in weights.items():
        for line in cube.lines.get(place, ()):
            money = cube.nothing.plus(cube.money_of(line), weight)
            is_base = line.layer in bases
            parts = Parts(
                money if is_base else cube.nothing, cube.nothing if is_base else money, cube.nothing, cube.nothing
            )
            yield _child(line.id, line.name, "line", line.account.function, parts)


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
