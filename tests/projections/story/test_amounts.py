"""The story of an amount adds up to the amount shown, to the krone, whatever the day was like."""

from __future__ import annotations

from itertools import pairwise

import pytest

from domain.budget.rounding import half_away
from domain.table.events import TableEvent, TaxEvent
from domain.workshop.events import DocumentsReplaced, ProposalCosted
from domain.workshop.state import Event, Version, Workshop
from projections.house import Projections
from projections.story.steps import steps
from projections.story.working import working_of
from tests.domain.versions import papers
from tests.projections.fjordbaek import fjordbaek
from tests.projections.random_day import Fact, random_day

SEEDS = (1, 2, 5)


def lived(seed: int) -> tuple[tuple[Fact, ...], Projections]:
    facts = random_day(seed, 900, fjordbaek())
    return facts, Projections.of("w", fjordbaek(), facts, papers(fjordbaek()).of)[1]


def versions_at(workshop: Workshop, seq: int) -> tuple[Version, ...]:
    return tuple(version for version in workshop.versions if version.seq <= seq)[:200] or workshop.versions[:1]


def about(event: Event, table: int, proposal: str = "", tax: str = "") -> bool:
    if isinstance(event, DocumentsReplaced):
        return True
    if isinstance(event, TaxEvent):
        return event.table == table and event.tax == tax
    return isinstance(event, TableEvent | ProposalCosted) and event.table == table and event.proposal == proposal


@pytest.mark.parametrize("seed", SEEDS)
def test_the_postings_of_every_choice_add_up_to_the_effect_shown(seed: int) -> None:
    _, projections = lived(seed)
    books, seen = papers(fjordbaek()).of(projections.workshop.versions), 0
    for number, table in projections.workshop.tables.items():
        rows = projections.views[f"table/{number}"].rows
        for proposal in table.choices:
            working = working_of(table, proposal, books)
            if working is None:
                continue
            seen += 1
            shown = rows[f"effect/{proposal}"]["effect"]  # type: ignore[typeddict-item]  # rows of one kind, by key
            assert [sum(year) for year in zip(*(part.amounts for part in working.parts), strict=True)] == shown
            if len(working.proposal.postings) == 1:
                (part,) = working.parts
                for place, year in enumerate(books.report.years):
                    set_ = working.set_.get(year)
                    kroner, whole = (set_, 1000) if set_ is not None else (part.base[place] * working.share, 100_000)
                    assert half_away(kroner * part.price_index[place], whole) == shown[place]
    assert seen > 10


@pytest.mark.parametrize("seed", SEEDS)
def test_the_steps_of_every_amount_lead_to_the_amount_shown(seed: int) -> None:
    facts, projections = lived(seed)
    shelf, workshop, seen = papers(fjordbaek()).of, projections.workshop, 0
    for number, table in workshop.tables.items():
        rows = projections.views[f"table/{number}"].rows
        wanted = [(id, "") for id in table.choices] + [("", tax) for tax in {tax for tax, _ in table.rates}]
        for proposal, tax in wanted:
            key = f"turned/{tax}" if tax else f"effect/{proposal}"
            if key not in rows:
                continue
            told = [fact for fact in facts if about(fact.event, number, proposal, tax)]
            story = list(steps(number, told, lambda seq: shelf(versions_at(workshop, seq)), proposal=proposal, tax=tax))
            shown = rows[key]["effect"]  # type: ignore[typeddict-item]  # rows of one kind, by key
            assert list(story[-1].after) == shown, (number, proposal, tax)
            assert all(step.after == following.before for step, following in pairwise(story))
            seen += 1
    assert seen > 10
