"""Tables that hold what a test says, without a day around them. Never decides whether a table may."""

from __future__ import annotations

from collections.abc import Mapping

from domain.table.state import Choice, OwnProposal, SetAmount, TableBudget


def table_with(
    *choices: Choice, own: tuple[OwnProposal, ...] = (), rates: Mapping[tuple[str, int], int] | None = None
) -> TableBudget:
    """Own proposals are chosen whole, after the others."""
    chosen = {one.proposal: one for one in (*choices, *(choice(one.id) for one in own))}
    return TableBudget(
        1,
        choices=chosen,
        order=tuple(chosen),
        own={one.id: one for one in own},
        rates=rates or {},
    )


def choice(proposal: str, share: int = 100, shift: int = 0, **amounts: int) -> Choice:
    """amounts: y2021=-500_000 sets the amount of 2021."""
    set_ = {int(year[1:]): SetAmount(amount, "") for year, amount in amounts.items()}
    return Choice(proposal, share, shift, "c" * 64, set_)


def scenario(words: str) -> TableBudget:
    """As `scenarier_facit.csv` writes it: R-01 R-03=50."""
    parts = (word.partition("=") for word in words.split())
    return table_with(*(choice(proposal, int(share or 100)) for proposal, _, share in parts))
