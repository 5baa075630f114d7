"""How a report line gets from the base to the table's result, step by step; the start and the steps make the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import sub
from typing import Literal, TypeAlias, TypedDict

from domain import errors
from domain.budget.cube import Cube
from domain.budget.documents import Amounts
from projections.presented.held import Held
from projections.presented.stages import before_corrections

START, END = "start", "end"

StepKind: TypeAlias = Literal["start", "layer", "proposal", "own", "tax", "end"]


class WaterfallStep(TypedDict):
    """amounts: kroner a year in each year's own prices; of the line itself at start and end, else of the change."""

    id: str
    name: str
    kind: StepKind
    committee: str
    amounts: list[int]


def waterfall(cube: Cube, held: tuple[Held, ...], line: str) -> list[WaterfallStep]:
    """PR10: base layers, then each layer of technical corrections, each choice in the table's order, each turned tax.

    What does not reach the line is left out. Exact for every line, a floored mean too: a step is what the line becomes
    less what it was. UnknownLine.
    """
    report = cube.report
    if line not in report.base:
        raise errors.UnknownLine(line=line)
    statement = before_corrections(cube)
    steps = [_step(START, "", "start", "", statement[line])]
    for id, name, kind, committee, changes in _moves(cube, held):
        after = report.statement(changes, since=statement)
        amounts = tuple(map(sub, after[line], statement[line]))
        if any(amounts):
            steps.append(_step(id, name, kind, committee, amounts))
        statement = after
    return [*steps, _step(END, "", "end", "", statement[line])]


def _moves(cube: Cube, held: tuple[Held, ...]) -> Iterator[tuple[str, str, StepKind, str, Mapping[str, Amounts]]]:
    for layer in cube.report.budget.layers:
        if layer.kind != "base":
            yield layer.id, layer.name, "layer", "", cube.by_layer[layer.id]
    for one in held:
        yield one.id, one.name, one.kind, one.committee, one.by_post()


def _step(id: str, name: str, kind: StepKind, committee: str, amounts: Amounts) -> WaterfallStep:
    return {"id": id, "name": name, "kind": kind, "committee": committee, "amounts": list(amounts)}
