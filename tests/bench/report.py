"""The figures as a table for people, each beside its goal and its limit, and plain words where a goal is missed."""

from __future__ import annotations

from tests.bench.figures import Figure
from tests.bench.whole import Report

_NAME, _NUMBER = 10, 11


def table(report: Report) -> str:
    """For the terminal."""
    head = f"{'':<{_NAME}}" + "".join(f"{title:>{_NUMBER}}" for title in ("measured", "goal", "at least", "limit here"))
    out = [f"{head}{'of limit':>{_NUMBER}}  ", *(_line(figure) for figure in report.figures), ""]
    out += [f"{figure.goal.id:<{_NAME}}{remark}" for figure in report.figures for remark in remarks(figure)]
    return "\n".join(out)


def _line(figure: Figure) -> str:
    goal = figure.goal
    value = "-" if figure.value is None else f"{number(figure.value)} {goal.unit}"
    limit = number(figure.limit) if figure.limit else ""
    ratio = f"{figure.ratio:.2f}" if figure.limit else ""
    cells = (value, number(goal.goal), number(goal.floor), limit, ratio)
    return f"{goal.id:<{_NAME}}" + "".join(f"{cell:>{_NUMBER}}" for cell in cells) + f"  {figure.verdict}"


def remarks(figure: Figure) -> list[str]:
    """What it is, what stands beside it, and by how much it falls short."""
    said = [figure.goal.what + (f"; beside it {figure.beside}" if figure.beside else "")]
    if figure.shares:
        said.append(", ".join(f"{name} {share_of(name, value)}" for name, value in figure.shares.items()))
    said += figure.notes
    if figure.void:
        said.append(f"VOID: {figure.void}")
    elif figure.verdict != "reached":
        mark = "the goal" if figure.verdict == "at least" else "the goal and the least"
        said.append(f"MISSES {mark}: {figure.shortfall:.1f} times worse than the goal")
    if figure.shares.get("generator", 0.0) > GENERATOR_FULL:
        said.append("the generator was near a whole core: this may be its limit and not the server's")
    if figure.shares.get("waiting", 0.0) > DISTURBED:
        said.append("the server waited for a core that others had: this is the machine's figure as much as ours")
    return said


GENERATOR_FULL = 0.85
"""Of a core."""

DISTURBED = 0.1
"""Of the time."""


def share_of(name: str, value: float) -> str:
    """A share of a core in per cent; anything else as it is."""
    return f"{value:.0%}" if name in ("server", "generator", "waiting", "echo") else number(value)


def number(value: float) -> str:
    """As many digits as are worth reading."""
    if abs(value) >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.3g}"
