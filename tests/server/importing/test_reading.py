"""Any municipality's files: guessed, mapped, summed up, checked against their own totals. Nothing is half imported."""

from __future__ import annotations

import pytest

from server.importing import Mapping, MappingIsBroken, decode, encode, guess, heads, mappings, read_files
from tests.server.importing.folders import FJORDBAEK

BUDGET = """Budget 2027 i 1.000 kr.;;;;;
Udvalg;Funktion;Tekst;Dranst;Budget 2027;Overslag 2028
Læring;03.22.01;Folkeskoler;1;1.000;(500)
Læring;3.22.05;SFO;1;2.000,4;500-
Læring i alt;;;;3.000;-1.000
Teknik;22811;Vej;1;500,5;0
I alt;;;;3.501;-1.000
"""


def files(text: str) -> dict[str, bytes]:
    return {"budget.csv": text.encode("cp1252")}


def guessed(text: str) -> Mapping:
    mapping = guess(files(text))
    assert mapping is not None
    return mapping


def test_a_budget_nobody_has_mapped_is_guessed_and_read() -> None:
    """Names in the second row, the unit above them, subtotals among the lines, three ways to write a function."""
    reading = read_files(files(BUDGET), guessed(BUDGET))
    assert reading.serious == ()
    assert reading.imported is not None
    lines = reading.imported.budget.lines
    assert [(line.account.function, line.steering_area, line.amounts) for line in lines] == [
        ("03.22.01", "service", (1_000_000, -500_000)),
        ("03.22.05", "service", (2_000_400, -500_000)),
        ("02.28.11", "service", (500_500, 0)),
    ]
    assert [(found.name, found.amounts) for found in reading.understood.committees] == [
        ("Læring", (3_000_400, -1_000_000)),
        ("Teknik", (500_500, 0)),
    ]


def test_a_total_that_is_off_by_rounding_is_shown() -> None:
    """3.000 for 3.000,4 and 3.501 for 3.500,9: the rows count."""
    told = [
        problem for problem in read_files(files(BUDGET), guessed(BUDGET)).problems if problem.code == "total_rounded"
    ]
    assert [(problem.row, problem.cell, problem.about) for problem in told] == [
        (5, "E5", "-400 kr."),
        (7, "E7", "100 kr."),
    ]


def test_a_total_that_does_not_meet_its_rows_stands_in_the_way() -> None:
    """A line that was left out is more than rounding."""
    wrong = BUDGET.replace("Læring i alt;;;;3.000;", "Læring i alt;;;;3.900;")
    reading = read_files(files(wrong), guessed(wrong))
    assert [(problem.code, problem.cell, problem.about) for problem in reading.serious] == [
        ("total_differs", "E5", "3.900.000 / 3.000.400 kr.")
    ]
    assert reading.imported is None


def test_participants_come_by_the_same_road() -> None:
    """Danish words for the groups; a committee by its id or name."""
    text = "Navn;Gruppe;Udvalg;Bord\nP1;Byråd;LAE;1\nP2;MED;læring;\nP3;gæst;;3\n"
    reading = read_files(files(text), guessed(text), {"LAE": "Læring"})
    assert reading.problems == ()
    assert [(person.group, person.home_committee, person.table) for person in reading.people] == [
        ("council", "LAE", 1),
        ("employees", "LAE", 0),
        ("guest", "", 3),
    ]


def test_a_bad_participant_is_told_at_its_cells_and_nobody_comes() -> None:
    text = "Navn;Gruppe;Udvalg;Bord\nP1;Byråd;;1\n;noget;X;900\n"
    reading = read_files(files(text), guessed(text), {"LAE": "Læring"})
    assert [(problem.cell, problem.code) for problem in reading.serious] == [
        ("A3", "required"),
        ("B3", "not_one_of"),
        ("C3", "not_one_of"),
        ("D3", "bad_table"),
    ]
    assert reading.people == ()


def test_statistics_denmarks_nets_are_never_added_to_gross() -> None:
    """BUDK32: TOT alone, neither UE nor I, no totals of main accounts, one unit, one municipality."""
    head = "OMRÅDE;FUNK1;DRANST;ART;PRISENHED;TID;INDHOLD\n"
    rows = [
        f"766;{function};1;{art};{unit};{year};{amount}"
        for year in (2024, 2025)
        for function, art, unit, amount in (
            ("32201", "TOT", "LOBM", 700),
            ("32201", "UE", "LOBM", 800),
            ("32201", "I", "LOBM", -100),
            ("32201", "TOT", "INDL", 15_000),
            ("2201", "TOT", "LOBM", -5),
            ("X3", "TOT", "LOBM", 700),
        )
    ]
    reading = read_files(files(head + "\n".join(rows)))
    assert reading.serious == ()
    assert reading.imported is not None
    assert [(line.account.function, line.amounts) for line in reading.imported.budget.lines] == [
        ("03.22.01", (700_000, 700_000)),
        ("00.22.01", (-5_000, -5_000)),
    ]


def test_two_municipalities_in_one_table_are_told() -> None:
    head = "OMRÅDE;FUNK1;DRANST;ART;PRISENHED;TID;INDHOLD\n"
    reading = read_files(files(head + "766;32201;1;TOT;LOBM;2025;1\n101;32201;1;TOT;LOBM;2025;1\n"))
    assert [
        (problem.code, problem.column, problem.about) for problem in reading.serious if problem.column == "OMRÅDE"
    ] == [("several_kinds", "OMRÅDE", "101, 766")]


def test_every_bundled_mapping_is_its_own_file_again() -> None:
    """What the screen saves is what it loads."""
    assert set(mappings()) == {"bergen", "budk32", "fjordbaek"}
    for mapping in mappings().values():
        assert decode(encode(mapping)) == mapping


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"{", "truncated"),
        (b'{"mapping": "mapping/2", "name": "", "tables": []}', "mapping/2"),
        (b'{"mapping": "mapping/1", "name": "", "tables": [], "extra": 1}', "extra"),
        (
            b'{"mapping": "mapping/1", "name": "", "tables": [{"content": "lines", "columns": {"name": "a"}}]}',
            "amounts",
        ),
        (
            b'{"mapping": "mapping/1", "name": "", "tables": [{"content": "committees", "columns": {"id": "a"}}]}',
            "name",
        ),
        (b'{"mapping": "mapping/1", "name": "", "tables": [{"content": "lines", "columns": {"nmae": "a"}}]}', "nmae"),
    ],
)
def test_a_mapping_is_checked_strictly(data: bytes, says: str) -> None:
    """And says where."""
    with pytest.raises(MappingIsBroken, match=says):
        decode(data)


def test_heads_are_the_first_rows_of_each_sheet() -> None:
    found, problems = heads({file.name: file.read_bytes() for file in FJORDBAEK.glob("udvalg.csv")})
    assert problems == ()
    assert found[0].rows[:2] == (("udvalg_id", "navn"), ("PKO", "Udvalget for Politisk Koordination & Økonomi"))
    assert (found[0].rows_in_all, found[0].width, found[0].delimiter) == (7, 2, ";")
