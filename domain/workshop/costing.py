"""What finance works out for a table's own proposal. Never touches what the table chose of it."""

from __future__ import annotations

from domain import clean, errors
from domain.books import Books
from domain.table.adding import check_amounts, check_policy_area
from domain.table.state import OwnProposal
from domain.workshop import commands, events
from domain.workshop.seats import check_table
from domain.workshop.state import Workshop

MAX_POSTS = 10_000_000
"""Hundredths of a full-time post: a hundred thousand of them; more is a slip of the finger."""


def cost(workshop: Workshop, command: commands.CostProposal, books: Books) -> tuple[events.ProposalCosted, ...]:
    """Again and again, if finance finds out more. The same again is silence."""
    check_table(workshop, command.table)
    own = workshop.tables[command.table].own.get(command.proposal)
    if own is None:
        raise errors.UnknownProposal("not one of the table's own", proposal=command.proposal)
    costed = _costed(own, command, books)
    before = own.costing
    if before is not None and all(
        getattr(costed, field) == getattr(before, field) for field in before.__dataclass_fields__ if field != "seq"
    ):
        return ()
    return (costed,)


def _costed(own: OwnProposal, command: commands.CostProposal, books: Books) -> events.ProposalCosted:
    years = books.budget.years
    check_amounts(command.amounts, books)
    posts = command.posts or (0,) * len(years)
    if len(posts) != len(years):
        raise errors.UnknownYear("posts one a year", years=len(years), given=len(posts))
    if any(abs(post) > MAX_POSTS for post in posts):
        raise errors.AmountOutOfRange("too many posts", limit=MAX_POSTS)
    steering_area = command.steering_area or own.steering_area
    books.report.area(steering_area, own.committee)
    check_policy_area(command.policy_area, own.committee, books)
    start = command.earliest_start or years[0]
    if start not in years:
        raise errors.UnknownYear("not a year of the budget", year=start)
    if any(amount for year, amount in zip(years, command.amounts, strict=True) if year < start):
        raise errors.BeforeEarliestStart("it cannot begin so early", year=start)
    return events.ProposalCosted(
        command.table,
        command.proposal,
        command.amounts,
        posts,
        steering_area,
        command.policy_area,
        command.scalable,
        start,
        command.lasting,
        clean.reason(command.summary),
        clean.reason(command.description),
        clean.reason(command.consequence_service),
        clean.reason(command.consequence_staff),
        clean.reason(command.risk),
        clean.reason(command.preconditions),
        clean.reason(command.implementation),
        clean.reason(command.derived),
        clean.reason(command.works_council),
        clean.reason(command.hearing),
        clean.reason(command.origin),
    )
