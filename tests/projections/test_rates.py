"""Turned tax rates and what they change, worked out by hand: the tax bases stand in `tests.domain.books`."""

from __future__ import annotations

from domain.table.events import ProposalChosen, ProposalWithdrawn, TaxRateCleared, TaxRateSet
from domain.workshop.events import TargetSet
from tests.domain.books import CATALOGUE
from tests.projections.live import opened
from tests.projections.test_table_rows import recents

DEARER = (TaxRateSet(1, "income", 2022, 25_100), TaxRateSet(1, "income", 2023, 25_100))
"""0.1 per cent of 1,040,000 and of 1,060,000 more: 1,040 and 1,060 kroner."""


def test_a_turned_rate_stands_beside_the_budgets_own_and_says_whose_it_is() -> None:
    live = opened(1).tell(*DEARER)
    rows = live.rows("table/1")
    assert rows["rate/income/2023"] == {
        "tax": "income", "year": 2023, "rate": 25_100, "base_rate": 25_000, "by": "p:one", "seq": live.workshop.seq,
    }  # fmt: skip
    assert rows["rate/income/2022"]["seq"] == live.workshop.seq - 1
    assert "rate/income/2021" not in rows


def test_what_a_turned_rate_brings_moves_the_statement_and_the_target() -> None:
    """Money in is minus; cash has it from that year on."""
    live = opened(1, 2).tell(TargetSet(0, "RESULT", 2023, -2_000), actor="f:1").tell(*DEARER)
    rows = live.rows("table/1")
    assert rows["turned/income"] == {
        "tax": "income", "effect": [0, 0, -1_040, -1_060], "toward": [0, 0, -1_040, -1_060],
    }  # fmt: skip
    assert rows["result/TAX"]["change"] == rows["result/RESULT"]["change"] == [0, 0, -1_040, -1_060]
    assert rows["result/SERVICE"]["change"] == [0, 0, 0, 0]
    assert rows["result/CASH"]["change"] == [0, 0, 1_040, 2_100]
    assert (rows["standing/RESULT/2023"]["missing"], rows["headline"]["missing"]) == (940, 940)
    assert live.rows("hall")["table/1"]["achieved"] == [0, 0, -1_040, -1_060]
    assert live.rows("table/2")["result/RESULT"]["change"] == [0, 0, 0, 0]


def test_two_taxes_and_a_choice_add_up() -> None:
    """A promille less of 500,000 in 2023 costs 500; `hours` saves 1,400 there."""
    live = opened(1).tell(*DEARER).tell(TaxRateSet(1, "property", 2023, 19_000))
    rows = live.tell(ProposalChosen(1, "hours", 100, 0, CATALOGUE)).rows("table/1")
    assert rows["turned/property"]["effect"] == [0, 0, 0, 500]
    assert rows["result/TAX"]["change"] == [0, 0, -1_040, -560]
    assert rows["result/RESULT"]["change"] == [-600, -1_400, -2_440, -1_960]


def test_only_what_counts_in_the_targets_line_is_toward_it() -> None:
    live = opened(1).tell(TargetSet(0, "SERVICE", 2022, -1), actor="f:1").tell(*DEARER)
    assert live.rows("table/1")["turned/income"]["toward"] == [0, 0, 0, -1_060], "2023 has the budget's own target line"


def test_a_cleared_rate_is_gone_with_all_that_it_changed() -> None:
    live = opened(1).tell(*DEARER)
    before = live.rows("table/1")
    rows = live.tell(TaxRateCleared(1, "income", 2022)).rows("table/1")
    assert "rate/income/2022" not in rows
    assert rows["turned/income"]["effect"] == [0, 0, 0, -1_060]
    rows = live.tell(TaxRateCleared(1, "income", 2023)).rows("table/1")
    assert not {"rate/income/2023", "turned/income"} & rows.keys()
    assert rows["result/RESULT"]["change"] == [0, 0, 0, 0]
    assert {"rate/income/2023", "turned/income"} <= before.keys()


def test_the_latest_edits_tell_the_tax_the_year_and_the_rates() -> None:
    live = opened(1).tell(*DEARER).tell(TaxRateSet(1, "income", 2023, 25_300)).tell(TaxRateCleared(1, "income", 2023))
    live.tell(ProposalChosen(1, "tax", 100, 0, CATALOGUE)).tell(ProposalWithdrawn(1, "tax"))
    told = [
        (row["what"], row.get("tax"), row.get("proposal"), row.get("year"), row.get("before"), row.get("after"))
        for row in recents(live.rows("table/1"))
    ]
    assert told == [
        ("table.tax_rate_set", "income", None, 2022, None, 25_100),
        ("table.tax_rate_set", "income", None, 2023, None, 25_100),
        ("table.tax_rate_set", "income", None, 2023, 25_100, 25_300),
        ("table.tax_rate_cleared", "income", None, 2023, 25_300, None),
        ("table.proposal_chosen", None, "tax", None, None, 100),
        ("table.proposal_withdrawn", None, "tax", None, 100, None),
    ]


def test_a_turned_tax_that_the_budget_does_not_have_changes_nothing_and_stops_nothing() -> None:
    rows = opened(1).tell(TaxRateSet(1, "dogs", 2023, 5)).rows("table/1")
    assert not [key for key in rows if "dogs" in key]
    assert rows["result/RESULT"]["change"] == [0, 0, 0, 0]
