"""How a table's budget stands to its limits, worked out by hand: their bounds stand in `tests.domain.books`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from domain.books import Books
from domain.budget.documents import Amounts
from domain.budget.report import Report
from domain.table.events import (
    AmountSet,
    AppropriationNamed,
    OwnProposalAdded,
    ProposalChosen,
    ProposalRanked,
    ProposalWithdrawn,
    ShareSet,
    TaxRateSet,
)
from tests.domain.books import ASSUMPTIONS, BUDGET, CATALOGUE, PROPOSALS, YEARS, books_of, proposal
from tests.projections.live import Live, opened

HOURS = ProposalChosen(1, "hours", 100, 0, CATALOGUE)
"""-600, -1,400, -1,400, -1,400 in SERVICE."""


def own(number: int, *amounts: int, area: str = "CLUBS") -> tuple[OwnProposalAdded, ProposalChosen]:
    id = f"B1-{number}"
    added = OwnProposalAdded(1, id, "A pool", "LEARN", "expansion", "service", amounts, area)
    return added, ProposalChosen(1, id, 100, 0, "")


def limits(live: Live) -> dict[str, dict[str, Any]]:
    return {key[6:]: row for key, row in live.rows("table/1").items() if key.startswith("limit/")}


def test_LI6_a_table_without_choices_shows_how_the_base_stands() -> None:
    """Nothing saved yet, and nobody drives it: the base is where it starts."""
    held = limits(opened(1))
    assert {id: row["state"] for id, row in held.items()} == {
        "law": "met", "frame": "met", "saving": "breached", "reserve": "met",
    }  # fmt: skip
    assert held["saving"] == {
        "limit": "saving", "kind": "target", "line": "RESULT", "state": "breached", "value": [0] * 4,
        "bound": [-1_000] * 4, "off": [1_000] * 4, "drivers": [],
    }  # fmt: skip
    assert held["law"] == {
        "limit": "law", "kind": "law", "line": "CASH", "state": "met", "value": [1_000_000] * 4, "bound": [0] * 4,
        "off": [0] * 4, "drivers": [],
    }  # fmt: skip


def test_LI6_at_most_is_driven_by_what_pushes_up() -> None:
    """2,400 in 2020 where 2,000 may be; `hours` pulls the right way and is not blamed."""
    held = limits(opened(1).tell(HOURS).tell(*own(1, 3_000, 0, 0, 0)))
    assert held["frame"] == {
        "limit": "frame", "kind": "frame", "line": "SERVICE", "state": "breached",
        "value": [2_400, -1_400, -1_400, -1_400],
        "bound": [2_000] * 4, "off": [400, 0, 0, 0], "drivers": [{"proposal": "B1-1", "amounts": [3_000, 0, 0, 0]}],
    }  # fmt: skip
    assert held["saving"]["off"] == [3_400, 0, 0, 0]
    assert held["law"]["state"] == "met"


def test_LI6_at_least_is_driven_by_what_pushes_down_and_cash_is_moved_for_good() -> None:
    """Cash 997,600, 999,000, 1,000,400 and 1,001,800: only the first year is below 999,000."""
    held = limits(opened(1).tell(HOURS).tell(*own(1, 3_000, 0, 0, 0)))
    assert held["reserve"]["value"] == [997_600, 999_000, 1_000_400, 1_001_800]
    assert held["reserve"]["off"] == [1_400, 0, 0, 0]
    assert held["reserve"]["drivers"] == [{"proposal": "B1-1", "amounts": [-3_000] * 4}]


def test_LI6_the_strongest_go_first_a_turned_tax_among_them() -> None:
    """A tenth of a per cent less is 1,000 in 2020. In the years that are off: 2,500, 1,000 and 700."""
    live = opened(1).tell(*own(1, 700, 0, 0, 9_000)).tell(TaxRateSet(1, "income", 2020, 24_900))
    live.tell(*own(2, 0, 2_500, 0, -20_000))
    held = limits(live)["saving"]
    assert held["value"] == [1_700, 2_500, 0, -11_000]
    assert held["off"] == [2_700, 3_500, 1_000, 0]
    assert held["drivers"] == [
        {"proposal": "B1-2", "amounts": [0, 2_500, 0, -20_000]},
        {"proposal": "income", "amounts": [1_000, 0, 0, 0]},
        {"proposal": "B1-1", "amounts": [700, 0, 0, 9_000]},
    ]


def test_LI6_five_are_named_and_equals_by_their_number() -> None:
    live = opened(1)
    for number, amount in enumerate((10, 30, 20, 30, 50, 40), 1):
        live.tell(*own(number, amount, 0, 0, 0))
    assert [driver["proposal"] for driver in limits(live)["saving"]["drivers"]] == [
        "B1-5", "B1-6", "B1-2", "B1-4", "B1-3",
    ]  # fmt: skip


def test_LI6_drivers_follow_every_edit_of_what_they_name() -> None:
    live = opened(1).tell(*own(1, 3_000, 0, 0, 0))
    assert limits(live)["frame"]["drivers"] == [{"proposal": "B1-1", "amounts": [3_000, 0, 0, 0]}]
    assert limits(live.tell(ShareSet(1, "B1-1", 80)))["frame"]["drivers"][0]["amounts"] == [2_400, 0, 0, 0]
    live.tell(AmountSet(1, "B1-1", 2021, 9_000, ""))
    assert limits(live)["frame"]["drivers"] == [{"proposal": "B1-1", "amounts": [2_400, 9_000, 0, 0]}]
    assert limits(live.tell(ProposalWithdrawn(1, "B1-1")))["frame"]["drivers"] == []


def test_LI6_an_edit_works_out_what_it_changed_and_no_other_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table's statement, and the one effect that is another: however many choices stand beyond the limit."""
    live = opened(1)
    for number in range(1, 21):
        live.tell(*own(number, number, 0, 0, 0))
    live.rows("table/1")
    asked: list[Mapping[str, Sequence[int]]] = []
    moves = Report.moves

    def counted(
        self: Report, changes: Mapping[str, Sequence[int]], since: dict[str, Amounts] | None = None
    ) -> dict[str, Sequence[int]]:
        asked.append(changes)
        return moves(self, changes, since)

    monkeypatch.setattr(Report, "moves", counted)
    live.tell(ShareSet(1, "B1-7", 50))
    assert limits(live)["saving"]["state"] == "breached"
    assert len(asked) == 2
    assert all(len(changes) == 1 for changes in asked)


def test_LI4_a_law_that_is_not_kept_marks_the_budget_and_a_frame_does_not() -> None:
    """1,000,001 spent leaves one krone less than nothing; exactly nothing is not above zero either."""
    live = opened(1).tell(*own(1, 1_000_001, -1, 0, -1))
    rows = live.rows("table/1")
    assert rows["limit/law"]["off"] == [2, 1, 1, 0]
    assert rows["law"] == {
        "deliverable": False,
        "breaches": [
            {"line": "CASH", "year": 2020, "amount": -1},
            {"line": "CASH", "year": 2021, "amount": 0},
            {"line": "CASH", "year": 2022, "amount": 0},
        ],
        "unnamed": [],
    }
    assert live.rows("hall")["table/1"]["deliverable"] is False
    live.tell(ShareSet(1, "B1-1", 50))
    rows = live.rows("table/1")
    assert (rows["limit/law"]["state"], rows["limit/frame"]["state"]) == ("met", "breached")
    assert rows["law"] == {"deliverable": True, "breaches": [], "unnamed": []}
    assert live.rows("hall")["table/1"]["deliverable"] is True


def test_LI4_a_line_that_must_be_positive_and_has_a_law_is_told_once() -> None:
    strict = replace(BUDGET, report=(*BUDGET.report[:-1], replace(BUDGET.report[-1], must_be_positive=True)))
    live = opened(1, books=books_of(PROPOSALS, strict)).tell(*own(1, 1_000_000, 0, 0, 0))
    assert [breach["year"] for breach in live.rows("table/1")["law"]["breaches"]] == list(YEARS)


def test_LI5_an_amendment_names_its_appropriation() -> None:
    live = opened(1).tell(*own(1, 5, 5, 5, 5, area=""))
    assert live.rows("table/1")["law"] == {"deliverable": False, "breaches": [], "unnamed": ["B1-1"]}
    assert live.rows("hall")["table/1"]["deliverable"] is False
    live.tell(AppropriationNamed(1, "B1-1", "CLUBS"))
    assert live.rows("table/1")["law"]["unnamed"] == []
    assert live.rows("hall")["table/1"]["deliverable"] is True
    live.tell(AppropriationNamed(1, "B1-1", "")).tell(ProposalWithdrawn(1, "B1-1"))
    assert live.rows("table/1")["law"]["unnamed"] == []


def test_LI5_an_amendment_names_its_amount() -> None:
    """In some year; two leaves that cancel each other are two amounts."""
    live = opened(1).tell(*own(1, 0, 0, 0, 0))
    assert live.rows("table/1")["law"]["unnamed"] == ["B1-1"]
    live.tell(AmountSet(1, "B1-1", 2022, -5, ""))
    assert live.rows("table/1")["law"]["unnamed"] == []
    moving = proposal("move", (5, 5, 5, 5))
    moving = replace(moving, postings=(moving.postings[0], replace(moving.postings[0], post="TAX", amounts=(-5,) * 4)))
    live = opened(1, books=books_of((*PROPOSALS, moving))).tell(ProposalChosen(1, "move", 100, 0, CATALOGUE))
    assert live.rows("table/1")["law"]["unnamed"] == []


def test_LI5_one_of_the_catalogue_names_a_function_or_a_policy_area_of_this_budget() -> None:
    nameless, elsewhere, area = (
        replace(proposal(id, (5, 5, 5, 5), function=""), policy_area=policy_area)
        for id, policy_area in (("nameless", ""), ("elsewhere", "MOON"), ("area", "SCHOOLS"))
    )
    live = opened(1, books=books_of((*PROPOSALS, nameless, elsewhere, area)))
    live.tell(*(ProposalChosen(1, id, 100, 0, CATALOGUE) for id in ("nameless", "area", "elsewhere", "hours")))
    assert live.rows("table/1")["law"]["unnamed"] == ["nameless", "elsewhere"]
    live.tell(ProposalRanked(1, "elsewhere", 1))
    assert live.rows("table/1")["law"]["unnamed"] == ["nameless", "elsewhere"], "in the order they were chosen"


def test_LI2_a_limit_that_the_assumptions_do_not_know_is_not_shown() -> None:
    unknown = replace(ASSUMPTIONS, quantities=tuple(q for q in ASSUMPTIONS.quantities if q.id != "frame"))
    live = opened(1, books=Books.of(BUDGET, books_of(PROPOSALS).catalogue, unknown, CATALOGUE))
    assert sorted(limits(live)) == ["law", "reserve", "saving"]
