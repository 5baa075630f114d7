"""Taxes as base x rate, and lines that follow from the assumptions (MO8, MO9). Reads no file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.budget.documents import Assumptions, Budget, LineAmounts, Quantity, Tax
from domain.budget.report import Report
from domain.budget.tree import ReportIsBroken
from domain.proposals.relations import RelationsAreBroken
from tests.domain.books import BOOKS, books_of, proposal
from tests.domain.budget.small import ASSUMPTIONS, BUDGET

BASES = (3937, 4000, 4100, 4200)
"""Kroner: at 25.4 per cent 999.998, 1016, 1041.4 and 1066.8."""
RATED = replace(
    ASSUMPTIONS,
    quantities=(
        *ASSUMPTIONS.quantities,
        Quantity("base", "Base", "kr.", BASES),
        Quantity("rate", "Rate", "1/1000 pct.", (25_400,)),
    ),
)
TAX = Tax("income", "Income tax", "taxes", "base", "rate", "pct", (0, 0, 0, -7))


def taxed(tax: Tax = TAX, assumptions: Assumptions = RATED) -> Report:
    return Report(replace(BUDGET, taxes=(tax,)), assumptions)


def test_MO8_a_tax_is_its_remainder_less_base_times_rate() -> None:
    """Rounded once a year; the line's own -1000 counts no more."""
    report = taxed()
    assert report.base["TAX"] == (-1000, -1016, -1041, -1074)
    assert report.base["RESULT"] == (-500, -506, -520, -542)


def test_MO8_a_turned_rate_changes_the_line_by_the_difference() -> None:
    """26.0 per cent of 4000 is 1040; years that are not named keep their rate, and the remainder stays."""
    assert taxed().taxes["income"].turned({2021: 26_000, 2023: 25_000}) == (0, -24, 0, 17)


def test_MO8_a_promille_is_a_tenth_of_a_per_cent() -> None:
    land = replace(TAX, unit="promille", remainder=(0, 0, 0, 0))
    assert taxed(land).base["TAX"] == (-100, -102, -104, -107)


@pytest.mark.parametrize(
    "tax",
    [
        replace(TAX, line="nowhere"),
        replace(TAX, line="schools"),
        replace(TAX, base="nothing"),
        replace(TAX, rate="nothing"),
        replace(TAX, remainder=(0,)),
    ],
)
def test_MO7_a_tax_that_names_what_is_not_there_is_not_loaded(tax: Tax) -> None:
    with pytest.raises(ReportIsBroken):
        taxed(tax)


def test_MO7_a_tax_stands_once() -> None:
    with pytest.raises(ReportIsBroken, match="twice"):
        Report(replace(BUDGET, taxes=(TAX, TAX)), RATED)


def test_MO9_the_assumptions_may_give_a_lines_amounts() -> None:
    """Before the price index, which still applies; what the budget lacks is passed over."""
    given = (LineAmounts("schools", (600, 600, 600, 600)), LineAmounts("moon", (1, 1, 1, 1)))
    report = Report(BUDGET, replace(ASSUMPTIONS, amounts=given))
    assert report.base["SERVICE"] == (600, 612, 625, 638)


def test_MO9_a_tax_goes_before_them() -> None:
    given = replace(RATED, amounts=(LineAmounts("taxes", (-1, -1, -1, -1)),))
    assert taxed(assumptions=given).base["TAX"] == taxed().base["TAX"]


def test_MO9_a_set_that_reaches_further_than_the_budget_gives_the_budgets_years() -> None:
    longer = replace(
        ASSUMPTIONS,
        years=(2019, *ASSUMPTIONS.years),
        indices=tuple(replace(index, thousandths=(980, *index.thousandths)) for index in ASSUMPTIONS.indices),
        amounts=(LineAmounts("schools", (1, 600, 600, 600, 600)),),
    )
    budget: Budget = BUDGET
    assert Report(budget, longer).base["SERVICE"][0] == 600


def test_MO7_a_tax_and_a_proposal_of_one_name_are_not_loaded_together() -> None:
    """What drives a limit is named by either, and one would hide the other."""
    name = BOOKS.budget.taxes[0].id
    with pytest.raises(RelationsAreBroken, match=name):
        books_of((proposal(name, (-1, -1, -1, -1)),))
