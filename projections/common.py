"""The common budget: the base with what the tables agree on, and nothing else (settled.md 25). Never a table's own.

Of an agreed row counts, in each year, the smallest effect among the tables that pull in its direction. So it counts in
the leaves in which that table's choice does: the one whose effect is the row's, and of several the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.budget.documents import Amounts
from domain.proposals.effect import Effect, added
from projections.agreement import Holding, Verdict


@dataclass(frozen=True, slots=True)
class Held:
    """What a table chose of a row: the proposals, what they do together, and how that is weighed."""

    proposals: tuple[str, ...]
    effect: Effect
    holding: Holding


def leading(held: Mapping[int, Held]) -> dict[int, Held]:
    """The tables that pull in the row's direction: the one most took (of equals: better, then worse, then neither)."""
    sides = {side: {n: h for n, h in held.items() if h.holding.direction == side} for side in (-1, 1, 0)}
    return max(sides.values(), key=len)


def agreed_effect(verdict: Verdict, held: Mapping[int, Held]) -> Effect:
    """The row's smallest effect with the leaves that it counts in; its total is the verdict's."""
    tables = leading(held)
    by_post: dict[str, list[int]] = {}
    for year, (smallest, toward) in enumerate(zip(verdict.smallest, verdict.toward, strict=True)):
        part = (abs(smallest), -smallest, -toward)
        least = next(each for each in tables.values() if each.holding.parts[year] == part)
        for post, amounts in least.effect.by_post.items():
            by_post.setdefault(post, [0] * len(verdict.smallest))[year] = amounts[year]
    return Effect(verdict.smallest, {post: tuple(amounts) for post, amounts in by_post.items()}, ())


def together(effects: Iterable[Effect], years: int) -> Effect:
    """Several effects as one, whole kroner a year."""
    all_ = list(effects)
    total: Amounts = tuple(sum(effect.total[year] for effect in all_) for year in range(years))
    return Effect(total, added(all_), ())
