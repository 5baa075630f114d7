"""How a report line gets from last year's base to the table's result, step by step; the steps add up exactly."""

from __future__ import annotations

from operator import add
from typing import Literal, TypedDict

from domain import errors
from domain.budget.documents import Amounts
from domain.budget.report import Report
from projections.presented.held import Desk, Held

START, END = "start", "end"


class WaterfallStep(TypedDict):
    """amounts: kroner a year in each year's own prices; of the line itself at start and end, else of the change."""

    id: str
    name: str
    kind: Literal["start", "layer", "proposal", "own", "tax", "end"]
    committee: str
    amounts: list[int]


def waterfall(desk: Desk, held: tuple[Held, ...], line: str) -> list[WaterfallStep]:
    """UnknownLine; LineNotTargetable for a state of money, whose years hang together."""
    report, cube = desk.books.report, desk.cube
    if not report.is_targetable(line):
        report.weight(line, "")
        raise errors.LineNotTargetable(line=line)
    layers = desk.books.budget.layers
    years = cube.nothing.current
    start = years
    for layer in layers:
        if layer.kind == "base":
            start = tuple(map(add, start, _weighed(cube.by_layer[layer.id], line, report, years)))
    steps = [_step(START, "", "start", "", start)]
    for layer in layers:
        amounts = _weighed(cube.by_layer[layer.id], line, report, years)
        if layer.kind != "base" and any(amounts):
            steps.append(_step(layer.id, layer.name, "layer", "", amounts))
    for one in held:
        by_post: dict[str, Amounts] = {}
        for place, money in one.money.items():
            by_post[place.post] = tuple(map(add, by_post.get(place.post, years), money.current))
        amounts = _weighed(by_post, line, report, years)
        if any(amounts):
            steps.append(_step(one.id, one.name, one.kind, one.committee, amounts))
    end = tuple(map(sum, zip(*(step["amounts"] for step in steps), strict=True)))
    return [*steps, _step(END, "", "end", "", end)]


def _weighed(by_post: dict[str, Amounts], line: str, report: Report, years: Amounts) -> Amounts:
    total = years
    for post, amounts in by_post.items():
        weight = report.weight(line, post)
        total = tuple(all_ + weight * amount for all_, amount in zip(total, amounts, strict=True))
    return total


def _step(
    id: str,
    name: str,
    kind: Literal["start", "layer", "proposal", "own", "tax", "end"],
    committee: str,
    amounts: Amounts,
) -> WaterfallStep:
    return {"id": id, "name": name, "kind": kind, "committee": committee, "amounts": list(amounts)}
