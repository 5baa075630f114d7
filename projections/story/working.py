"""How the amount of one choice came about: base x index x share, rounded once (settled.md 18). Works nothing out anew.

Each posting of the proposal is a part; the parts add up to the effect, to the krone.
"""

from __future__ import annotations

from typing import NamedTuple

from domain.books import Books
from domain.budget.documents import Amounts
from domain.proposals.catalogue import Posting, Proposal
from domain.proposals.effect import Effect, effect
from domain.table.state import AtTable, Choice
from projections.ledger import proposal_of


class PostingPart(NamedTuple):
    """base: kroner a year before index and share, moved as the start is. price_index: thousandths, one a year.

    amounts: what it comes to, by the leaf of the report it counts in.
    """

    post: str
    name: str
    base: Amounts
    price_index: Amounts
    amounts: Amounts


class Working(NamedTuple):
    """set_: year -> kroner that the table set, in the proposal's own price level; they replace base and share."""

    proposal: Proposal
    share: int
    shift: int
    set_: dict[int, int]
    level: int
    parts: tuple[PostingPart, ...]
    effect: Effect


def working_of(table: AtTable, id: str, books: Books) -> Working | None:
    """None if the table has not chosen it, or the documents have no place for it."""
    choice, proposal = table.choices.get(id), proposal_of(table, id, books)
    if choice is None or proposal is None:
        return None
    set_ = {year: held.amount for year, held in choice.amounts.items()}
    whole = effect(proposal, share=choice.share, shift=choice.shift, amounts=set_, report=books.report)
    level = proposal.price_level or books.report.years[0]
    return Working(proposal, choice.share, choice.shift, set_, level, _parts(proposal, choice, whole, books), whole)


def _parts(proposal: Proposal, choice: Choice, whole: Effect, books: Books) -> tuple[PostingPart, ...]:
    """One for each leaf: two postings in one leaf count together, in the index of the first."""
    names = {line.id: line.name for line in books.report.lines}
    first: dict[str, list[Posting]] = {}
    for posting in proposal.postings:
        first.setdefault(posting.post, []).append(posting)
    masked = proposal.category == "tax"
    return tuple(
        PostingPart(
            post,
            names.get(post, post),
            _moved(tuple(map(sum, zip(*(p.amounts for p in postings), strict=True))), choice.shift, masked=masked),
            books.report.index(postings[0].index),
            whole.by_post[post],
        )
        for post, postings in first.items()
    )


def _moved(base: Amounts, shift: int, *, masked: bool) -> Amounts:
    """settled.md 21: costs move along the years; a tax is masked until its start."""
    kept = base[shift:] if masked else base[: len(base) - shift]
    return (0,) * (len(base) - len(kept)) + kept
