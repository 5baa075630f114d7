"""The statement in a layout, against sums done by hand, and against Fjordbæk's own figures to the krone."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from domain.table.state import OwnProposal, TableBudget
from projections.presented.desk import Desk, NoSuchLayout
from projections.presented.statement import statement
from tests.domain.budget.layered import BOOKS
from tests.projections.fjordbaek import fjordbaek
from tests.projections.presented.tables import choice, scenario, table_with
from tests.projections.test_scenarios import scenarios

DESK = Desk(BOOKS)
TABLE = table_with(choice("cut", share=50), choice("loan"), choice("mixed"), rates={("income", 2021): 26_000})
"""cut: -17 -17. loan: 0 -51. mixed: 40 41 of service and -90 0 of construction. A point more of 4000: 0 -40."""


@cache
def demo() -> Desk:
    return Desk(fjordbaek())


def rows(desk: Desk, table: TableBudget | None, layout: str) -> dict[str, Any]:
    """By id. Not typed: a test reads parts by name."""
    return {row["id"]: row for row in statement(desk, desk.held(table), layout)}


def totals(desk: Desk, table: TableBudget | None, layout: str) -> dict[str, list[int]]:
    return {id: row["total"] for id, row in rows(desk, table, layout).items()}


def test_PR6_a_statement_adds_up_in_its_layout() -> None:
    """500 + 10 - 5 - 17 = 488 for learning, 100 - 25 + 40 = 115 for the rest; in 2021 510 + 26 - 5 - 17 and so on."""
    assert totals(DESK, TABLE, "short") == {
        "heading": [0, 0],
        "learn": [488, 514],
        "rest": [115, 117],
        "refunded": [-25, -26],
        "service": [603, 631],
        "build": [210, 101],
        "tax": [-1000, -1091],
        "without": [628, 657],
        "all": [-187, -359],
        "cash": [1187, 1546],
    }


def test_PR6_each_row_is_split_into_its_parts() -> None:
    shown = rows(DESK, TABLE, "short")
    parts = {name: shown["learn"][name] for name in ("base", "corrections", "proposals", "taxes")}
    assert parts == {"base": [500, 510], "corrections": [5, 21], "proposals": [-17, -17], "taxes": [0, 0]}
    parts = {name: shown["tax"][name] for name in ("base", "corrections", "proposals", "taxes")}
    assert parts == {"base": [-1000, -1000], "corrections": [0, 0], "proposals": [0, -51], "taxes": [0, -40]}


def test_PR3_a_choice_in_fixed_prices_is_what_it_would_be_if_no_price_rose() -> None:
    """-17 of the cut, 40 of mixed; the loan's -51 / 1.02 = -50, the turned rate's -40 / 1.02 = -39.2; -980 of taxes."""
    shown = rows(DESK, TABLE, "short")
    assert shown["learn"]["fixed"]["proposals"] == [-17, -17]
    assert shown["rest"]["fixed"]["total"] == [115, 115]
    assert shown["tax"]["fixed"] == {
        "base": [-1000, -980],
        "corrections": [0, 0],
        "proposals": [0, -50],
        "taxes": [0, -39],
        "total": [-1000, -1069],
    }
    assert shown["all"]["fixed"]["total"] == [-187, 503 + 115 + 100 - 1069]


def test_PR7_money_at_years_end_gains_with_each_part_and_has_no_fixed_prices() -> None:
    """125 and 313 are left over without corrections: 1125, 1438. 5 and 26 less with them; choices leave 67 and 27."""
    cash = rows(DESK, TABLE, "short")["cash"]
    assert (cash["stock"], cash["drill"], cash["fixed"]) == (True, False, None)
    assert (cash["base"], cash["corrections"]) == ([1125, 1438], [-5, -26])
    assert (cash["proposals"], cash["taxes"]) == ([67, 94], [0, 40])


def test_PR4_an_own_proposal_stands_in_the_rows_of_its_leaf() -> None:
    """It names no account; SERVICE is dranst 1, so it is none of the refunds."""
    own = OwnProposal("B1-1", "Ours", "ROADS", "reduction", "service", (-10, -10), "R10")
    shown = totals(DESK, table_with(own=(own,)), "short")
    assert (shown["rest"], shown["refunded"]) == ([65, 66], [-25, -26])


def test_a_layout_that_is_not_there() -> None:
    with pytest.raises(NoSuchLayout):
        statement(DESK, (), "nowhere")


SAME_AS = {
    "hedensted": "H01 R03 H02 R09 H03 R10 H04 R11 H06 R15 H07 R16 H08 R17 H09 R18 H11 R19 H14 R20",
    "udvalg": "K01 R01 K02 R02 K04 R10 K05 R11 K06 R14 K07 R15 K08 R16 K09 R17 K10 R18 K12 R19 K13 R20",
    "hovedoversigt": "C R10 E R17 F07.62 R02 F07.68 R01 F08 R18 L R20",
}
"""Rows of the layouts that come with it, each followed by the report line it must be."""

EVERY = pytest.mark.parametrize("words", ["", *scenarios()])


def figures(words: str) -> dict[str, list[int]]:
    """Of a scenario as its file has them, or of the base."""
    return scenarios()[words] if words else {id: list(a) for id, a in fjordbaek().report.base.items()}


@EVERY
def test_fjordbaeks_report_is_its_file_to_the_krone(words: str) -> None:
    assert totals(demo(), scenario(words), "report") == figures(words)


@EVERY
@pytest.mark.parametrize("layout", SAME_AS)
def test_every_layout_tells_fjordbaeks_figures_to_the_krone(words: str, layout: str) -> None:
    expected, shown = figures(words), totals(demo(), scenario(words), layout)
    pairs = SAME_AS[layout].split()
    for row, line in zip(pairs[::2], pairs[1::2], strict=True):
        assert shown[row] == expected[line], f"{row} is not {line}"


@EVERY
def test_rows_that_lie_across_report_lines_add_up_to_them(words: str) -> None:
    """Construction and land in one row; what each committee runs; main accounts, with R19 at dranst 1."""
    expected = figures(words)

    def lines(*names: str) -> list[int]:
        return [sum(expected[name][year] for name in names) for year in range(4)]

    printed, committees, ministry = (totals(demo(), scenario(words), layout) for layout in SAME_AS)
    assert printed["H05"] == lines("R12", "R13")
    assert printed["H10"] == lines("R14", "R15", "R16", "R17", "R18")
    running = [amounts for id, amounts in committees.items() if id.startswith("D-")]
    assert [sum(year) for year in zip(*running, strict=True)] == lines("R09")
    building = [amounts for id, amounts in committees.items() if id.startswith("A-")]
    assert [sum(year) for year in zip(*building, strict=True)] == lines("R12", "R13")
    assert ministry["A"] == lines("R09", "R19")
    assert ministry["B"] == lines("R12", "R13")
    assert ministry["D"] == lines("R15", "R16")
    assert ministry["X"] == [0, 0, 0, 0]


def test_a_share_a_shifted_start_and_a_turned_rate_are_what_a_hand_works_out() -> None:
    """R-03: -600 -1.400 -1.400 -1.400 thousand; half of it, a year later: 0 -300 -700 -700 x 1.02 1.041 1.063.

    The rate from 25.4 to 25.6 per cent from 2022 on: 0.2 per cent of 8,720 and 8,960 million, so -17.44 and -17.92
    million; in 2020's prices / 1.041 and / 1.063. 2023 of R-12 is set to -500 thousand: x 1.063 = -531.5 thousand.
    """
    rates = {("indkomstskat", 2022): 25_600, ("indkomstskat", 2023): 25_600}
    table = table_with(choice("R-03", share=50, shift=1), choice("R-12", y2023=-500_000), rates=rates)
    shown, base = rows(demo(), table, "report"), fjordbaek().report.base
    # R-12: -300 -900 -900 thousand, then the set amount
    moved = [-300_000, -306_000 - 918_000, -728_700 - 936_900, -744_100 - 531_500]
    assert shown["R04"]["proposals"] == moved
    assert shown["R04"]["fixed"]["proposals"] == [-300_000, -1_200_000, -1_600_000, -1_200_000]
    assert shown["R11"]["taxes"] == [0, 0, -17_440_000, -17_920_000]
    assert shown["R11"]["fixed"]["taxes"] == [0, 0, -16_753_122, -16_857_949]
    taxes = [0, 0, -17_440_000, -17_920_000]
    assert shown["R11"]["total"] == [b + m + t for b, m, t in zip(base["R11"], moved, taxes, strict=True)]
    assert shown["R21"]["taxes"] == [0, 0, 17_440_000, 35_360_000]
