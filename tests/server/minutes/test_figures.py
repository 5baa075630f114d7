"""The protocol's figures are the screens', to the krone, on days of every kind; and those of the facit."""

from __future__ import annotations

from typing import Any

import pytest

from domain.table.commands import ChooseProposal
from domain.workshop.commands import AddTables, OpenRound, OpenWorkshop, RegisterParticipant, SetTarget
from server.minutes.worked import Minutes
from tests.projections.fjordbaek import CATALOGUE, fjordbaek
from tests.projections.live import Live
from tests.projections.random_day import random_day
from tests.projections.test_scenarios import scenarios, send
from tests.server.minutes.lived import grid, minutes, said

SEEDS = (*range(9), 17, 20, 24)
"""The last three have proposals that are retired while a table holds them."""


def lived(seed: int, events: int) -> Live:
    live = Live(fjordbaek())
    for fact in random_day(seed, events, fjordbaek()):
        live.live(fact)
    return live


def facit(*chosen: str) -> Live:
    """A day whose tables make these choices, each as the file writes them."""
    live = Live(fjordbaek())
    send(live, OpenWorkshop("Aktørdag", "b" * 64, CATALOGUE, "a" * 64), "f:1")
    send(live, AddTables(len(chosen)), "f:1")
    for number in range(1, len(chosen) + 1):
        send(live, RegisterParticipant(f"p{number}", "council", "", number), "f:1")
    send(live, SetTarget(2021, -20_000_000), "f:1")
    send(live, OpenRound(2000, "Første"), "f:1")
    for number, words in enumerate(chosen, start=1):
        for word in words.split():
            proposal, _, share = word.partition("=")
            send(live, ChooseProposal(number, proposal, int(share or 100)), f"p:p{number}")
    return live


def shown(live: Live, view: str, kind: str) -> dict[str, Any]:
    rows = live.rows(view).items()
    return {key.removeprefix(f"{kind}/"): row for key, row in rows if key == kind or key.startswith(f"{kind}/")}


def check_tables(live: Live, found: Minutes) -> None:
    for result in found.tables:
        view, table = f"table/{result.table.facts.number}", result.table
        assert {id: list(amounts) for id, amounts in table.statement.items()} == {
            id: row["amounts"] for id, row in shown(live, view, "result").items()
        }
        assert {each.proposal.id: list(each.effect.total) for each in table.choices} == {
            id: row["effect"] for id, row in shown(live, view, "effect").items()
        }
        assert {f"{row['line']}/{row['year']}": row for row in result.standings} == shown(live, view, "standing")
        assert result.headline == shown(live, view, "headline")["headline"]
        law = shown(live, view, "law")["law"]
        assert (list(result.breaches), list(result.unnamed)) == (law["breaches"], law["unnamed"])
        assert table.deliverable == law["deliverable"]


def check_hall(live: Live, found: Minutes) -> None:
    rows = shown(live, "overview", "agree")
    for row in found.rows:
        there = rows.pop(row.proposals[0], None)
        if there is None:  # only neutral stances: the hall does not show it
            assert row.verdict is None
            assert (row.supports, row.objections) == (0, ())
            continue
        tables, agreed, smallest, toward = there["tables"], there["agreed"], there["smallest"], there["toward"]
        if row.verdict is None:
            assert tables == 0
        else:
            assert (row.verdict.tables, row.verdict.agreed) == (tables, agreed)
            assert (list(row.verdict.smallest), list(row.verdict.toward)) == (smallest, toward)
        assert (row.supports, len(row.objections)) == (there["supports"], there["objections"])
    assert not rows
    summary = live.rows("overview")["summary"]
    common = found.common
    assert (len(found.agreed), list(common.toward), list(common.required)) == (
        summary["agreed_rows"], summary["agreed"], summary["required"],
    )  # fmt: skip
    assert [whole - part for whole, part in zip(common.change, common.toward, strict=True)] == summary["apart"]


def check_common(found: Minutes) -> None:
    """The statement moves the hall's line by what is agreed, and each row counts in leaves that make up its amount."""
    common, report = found.common, found.books.report
    moved = [now - was for now, was in zip(common.statement[common.line], report.base[common.line], strict=True)]
    assert moved == list(common.toward)
    for row in found.agreed:
        assert row.agreed is not None
        assert row.verdict is not None
        assert row.agreed.total == row.verdict.smallest
        assert tuple(map(sum, zip(*row.agreed.by_post.values(), strict=True))) == row.agreed.total


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("events", [40, 260])
def test_every_figure_is_the_screens(seed: int, events: int) -> None:
    live = lived(seed, events)
    found = minutes(live)
    check_tables(live, found)
    check_hall(live, found)
    check_common(found)


def test_the_random_days_have_agreement_and_retired_proposals() -> None:
    """Else the test above would show little."""
    days = [minutes(lived(seed, 260)) for seed in SEEDS]
    assert any(day.agreed for day in days)
    assert any(day.not_agreed for day in days)
    assert any(table.retired for day in days for table in day.day.facts.tables)


def test_a_day_that_makes_the_choices_of_the_facit_has_its_sums() -> None:
    """To the krone, and as they are printed."""
    expected = list(scenarios().items())
    live = facit(*(chosen for chosen, _ in expected))
    found = minutes(live)
    for result, (_, lines) in zip(found.tables, expected, strict=True):
        assert {id: list(amounts) for id, amounts in result.table.statement.items()} == lines
    check_tables(live, found)
    check_hall(live, found)
    check_common(found)


@pytest.mark.parametrize("chosen", scenarios())
def test_the_common_budget_of_tables_that_choose_the_same_is_the_facit(chosen: str) -> None:
    """All agree on all of it, so the printed statement is the file's, in thousands."""
    live = facit(chosen, chosen, chosen)
    assert {id: list(amounts) for id, amounts in minutes(live).common.statement.items()} == scenarios()[chosen]
    rows = {row.cells[0].text: [cell.text for cell in row.cells[1:5]] for row in grid(said(live), "common").rows}
    result = scenarios()[chosen]["R11"]
    assert rows["Resultat af ordinær driftsvirksomhed"] == [_thousands(amount) for amount in result]


def _thousands(kroner: int) -> str:
    """By another way than the house's: a decimal rounded half away from zero."""
    whole = int(abs(kroner) / 1000 + 0.5)
    return ("\u2212" if kroner < 0 and whole else "") + f"{whole:,}".replace(",", ".")
