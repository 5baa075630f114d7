"""How people at a table argue about amounts: less, more, halfway, never mind. Never sends anything."""

from __future__ import annotations

from typing import Final

from client.simulated import sentences
from client.simulated.catalogue import Proposal
from client.simulated.intention import Intention
from client.simulated.moment import Moment, pick
from client.simulated.sight import Sight

STEP: Final = 50_000
"""Kroner: people round when they argue."""


def argue(moment: Moment) -> Intention | None:
    """Another amount for a year: less of what hurts, more of what one likes."""
    sight, rng = moment.sight, moment.rng
    chosen = [
        (proposal, abs(moment.likes(proposal.id)) + (0.2 if moment.by_other(sight.choices[proposal.id]) else 0.0))
        for proposal in _settable(moment)
    ]
    proposal = pick(moment, chosen, above=0.15)
    if proposal is None:
        return None
    year = rng.choice(_years(sight, proposal))
    smaller = moment.likes(proposal.id) < 0
    reach = 0.15 + 0.35 * moment.person.temperament.boldness * rng.random()
    present = sight.amount(proposal.id, year)
    wished = _rounded(present * (1 - reach if smaller else 1 + reach / 2))
    reason = sentences.amount(rng, smaller=smaller) if rng.random() < 0.6 else ""
    return _set_amount(moment, proposal.id, year, wished, reason)


def defend(moment: Moment) -> Intention | None:
    """Somebody changed an amount of mine: meet halfway, and let it be after the second time."""
    sight = moment.sight
    for (id_, year), mine in moment.mind.amounts.items():
        row = sight.amounts.get((id_, year))
        if row is None or not moment.by_other(row) or not moment.mind.may("set_amount", id_, 4):
            continue
        wished = _rounded((mine + row["amount"]) / 2)
        if wished not in (row["amount"], mine):
            return _set_amount(moment, id_, year, wished, moment.rng.choice(sentences.HALFWAY))
    return None


def let_go(moment: Moment) -> Intention | None:
    """Take back an amount of one's own: the catalogue's will do."""
    sight = moment.sight
    for (id_, year), row in sight.amounts.items():
        if not moment.by_other(row) and moment.mind.may("clear_amount", id_, 1):
            args = {"table": sight.table, "proposal": id_, "year": year}
            return Intention("clear_amount", args, f"amount/{id_}/{year}")
    return None


def _set_amount(moment: Moment, proposal: str, year: int, amount: int, reason: str) -> Intention | None:
    sight = moment.sight
    if amount == sight.amount(proposal, year) or not moment.mind.may("set_amount", proposal, 4):
        return None
    args = {"table": sight.table, "proposal": proposal, "year": year, "amount": amount, "reason": reason}
    return Intention("set_amount", args, f"amount/{proposal}/{year}")


def _settable(moment: Moment) -> list[Proposal]:
    sight = moment.sight
    return [
        sight.proposals[id_]
        for id_ in sight.choices
        if id_ in sight.proposals and sight.proposals[id_].is_settable and _years(sight, sight.proposals[id_])
    ]


def _years(sight: Sight, proposal: Proposal) -> list[int]:
    """Years with an amount that may be set."""
    return [
        year
        for year, amount in zip(sight.years, proposal.amounts, strict=True)
        if amount and year >= proposal.earliest_start
    ]


def _rounded(kroner: float) -> int:
    step = STEP if abs(kroner) >= 4 * STEP else STEP // 5
    return round(kroner / step) * step
