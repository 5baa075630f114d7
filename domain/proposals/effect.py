"""What a chosen proposal does to the budget. Rounds once per proposal and year, and never decides who may choose it.

settled.md 18: effect = base kroner x index in thousandths x share in per cent, in integers, rounded half away from
zero.
settled.md 21: a shift moves costs along the years, each taking the index of the year it lands in; a tax is masked
until the shifted start, never moved, since the tax base is the year's own.

A proposal with several postings (income and expense in one) is rounded as a whole, and the rounded total is spread
over them by `rounding.spread`, in the order of the catalogue, so that the parts add up exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import add

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
    """What one choice does. ShiftOutOfRange if the shift is below 0.

    share: whole per cent. shift: whole years later. amounts: year -> kroner in the proposal's own price level; a set
    amount stands in the year it names, whatever the share and the shift, and nowhere if the report lacks that year.
    """
    if shift < 0:
        raise errors.ShiftOutOfRange(shift=shift)
    passed: Amounts = ()
    bases = [posting.amounts for posting in proposal.postings]
    if shift:
        masked = proposal.category == "tax"
        bases = [_later(base, shift, masked=masked) for base in bases]
        passed = () if masked else _passed(proposal, share, shift)
    indices = [report.index(posting.index) for posting in proposal.postings]
    if len(bases) == 1:
        total = _one(bases[0], indices[0], share, amounts, report.years)
        return Effect(total, {proposal.postings[0].post: total}, passed)
    parts = _many(bases, indices, share, amounts, report.years)
    return Effect(tuple(map(sum, parts)), _by_post(proposal, parts), passed)


def added(effects: Iterable[Effect]) -> dict[str, Amounts]:
    """Leaf -> kroner a year: what `Report.statement` takes. Totals add effects that are rounded already."""
    changes: dict[str, Amounts] = {}
    for one in effects:
        for post, amounts in one.by_post.items():
            there = changes.get(post)
            changes[post] = amounts if there is None else tuple(map(add, there, amounts))
    return changes


def _later(base: Amounts, shift: int, *, masked: bool) -> Amounts:
    """Moved along the years, or (masked) kept in its years and nothing before the shifted start."""
    kept = base[shift:] if masked else base[:-shift]
    return (0,) * (len(base) - len(kept)) + kept


def _passed(proposal: Proposal, share: int, shift: int) -> Amounts:
    years = len(proposal.postings[0].amounts) if proposal.postings else 0
    sources = range(years - shift, years)
    passed = tuple(half_away(proposal.base(source) * share, 100) if source >= 0 else 0 for source in sources)
    return passed if any(passed) else ()


def _one(base: Amounts, index: Amounts, share: int, amounts: Mapping[int, int], years: Amounts) -> Amounts:
    """The same as `_many` for the proposal with one posting, as nearly all are."""
    return tuple(
        [
            half_away(amounts[year] * thousandths, 1000)
            if year in amounts
            else half_away(kroner * thousandths * share, 100_000)
            for kroner, thousandths, year in zip(base, index, years, strict=True)
        ]
    )


def _many(
    bases: Sequence[Amounts], indices: Sequence[Amounts], share: int, amounts: Mapping[int, int], years: Amounts
) -> list[Amounts]:
    """A year each, holding an amount a posting."""
    parts: list[Amounts] = []
    for year, kroner, thousandths in zip(years, zip(*bases, strict=True), zip(*indices, strict=True), strict=True):
        if year in amounts:
            parts.append(_set(amounts[year], kroner, thousandths))
        else:
            parts.append(spread((k * t * share for k, t in zip(kroner, thousandths, strict=True)), 100_000))
    return parts


def _set(amount: int, kroner: Amounts, thousandths: Amounts) -> Amounts:
    """Spread as the base of the year is; all of it on the first posting where the base adds up to zero."""
    whole = sum(kroner)
    if whole == 0:
        return (half_away(amount * thousandths[0], 1000), *(0 for _ in kroner[1:]))
    return spread((amount * k * t for k, t in zip(kroner, thousandths, strict=True)), whole * 1000)


def _by_post(proposal: Proposal, parts: Sequence[Amounts]) -> Mapping[str, Amounts]:
    """Two postings in one leaf count together."""
    by_post: dict[str, Amounts] = {}
    for posting, amounts in zip(proposal.postings, zip(*parts, strict=True), strict=True):
        there = by_post.get(posting.post, (0,) * len(amounts))
        by_post[posting.post] = tuple(map(sum, zip(there, amounts, strict=True)))
    return by_post
