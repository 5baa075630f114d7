"""Fjordbæk's files, and its expected results to the krone."""

from __future__ import annotations

from domain.budget.documents import Amounts
from domain.budget.report import Report
from domain.proposals.relations import Relations
from domain.proposals.selection import shares_of, statement_of
from tests.server.importing.folders import FJORDBAEK, fjordbaek, rows_of

IMPORTED = fjordbaek()
REPORT = Report(IMPORTED.budget, IMPORTED.assumptions)
RELATIONS = Relations(IMPORTED.catalogue)


def _scenarios() -> dict[str, dict[str, Amounts]]:
    """Choice as written in the file -> report line -> kroner."""
    scenarios: dict[str, dict[str, Amounts]] = {}
    for _, chosen, line, _, *amounts in rows_of(FJORDBAEK / "scenarier_facit.csv")[1:]:
        scenarios.setdefault(chosen, {})[line] = tuple(map(int, amounts))
    return scenarios


def test_the_base_is_right_to_the_krone() -> None:
    """Every line of resultatopgoerelse_basis.csv, by its name, in its order."""
    expected = [
        (id, name, tuple(map(int, amounts)))
        for id, name, *amounts in rows_of(FJORDBAEK / "resultatopgoerelse_basis.csv")[1:]
    ]
    assert len(expected) == 22
    assert [(line.id, line.name, REPORT.base[line.id]) for line in REPORT.lines] == expected


def test_all_three_scenarios_are_right_to_the_krone() -> None:
    """A cautious table, a table for welfare, and one that takes proposals in part."""
    scenarios = _scenarios()
    assert len(scenarios) == 3
    for chosen, expected in scenarios.items():
        words = [word.partition("=") for word in chosen.split()]
        whole = [id for id, _, share in words if not share]
        shares = shares_of(whole, {id: int(share) for id, _, share in words if share}, RELATIONS)
        assert statement_of(shares, RELATIONS, REPORT) == expected, chosen


def test_everything_in_the_files_is_there() -> None:
    """148 operating lines, 16 of construction and land, 9 of income, 6 of finance; 49 proposals."""
    budget = IMPORTED.budget
    assert (len(budget.lines), len(IMPORTED.catalogue.proposals)) == (148 + 16 + 9 + 6, 49)
    assert (len(budget.committees), len(budget.policy_areas), budget.years) == (6, 19, (2020, 2021, 2022, 2023))


def test_thousands_in_the_files_are_kroner_in_the_documents() -> None:
    """Line D027 and proposal R-03 as they stand in the files, times 1,000."""
    schools = next(line for line in IMPORTED.budget.lines if line.id == "D027")
    assert (schools.account.function, schools.post, schools.index) == ("03.22.01", "R04", "pl_service")
    assert schools.amounts == (362_252_000, 360_713_000, 359_174_000, 357_327_000)
    camps = RELATIONS.get("R-03")
    assert camps.postings[0].amounts == (-600_000, -1_400_000, -1_400_000, -1_400_000)
    assert camps.posts.hundredths == (-100, -240, -240, -240)
    assert (camps.type, camps.category, camps.scalable, camps.lasting) == ("reduction", "operating", True, True)


def test_every_category_counts_in_its_line() -> None:
    """anlæg R12, jord R13, skat R01, lån R18, afdrag R17; transfers take their own index."""
    where = {
        id: (RELATIONS.get(id).postings[0].post, RELATIONS.get(id).postings[0].index) for id in RELATIONS.proposals
    }
    assert where["A-22"] == ("R12", "pl_anlaeg")
    assert where["F-05"] == ("R13", "pl_anlaeg")
    assert where["F-01"] == ("R01", "")
    assert where["F-06"] == ("R18", "")
    assert where["F-07"] == ("R17", "")
    assert where["E-08"] == ("R05", "pl_overfoersler")
    assert where["U-05"] == ("R04", "pl_service")


def test_the_joined_pairs_are_those_of_the_settled_questions() -> None:
    """settled.md 19 names four."""
    pairs = {RELATIONS.joined(id) for id in RELATIONS.proposals if len(RELATIONS.joined(id)) > 1}
    assert {frozenset(pair) for pair in pairs} == {
        frozenset(pair) for pair in (("R-02", "A-21"), ("E-02", "A-22"), ("E-06", "A-23"), ("F-06", "F-07"))
    }
    assert RELATIONS.required("F-06") == ("E-06", "A-23", "F-06", "F-07")


def test_the_earliest_start_is_read() -> None:
    """R-14 and A-24 begin in 2021."""
    assert {id for id in RELATIONS.proposals if RELATIONS.get(id).earliest_start == 2021} == {
        "R-01",
        "R-02",
        "R-14",
        "A-24",
    }


def test_quantities_are_whole_numbers_in_their_unit() -> None:
    """Inhabitants as they are, thousand kroner as kroner, 25.4 per cent as 25,400 thousandths."""
    quantities = {quantity.id: quantity for quantity in IMPORTED.assumptions.quantities}
    assert quantities["folketal_1_januar"].values == (46_700, 46_900, 47_120, 47_340)
    assert quantities["likvid_ultimo_foregaaende"].values == (96_000_000,)
    assert quantities["udskrivningsgrundlag"].values[0] == 8_240_000_000
    assert (quantities["udskrivningsprocent"].values[0], quantities["udskrivningsprocent"].unit) == (
        25_400,
        "1/1000 pct.",
    )
    assert quantities["serviceramme_teknisk"].values[3] == 2_238_576_000
    assert quantities["indbyggere_80+"].values == (2310, 2445, 2590, 2770)


def test_a_tables_own_proposal_finds_its_line() -> None:
    """The default is service; no rule leads to taxes or loans."""
    assert REPORT.area(IMPORTED.budget.default_steering_area, "LAE").post == "R04"
    assert {area.post for area in IMPORTED.budget.steering_areas}.isdisjoint({"R01", "R02", "R10", "R17", "R18"})
