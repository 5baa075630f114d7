"""What a chosen proposal does to the budget. Rounds once per proposal and year, and never decides who may choose it.

settled.md 18: effect = base kroner x index in thousandths x share in per cent, in integers, rounded half away from
zero.
settled.md 21: a shift moves costs along the years, each taking the index of the year it lands in; a tax is masked
until the shifted start, never moved, since the tax base is the year's own.

A proposal with several postings (income and expense in one) is rounded as a whole, and the rounded total is spread
over them by `rounding.spread`, in the order of the catalogue, so that the parts add up exactly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain import errors
from domain.budget.documents import Amounts
from domain.budget.report import Report
from domain.budget.rounding import half_away, spread
from domain.proposals.catalogue import Proposal


@dataclass(frozen=True, slots=True)
class Effect:
    """Whole kroner, one a year, in each year's own prices.

    by_post: the same by leaf of the report tree; adds up to `total`. passed: what a shift moved past the last year,
    base x share in the proposal's own price level, the first year after the horizon in front; () when nothing.
    """

    total: Amounts
    by_post: Mapping[str, Amounts]
    passed: Amounts


def effect(proposal: Proposal, *, share: int, shift: int, amounts: Mapping[int, int], report: Report) -> Effect:
    """share: whole per cent. shift: whole years later, 0 or more. amounts: year -> kroner in the proposal's own price
    level; a set amount stands in the year it names, whatever the share and the shift. ShiftOutOfRange if below 0."""
    if shift < 0:
        raise errors.ShiftOutOfRange(shift=shift)
    indices = [report.index(posting.index) for posting in proposal.postings]
    moves = proposal.category != "tax"
    parts: list[Sequence[int]] = []
    for place, year in enumerate(report.years):
        source = place - shift if moves else place
        bases = [posting.amounts[source] for posting in proposal.postings] if place >= shift else [0] * len(indices)
        thousandths = [index[place] for index in indices]
        if year in amounts:
            parts.append(_set(amounts[year], bases, thousandths))
        elif len(bases) == 1:
            parts.append((half_away(bases[0] * thousandths[0] * share, 100_000),))
        else:
            exact = [base * index * share for base, index in zip(bases, thousandths, strict=True)]
            parts.append(spread(exact, 100_000))
    return Effect(
        total=tuple(map(sum, parts)),
        by_post=_by_post(proposal, parts),
        passed=_passed(proposal, share, shift) if moves and shift else (),
    )


def _set(amount: int, bases: Sequence[int], thousandths: Sequence[int]) -> Sequence[int]:
    """A set amount spread as the base of the year is; all of it on the first posting where the base adds up to zero."""
    whole = sum(bases)
    if len(bases) == 1 or whole == 0:
        return (half_away(amount * thousandths[0], 1000), *(0 for _ in bases[1:]))
    exact = [amount * base * index for base, index in zip(bases, thousandths, strict=True)]
    return spread(exact, whole * 1000)


def _by_post(proposal: Proposal, parts: Sequence[Sequence[int]]) -> Mapping[str, Amounts]:
    by_post: dict[str, Amounts] = {}
    for posting, years in zip(proposal.postings, zip(*parts, strict=True), strict=True):
        there = by_post.get(posting.post)
        by_post[posting.post] = years if there is None else tuple(map(sum, zip(there, years, strict=True)))
    return by_post


def _passed(proposal: Proposal, share: int, shift: int) -> Amounts:
    years = len(proposal.postings[0].amounts) if proposal.postings else 0
    sources = range(years - shift, years)
    passed = tuple(half_away(proposal.base(source) * share, 100) if source >= 0 else 0 for source in sources)
    return passed if any(passed) else ()
