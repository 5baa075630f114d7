"""What a mapping can say of a table, each shown on a small file: where its columns are, what blanks mean."""

from __future__ import annotations

from io import BytesIO

import msgspec
import pytest
from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has hints, but does not say so (no py.typed)

from domain.budget.documents import Budget
from server.importing import Mapping, guess, read_files
from tests.server.importing.broken.case import mapping_of

USUAL = {"committee_name": "Udvalg", "function": "Funktion", "name": "Tekst"}


def budget(text: str, mapping: Mapping) -> Budget:
    reading = read_files({"budget.csv": text.encode()}, mapping)
    assert reading.serious == ()
    assert reading.imported is not None
    return reading.imported.budget


def problems(text: str, mapping: Mapping) -> list[tuple[str, str]]:
    return [(problem.code, problem.cell) for problem in read_files({"budget.csv": text.encode()}, mapping).serious]


def test_a_column_may_be_named_by_its_letter() -> None:
    """Where nothing stands above it, or the same twice."""
    text = "Udvalg;Tekst;Tekst;;Budget 2027;Overslag 2028\nTeknik;Fælles;Vejvedligehold;02.28.11;5;6\n"
    columns = {"committee_name": "@A", "name": "@C", "function": "@D"}
    [line] = budget(text, mapping_of(columns=columns)).lines
    assert (line.name, line.account.function, line.amounts) == ("Vejvedligehold", "02.28.11", (5_000, 6_000))


def test_a_bad_cell_of_a_column_without_a_name_is_told_by_its_letter() -> None:
    text = "Udvalg;Tekst;;Budget 2027;Overslag 2028\nTeknik;Vej;skole;5;6\n"
    reading = read_files({"budget.csv": text.encode()}, mapping_of(columns={"name": "Tekst", "function": "@C"}))
    assert [(problem.column, problem.cell) for problem in reading.serious] == [("@C", "C2")]


def test_a_sheet_without_names_is_read_by_letters_alone() -> None:
    """A row a year then, since no name can say the year."""
    text = "02.28.11;Vej;2027;5\n02.28.11;Vej;2028;6\n"
    mapping = mapping_of(
        header=0, columns={"function": "@A", "name": "@B"}, amounts={"year": "@C", "amount": "@D", "unit": 1000}
    )
    [line] = budget(text, mapping).lines
    assert (line.name, line.amounts) == ("Vej", (5_000, 6_000))


FILLED = """Udvalg;Funktion;Tekst;Budget 2027;Overslag 2028
Læring;03.22.01;Folkeskoler;1;1
;03.22.05;SFO;2;2
Teknik;02.28.11;Vej;3;3
;;Belægning;4;4
"""


def test_a_blank_cell_may_mean_what_stands_above() -> None:
    """Of the fields that the mapping names, and no others: a line may lack its function."""
    lines = budget(FILLED, mapping_of(columns=USUAL, fill_down=["committee_name", "function"])).lines
    assert [(line.committee, line.account.function) for line in lines] == [
        ("laering", "03.22.01"),
        ("laering", "03.22.05"),
        ("teknik", "02.28.11"),
        ("teknik", "02.28.11"),
    ]


def test_a_blank_cell_is_a_problem_where_nothing_says_what_it_means() -> None:
    assert problems(FILLED, mapping_of(columns=USUAL, fill_down=["function"])) == [
        ("required", "A3"),
        ("required", "A5"),
    ]


TWICE = """Udvalg;Funktion;Tekst;Budget 2027;Overslag 2028
Læring;03.22.01;Løn;100;200
Læring;03.22.01;Løn;10;20
Læring;03.22.01;Drift;1;2
"""


def test_rows_that_say_the_same_are_added_where_the_mapping_asks_for_it() -> None:
    lines = budget(TWICE, mapping_of(columns=USUAL, add_up=True)).lines
    assert [(line.name, line.amounts) for line in lines] == [("Løn", (110_000, 220_000)), ("Drift", (1_000, 2_000))]
    assert len(budget(TWICE, mapping_of(columns=USUAL)).lines) == 3


def test_the_rows_of_a_long_table_are_added_within_their_year() -> None:
    text = "Funktion;Tekst;År;Beløb\n03.22.01;Løn;2027;1\n03.22.01;Løn;2027;2\n03.22.01;Løn;2028;4\n"
    long = {"year": "År", "amount": "Beløb", "unit": 1000}
    columns = {"function": "Funktion", "name": "Tekst"}
    [line] = budget(text, mapping_of(columns=columns, amounts=long, add_up=True)).lines
    assert line.amounts == (3_000, 4_000)
    assert problems(text, mapping_of(columns=columns, amounts=long)) == [("twice", "C3")]


def test_a_long_table_lacks_no_year() -> None:
    text = "Funktion;Tekst;År;Beløb\n03.22.01;Løn;2027;1\n03.22.01;Løn;2028;1\n03.22.05;SFO;2027;1\n03.22.05;SFO;to;1\n"
    long = {"year": "År", "amount": "Beløb"}
    found = problems(text, mapping_of(columns={"function": "Funktion", "name": "Tekst"}, amounts=long))
    assert found == [("not_a_year", "C5"), ("missing_year", "C4")]


CHART = {"content": "accounts", "file": "kontoplan.csv", "columns": {"function": "Nr", "name": "Navn"}}


def with_table(table: object) -> Mapping:
    """The budget's table, and one more."""
    one = mapping_of(file="budget.csv", columns={"function": "Funktion", "name": "Tekst"})
    return msgspec.structs.replace(one, tables=(*one.tables, msgspec.convert(table, type(one.tables[0]))))


def test_a_chart_of_accounts_adds_to_the_one_that_is_known() -> None:
    """Functions of the municipality's own year: known by number, and called as its file calls them."""
    text = b"Funktion;Tekst;Budget 2027;Overslag 2028\n3.22.99;Linje;1;1\n"
    mapping = with_table(CHART)
    without = read_files({"budget.csv": text, "kontoplan.csv": b"Nr;Navn\n03.22.01;Skole\n"}, mapping)
    assert [(problem.code, problem.cell) for problem in without.serious] == [("unknown_account", "A2")]
    reading = read_files({"budget.csv": text, "kontoplan.csv": b"Nr;Navn\n03.22.99;Egen funktion\n"}, mapping)
    assert reading.serious == ()
    assert reading.imported is not None
    functions = next(codes for codes in reading.imported.budget.code_lists if codes.dimension == "function")
    assert {code.code: code.name for code in functions.codes}["03.22.99"] == "Egen funktion"


PRINTED = {
    "content": "statement", "file": "opstilling.csv", "columns": {"name": "Post"},
    "amounts": {"years": ["{year}"], "unit": 1_000_000, "decimals": 1},
}  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("Serviceudgifter;1,5;1,6", []),
        ("R04;1,5;1,6", []),
        ("Serviceudgifter;1,6;1,6", [("total_rounded", "B2", "100.000 kr.")]),
        ("Serviceudgifter;1,5;2,0", [("total_differs", "C2", "2.000.000 / 1.600.000 kr.")]),
        ("Serviceudgiftere;1,5;1,6", [("not_in_the_statement", "A2", "Serviceudgiftere")]),
    ],
)
def test_a_printed_statement_is_what_the_lines_must_come_to(printed: str, told: list[tuple[str, str, str]]) -> None:
    """In its own unit: a tenth of a million off is rounding, more is not. The lines count."""
    text = "Funktion;Tekst;Budget 2027;Overslag 2028\n03.22.01;Folkeskoler;1500;1600\n"
    files = {"budget.csv": text.encode(), "opstilling.csv": f"Post;2027;2028\n{printed}\n".encode()}
    reading = read_files(files, with_table(PRINTED))
    of_the_statement = [problem for problem in reading.problems if problem.file == "opstilling.csv"]
    assert [(problem.code, problem.cell, problem.about) for problem in of_the_statement] == told
    stands_in_the_way = any(code != "total_rounded" for code, _, _ in told)
    assert (reading.imported is None) == stands_in_the_way


def test_a_column_of_names_is_guessed_as_one() -> None:
    """Udvalg is what people call both; Læring is a name, LAE an id."""
    names = guess({"a.csv": "Udvalg;Funktion;Tekst;2027;2028\nLæring;03.22.01;a;1;1\n".encode()})
    ids = guess({"a.csv": b"Udvalg;Funktion;Tekst;2027;2028\nLAE;03.22.01;a;1;1\n10;03.22.01;a;1;1\n"})
    assert names is not None
    assert ids is not None
    assert names.tables[0].columns["committee_name"] == "Udvalg"
    assert ids.tables[0].columns["committee"] == "Udvalg"


def test_merged_committees_are_filled_down_in_a_workbook() -> None:
    """As a person reads them; that the cells are merged is told beside it."""
    data = BytesIO()
    with Workbook(data) as made:
        sheet = made.add_worksheet("Drift")
        for number, row in enumerate(line.split(";") for line in FILLED.splitlines()):
            sheet.write_row(number, 0, [int(cell) if cell.isdigit() else cell for cell in row])
        sheet.merge_range("A2:A3", "Læring", made.add_format())
    mapping = mapping_of(columns=USUAL, fill_down=["committee_name", "function"])
    reading = read_files({"budget.xlsx": data.getvalue()}, mapping)
    assert reading.imported is not None
    assert [line.committee for line in reading.imported.budget.lines] == ["laering", "laering", "teknik", "teknik"]
    assert [problem.cell for problem in reading.problems if problem.code == "merged_cells"] == ["A2"]
