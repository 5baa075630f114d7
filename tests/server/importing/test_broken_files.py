"""Files with faults: each is told with its place and its remedy, all at once, and nothing is imported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from server.importing import ImportFailed, ImportProblem, read
from server.importing.remedies import REMEDIES
from tests.server.importing.folders import BERGEN, FJORDBAEK, copy_of, needs_bergen, rows_of, set_cell, write_rows


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Fjordbæk's files, to be broken."""
    return copy_of(FJORDBAEK, tmp_path / "files")


def problems_of(folder: Path) -> tuple[ImportProblem, ...]:
    with pytest.raises(ImportFailed) as failed:
        read(folder)
    return failed.value.problems


# A cell made bad, and what is told of it: (file, row, column, bad value, code, what the remedy is about).
CELLS = [
    ("driftslinjer.csv", 2, "b2020", "12x", "not_whole", "-1250"),
    ("driftslinjer.csv", 2, "b2020", "1,5", "not_whole", "-1250"),
    ("driftslinjer.csv", 2, "bo2023", "", "required", "-1250"),
    ("driftslinjer.csv", 2, "bo2023", "99999999999", "too_large", ""),
    ("driftslinjer.csv", 2, "udvalg_id", "XYZ", "not_known", "udvalg.csv"),
    ("driftslinjer.csv", 2, "politikomraade_id", "Z9", "not_known", "politikomraader.csv"),
    ("driftslinjer.csv", 2, "politikomraade_id", "L10", "of_another", "LAE"),
    ("driftslinjer.csv", 3, "linje_id", "D001", "twice", "2"),
    ("driftslinjer.csv", 3, "linje_id", " ", "required", ""),
    ("driftslinjer.csv", 2, "navn", "a\u202eb", "text_not_clean", ""),
    ("driftslinjer.csv", 2, "navn", "x" * 2001, "text_too_long", "2000"),
    ("driftslinjer.csv", 2, "funktion", "06.42.99", "unknown_account", None),
    ("driftslinjer.csv", 2, "funktion", "skole", "not_an_account", "03.22.01"),
    ("driftslinjer.csv", 2, "dranst", "9", "not_one_of", "1, 2, 3, 4, 5, 6, 7"),
    ("indtaegter.csv", 2, "funktion", "07.99.90", "unknown_account", None),
    ("indtaegter.csv", 2, "funktion", "06.45.51", "not_one_of", "07.68.*, 07.62.*"),
    ("udvalg.csv", 7, "udvalg_id", "PKO", "twice", "2"),
    ("forslag.csv", 2, "udelukker", "R-02,R-99", "not_known", "forslag.csv"),
    ("forslag.csv", 2, "kraever", "R-77", "not_known", "forslag.csv"),
    ("forslag.csv", 2, "kraever", "R-01", "itself", ""),
    ("forslag.csv", 2, "udelukker", "R-01", "itself", ""),
    ("forslag.csv", 2, "b2020", "-5", "before_start", "2021"),
    ("forslag.csv", 2, "aarsvaerk2021", "-3.505", "not_decimal", "2"),
    ("forslag.csv", 2, "skalerbar", "måske", "not_one_of", "ja, nej, (tom)"),
    ("forslag.csv", 2, "varighed", "evig", "not_one_of", "varig, engangs"),
    ("forslag.csv", 2, "tidligste_start", "2019", "not_one_of", "2020, 2021, 2022, 2023"),
    ("forslag.csv", 2, "styringsomraade", "finansiel", "not_one_of", None),
    ("forslag.csv", 45, "styringsomraade", "service", "not_one_of", "finansiel"),
    ("forudsaetninger.csv", 8, "2021", "1.0205", "not_decimal", "3"),
    ("forudsaetninger.csv", 8, "2020", "1.1", "not_base_year", ""),
    ("forudsaetninger.csv", 8, "2022", "0", "not_positive", ""),
    ("forudsaetninger.csv", 8, "noegle", "pl_servis", "not_one_of", None),
    ("rammer.csv", 2, "2021", "many", "not_whole", "-1250"),
    ("demografi.csv", 2, "2020", "1480.5", "not_whole", "-1250"),
]


@pytest.mark.parametrize(("file", "row", "column", "value", "code", "about"), CELLS)
def test_a_bad_cell_is_told_where_it_stands(
    folder: Path, file: str, row: int, column: str, value: str, code: str, about: str | None
) -> None:
    """File, row as the spreadsheet counts, column, the value itself, and what to do."""
    set_cell(folder / file, row, column, value)
    told = [
        problem for problem in problems_of(folder) if (problem.file, problem.row, problem.column) == (file, row, column)
    ]
    assert [(problem.value, problem.code) for problem in told] == [(value, code)]
    assert about is None or told[0].about == about


def test_a_bad_cell_alone_is_told_alone(folder: Path) -> None:
    """No cascade: the other 2,000 cells are as they should be."""
    set_cell(folder / "driftslinjer.csv", 5, "bo2021", "12x")
    assert problems_of(folder) == (
        ImportProblem("driftslinjer.csv", 5, "bo2021", "12x", "not_whole", "-1250", cell="I5"),
    )


def test_all_problems_of_all_files_are_told_at_once(folder: Path) -> None:
    """So that one look at the files mends them."""
    set_cell(folder / "driftslinjer.csv", 5, "bo2021", "12x")
    set_cell(folder / "forslag.csv", 9, "kraever", "R-99")
    set_cell(folder / "rammer.csv", 2, "2023", "")
    places = [(problem.file, problem.row) for problem in problems_of(folder)]
    assert sorted(places) == [("driftslinjer.csv", 5), ("forslag.csv", 9), ("rammer.csv", 2)]


@pytest.mark.parametrize(
    ("file", "column"),
    [
        ("driftslinjer.csv", "styringsomraade"),
        ("forslag.csv", "kraever"),
        ("forslag.csv", "b2020"),
        ("udvalg.csv", "navn"),
    ],
)
def test_a_missing_column_is_told_by_its_name(folder: Path, file: str, column: str) -> None:
    """Once, not once a row."""
    rows = rows_of(folder / file)
    place = rows[0].index(column)
    write_rows(folder / file, [row[:place] + row[place + 1 :] for row in rows])
    told = [problem for problem in problems_of(folder) if problem.file == file]
    assert told == [ImportProblem(file, 0, column, "", "missing_column")]


def test_a_column_that_stands_twice_is_told(folder: Path) -> None:
    """One of the two would be ignored in silence."""
    rows = rows_of(folder / "udvalg.csv")
    write_rows(folder / "udvalg.csv", [[*row, row[1]] for row in rows])
    assert problems_of(folder) == (ImportProblem("udvalg.csv", 0, "navn", "", "double_column"),)


@pytest.mark.parametrize(
    "file", ["udvalg.csv", "politikomraader.csv", "anlaeg.csv", "forudsaetninger.csv", "forslag.csv"]
)
def test_a_missing_file_is_told_alone(folder: Path, file: str) -> None:
    """Not every line that leans on it."""
    (folder / file).unlink()
    assert problems_of(folder) == (ImportProblem(file, 0, "", "", "missing_file"),)


def test_a_row_with_too_few_or_too_many_cells_is_told_whole(folder: Path) -> None:
    """A semicolon in a text without quotation marks moves every cell behind it."""
    text = (folder / "udvalg.csv").read_text(encoding="utf-8")
    (folder / "udvalg.csv").write_text(text.replace("for Teknik", "for Teknik; og Miljø"), encoding="utf-8")
    first = problems_of(folder)[0]
    assert (first.file, first.row, first.code, first.about) == ("udvalg.csv", 7, "wrong_width", "2")
    assert first.value == "TEK;Udvalget for Teknik; og Miljø"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "no_rows"),
        (b"udvalg_id;navn\r\n", "no_rows"),
        ("udvalg_id;navn\nLÆ;Læring\n".encode() + "SØ;Sø\n".encode("cp1252"), "mixed_encoding"),
        (b"udvalg_id;navn\nL\x00;x", "not_a_table"),
        (b'a;"b\n', "unreadable"),
    ],
)
def test_a_file_that_is_no_table_is_told(folder: Path, content: bytes, code: str) -> None:
    """Empty, of column names alone, in two encodings at once, with a byte no text has, or an open quotation mark."""
    (folder / "udvalg.csv").write_bytes(content)
    assert (problems_of(folder)[0].file, problems_of(folder)[0].code) == ("udvalg.csv", code)


def test_years_that_are_not_in_a_row_are_told(folder: Path) -> None:
    """Nothing else can be read then."""
    rows = rows_of(folder / "driftslinjer.csv")
    rows[0] = [name.replace("bo2022", "bo2032") for name in rows[0]]
    write_rows(folder / "driftslinjer.csv", rows)
    assert problems_of(folder) == (
        ImportProblem("driftslinjer.csv", 0, "", "", "no_years", "b2020;bo2021;bo2022;bo2023"),
    )


def test_a_missing_row_of_assumptions_is_told(folder: Path) -> None:
    """A statement without opening cash would be a guess."""
    rows = rows_of(folder / "forudsaetninger.csv")
    write_rows(folder / "forudsaetninger.csv", [row for row in rows if row[0] != "likvid_ultimo_foregaaende"])
    assert problems_of(folder) == (
        ImportProblem("forudsaetninger.csv", 0, "noegle", "", "missing_row", "likvid_ultimo_foregaaende"),
    )


def test_a_proposal_that_requires_its_own_alternative_is_told(folder: Path) -> None:
    """R-02 requires A-21; if A-21 excludes R-02, neither can ever be chosen."""
    rows = rows_of(folder / "forslag.csv")
    row = next(number for number, row in enumerate(rows, start=1) if row[0] == "A-21")
    set_cell(folder / "forslag.csv", row, "udelukker", "R-02")
    assert {(problem.row, problem.code, problem.about) for problem in problems_of(folder)} == {
        (3, "needs_its_alternative", "A-21"),
        (row, "needs_its_alternative", "R-02"),
    }


def test_scalable_and_earliest_start_may_be_left_out(folder: Path) -> None:
    """Then no, and the budget year (settled.md 20)."""
    rows = rows_of(folder / "forslag.csv")
    keep = [place for place, name in enumerate(rows[0]) if name not in ("skalerbar", "tidligste_start")]
    write_rows(folder / "forslag.csv", [[row[place] for place in keep] for row in rows])
    proposals = read(folder).catalogue.proposals
    assert {proposal.scalable for proposal in proposals} == {False}
    assert {proposal.earliest_start for proposal in proposals} == {2020}


def test_blank_rows_and_a_byte_order_mark_change_nothing(folder: Path) -> None:
    """Spreadsheets leave both behind."""
    before = read(folder)
    for file in folder.glob("*.csv"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes() + b"\r\n\r\n")
    assert read(folder) == before


def test_a_folder_of_other_files_is_not_recognised(tmp_path: Path) -> None:
    """And says which folders are."""
    (tmp_path / "shopping.csv").write_text("what;how many\nmilk;2\n", encoding="utf-8")
    (problem,) = problems_of(tmp_path)
    assert problem.code == "not_recognised"
    assert "driftslinjer.csv" in problem.say()
    assert "drift_2013.csv" in problem.say()


@needs_bergen
def test_a_folder_of_both_is_not_mixed(folder: Path) -> None:
    """Whose budget would it be?"""
    copy_of(BERGEN, folder / "more")
    (folder / "more" / "drift_2013.csv").rename(folder / "drift_2013.csv")
    assert [problem.code for problem in problems_of(folder)] == ["two_formats"]


@needs_bergen
@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("2014", "many", "not_whole"),
        ("inntekt-utgift", "Gave", "not_one_of"),
        ("avdeling", "", "required"),
        ("tekst", "", "required"),
        ("avdeling-tekst", "Andres avdeling", "other_name"),
        ("tjenesteomraade-tekst", "Andre", "other_name"),
    ],
)
def test_a_bad_cell_of_bergen_is_told_where_it_stands(tmp_path: Path, column: str, value: str, code: str) -> None:
    """By the same place and remedy."""
    folder = copy_of(BERGEN, tmp_path / "files")
    set_cell(folder / "drift_2013.csv", 100, column, value)
    assert [(p.row, p.column, p.value, p.code) for p in problems_of(folder)] == [(100, column, value, code)]


@needs_bergen
def test_a_missing_column_of_bergen_is_told(tmp_path: Path) -> None:
    """Or a missing year."""
    rows = rows_of(BERGEN / "drift_2013.csv")

    def without(column: str, name: str) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        place = rows[0].index(column)
        write_rows(folder / "drift.csv", [row[:place] + row[place + 1 :] for row in rows])
        return folder

    assert [(p.column, p.code) for p in problems_of(without("tekst", "text"))] == [("tekst", "missing_column")]
    assert [p.code for p in problems_of(without("2014", "year"))] == ["no_years"]


def test_a_problem_is_one_sentence_of_place_value_and_remedy() -> None:
    """In the reader's language; a long value is cut, so that the remedy is seen."""
    problem = ImportProblem("driftslinjer.csv", 5, "b2020", "12x", "not_whole", "-1250")
    assert problem.say("da") == "driftslinjer.csv, række 5, kolonne b2020: »12x« Skriv et helt tal, som -1250."
    assert problem.say("en") == "driftslinjer.csv, row 5, column b2020: »12x« Write a whole number, like -1250."
    assert (
        ImportProblem("a.csv", 0, "", "", "missing_file").say() == "a.csv: The file is missing. Put it in the folder."
    )
    assert len(ImportProblem("a.csv", 2, "b", "x" * 5000, "text_too_long", "2000").say()) < 200


@pytest.mark.parametrize("said", [lambda pair: pair[0], lambda pair: pair[1]], ids=["da", "en"])
def test_every_remedy_can_be_said(said: Callable[[tuple[str, str]], str]) -> None:
    """In both languages, as a sentence, and with nothing to fill in but what it is about."""
    for code, pair in REMEDIES.items():
        sentence = said(pair).format(about="@")
        assert sentence.endswith((".", "@")), code
        assert ("@" in sentence) == ("{about}" in pair[0]), code
