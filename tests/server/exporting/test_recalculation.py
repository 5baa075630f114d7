"""An independent engine, asked to work the workbook out, comes to the krone where we do."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from domain.budget.documents import Tax
from domain.proposals.catalogue import Posting
from server.importing import Imported
from tests.server.exporting.days import choice, exported, table
from tests.server.exporting.fuldby import ASSUMPTIONS, BUDGET, CATALOGUE, FULDBY, proposal
from tests.server.exporting.recalculation import Recalculated
from tests.server.importing.folders import FJORDBAEK, bergen, fjordbaek, needs_bergen
from tests.server.web.test_scenarios import scenarios


def differing(found: Recalculated) -> list[str]:
    formulas = list(found.formulas())
    assert formulas, "nothing was compared"
    return [str(formula) for formula in formulas if formula.ours != formula.theirs]


def test_the_base_comes_out_to_the_krone(tmp_path: Path) -> None:
    with (FJORDBAEK / "resultatopgoerelse_basis.csv").open(encoding="utf-8-sig", newline="") as file:
        expected = {
            row["post_id"]: [int(row[year]) for year in ("b2020", "bo2021", "bo2022", "bo2023")]
            for row in csv.DictReader(file, delimiter=";")
        }
    found = Recalculated(exported(fjordbaek()), tmp_path)
    assert len(expected) == 22
    assert found.block("Basisbudget") == expected
    assert differing(found) == []


@pytest.mark.parametrize("name", scenarios())
def test_a_scenario_comes_out_to_the_krone(tmp_path: Path, name: str) -> None:
    choices, expected = scenarios()[name]
    chosen = [choice(id, int(share or 100)) for id, _, share in (word.partition("=") for word in choices.split())]
    found = Recalculated(exported(fjordbaek(), table(1, *chosen)), tmp_path)
    assert found.block("Bord 1") == expected
    assert differing(found) == []


def test_shares_moved_starts_and_set_amounts_come_out_as_worked_out_by_hand(tmp_path: Path) -> None:
    """E-1 at 33 % and a year later: -101 x 1,020 x 0,33 = -33,9966, -203 x 1,041 x 0,33 = -69,73659,
    -307 x 1,063 x 0,33 = -107,69253. Its 2029 is set to -500, x 1,041 = -520,5, away from zero."""
    found = Recalculated(exported(FULDBY, table(1, choice("E-1", 33, 1, amounts={2029: -500}))), tmp_path)
    base, after = found.block("Basisbudget"), found.block("Bord 1")
    assert [now - was for now, was in zip(after["S"], base["S"], strict=True)] == [0, -34, -521, -108]
    assert differing(found) == []


def test_several_postings_are_rounded_as_a_whole_and_spread(tmp_path: Path) -> None:
    """D-1 at 50 % in 2027: -25,5 then +8,5 then -1. So far -26, then -17 - -26 = 9, then -18 - -17 = -1."""
    found = Recalculated(exported(FULDBY, table(1, choice("D-1", 50))), tmp_path)
    base, after = found.block("Basisbudget"), found.block("Bord 1")
    assert after["S"][0] - base["S"][0] == -27
    assert after["V"][0] - base["V"][0] == 9
    assert differing(found) == []


def test_a_set_amount_is_spread_as_the_base_is_or_stands_first_where_that_is_zero(tmp_path: Path) -> None:
    """N-1 adds up to zero, so all of its 100 x 1,020 is on service."""
    chosen = (choice("N-1", amounts={2028: 100}), choice("T-1"), choice("D-1", 100, 0, amounts={2028: -77, 2030: 60}))
    found = Recalculated(exported(FULDBY, table(1, *chosen[:2]), table(2, chosen[2])), tmp_path)
    base, after = found.block("Basisbudget"), found.block("Bord 1")
    assert after["S"][1] - base["S"][1] == 102
    assert after["V"][1] == base["V"][1]
    assert differing(found) == []


def test_a_tax_is_masked_and_not_moved(tmp_path: Path) -> None:
    found = Recalculated(exported(FULDBY, table(1, choice("T-1", 100, 2))), tmp_path)
    base, after = found.block("Basisbudget"), found.block("Bord 1")
    assert [now - was for now, was in zip(after["SKAT"], base["SKAT"], strict=True)] == [0, 0, -42, -43]


def test_a_turned_tax_rate_comes_out_as_worked_out_by_hand(tmp_path: Path) -> None:
    """25,4 pct. of 4.100 is 1.041,4; of 4.203 1.067,562. 26,0 pct. is 1.066 and 1.092,78: -25 and -25."""
    turned = table(1, choice("E-1"), rates={"indkomst": {2028: 26_000, 2029: 26_000}})
    found = Recalculated(exported(FULDBY, turned), tmp_path)
    base, after = found.block("Basisbudget"), found.block("Bord 1")
    assert [now - was for now, was in zip(after["SKAT"], base["SKAT"], strict=True)] == [0, -25, -25, 0]
    assert base["SKAT"] == [5 - 1_016 - 10, -1_041 - 20, -1_068 - 30, -1 - 1_094 - 40]
    assert differing(found) == []


def test_a_tax_in_promille_too(tmp_path: Path) -> None:
    tax = replace(BUDGET.taxes[0], unit="promille")
    assert isinstance(tax, Tax)
    imported = Imported(replace(BUDGET, taxes=(tax,)), CATALOGUE, ASSUMPTIONS)
    found = Recalculated(exported(imported, table(1, rates={"indkomst": {2030: 34_000}})), tmp_path)
    assert found.block("Bord 1")["SKAT"][3] == -1 - 146 - 40
    assert differing(found) == []


def test_an_own_proposal_counts_in_its_tables_statement(tmp_path: Path) -> None:
    own = proposal("1:1", Posting("S", "løn", (-1_000, -1_000, -1_000, -1_000)))
    found = Recalculated(exported(FULDBY, table(1, choice("1:1", 50, 1), own=(own,)), table(2)), tmp_path)
    base, after = found.block("Basisbudget"), found.block("Bord 1")
    assert [now - was for now, was in zip(after["S"], base["S"], strict=True)] == [0, -510, -521, -532]
    assert found.block("Bord 2") == base
    assert differing(found) == []


@needs_bergen
def test_bergens_budget_comes_out_to_the_krone(tmp_path: Path) -> None:
    ids = [each.id for each in bergen().catalogue.proposals]
    found = Recalculated(exported(bergen(), table(1, *map(choice, ids))), tmp_path)
    assert found.block("Bord 1")["R"] == [-490, -627, -489, -539]
    assert differing(found) == []


def test_what_a_person_changes_in_excel_is_felt_to_the_bottom_line(tmp_path: Path) -> None:
    """And the comparison can fail: the engine works out what stands in the cells, not what we wrote beside them."""
    found = Recalculated(exported(FULDBY, table(1, choice("E-1"))), tmp_path)
    before, base = found.block("Bord 1"), found.block("Basisbudget")
    grid = found.grids["Linjer"]
    row = next(place for place, cells in enumerate(grid, start=1) if cells[0] == "2")
    found.put("Linjer", row, grid[3].index("Beløb 2027") + 1, "600")
    assert found.block("Basisbudget")["R"][0] == base["R"][0] + 100
    assert found.block("Bord 1")["KASSE"][3] == before["KASSE"][3] - 100
    assert differing(found)
    share = found.grids["Bord 1"][3].index("Andel, pct.") + 1
    found.put("Bord 1", 5, share, "0")
    assert found.block("Bord 1")["S"] == found.block("Basisbudget")["S"]
