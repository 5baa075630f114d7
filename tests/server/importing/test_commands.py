"""`raaderum statement` and `raaderum import`, as an operator types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from server.commandline.importing import import_
from server.commandline.statement import statement
from server.directory import Directory
from server.documents import digest, encode
from server.importing import encode as encode_mapping
from server.log.store import Store
from server.settings import Settings
from tests.server.importing.broken.case import USUAL
from tests.server.importing.broken.texts import text
from tests.server.importing.folders import BERGEN, FJORDBAEK, copy_of, fjordbaek, needs_bergen, rows_of, set_cell


def _statement(*words: str) -> Result:
    return CliRunner().invoke(statement, ["--data", str(FJORDBAEK), *words])


def _import(*words: str | Path) -> Result:
    return CliRunner().invoke(import_, [str(word) for word in words])


def test_statement_prints_the_base() -> None:
    """As resultatopgoerelse_basis.csv has it, under the years themselves."""
    done = _statement()
    assert done.exit_code == 0
    header, *lines = [line.split(";") for line in done.stdout.splitlines()]
    assert header == ["id", "name", "2020", "2021", "2022", "2023"]
    assert lines == rows_of(FJORDBAEK / "resultatopgoerelse_basis.csv")[1:]


@pytest.mark.parametrize("scenario", ["bord_forsigtig", "bord_velfaerd", "bord_delvis"])
def test_statement_prints_each_scenario(scenario: str) -> None:
    """As scenarier_facit.csv has it, to the krone."""
    facit = [row for row in rows_of(FJORDBAEK / "scenarier_facit.csv") if row[0] == scenario]
    words = facit[0][1].split()
    choose = " ".join(word for word in words if "=" not in word)
    share = " ".join(word for word in words if "=" in word)
    done = _statement("--choose", choose, "--share", share)
    assert done.exit_code == 0, done.stderr
    assert [line.split(";") for line in done.stdout.splitlines()[1:]] == [row[2:] for row in facit]


def test_statement_speaks_json() -> None:
    """The same kroner, for programs."""
    answer = json.loads(_statement("--choose", "R-17", "--format", "json").stdout)
    assert answer["years"] == [2020, 2021, 2022, 2023]
    assert answer["lines"][3] == {
        "id": "R04",
        "name": "Serviceudgifter",
        "amounts": [2_091_620_000, 2_144_923_320, 2_197_657_182, 2_257_557_943],
    }


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--choose", "R-02"], "Missing: A-21"),
        (["--choose", "F-06"], "Missing: E-06 A-23 F-07"),
        (["--choose", "F-01 F-02"], "F-01 F-02"),
        (["--choose", "R-99"], "R-99"),
        (["--share", "R-17=50"], "R-17: The proposal can only be taken as a whole."),
        (["--share", "R-03=0"], "between 1 and 100"),
    ],
)
def test_statement_refuses_what_cannot_be_and_names_it(words: list[str], says: str) -> None:
    """On the error stream, with an exit code, and nothing on the other."""
    done = _statement(*words)
    assert done.exit_code == 1
    assert says in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("share", ["R-03", "R-03=half", "R-03=5,5", "R-03=-5", "=50", "R-03=50 R-03=60"])
def test_statement_says_how_a_share_is_written(share: str) -> None:
    """A slip of the hand never becomes a statement."""
    done = _statement("--share", share)
    assert done.exit_code != 0
    assert done.stdout == ""


def test_statement_says_when_the_budget_cannot_be_handed_in(tmp_path: Path) -> None:
    """The law does not stop the printing: it is told beside it (settled.md 23).

    With a mean of 1 million before: (96,000 + 68,938) / 2 + 1,000 - 96,000 = -12,531 thousand in 2020.
    """
    folder = copy_of(FJORDBAEK, tmp_path / "files")
    set_cell(folder / "forudsaetninger.csv", 12, "2020", "1000")
    done = CliRunner().invoke(statement, ["--data", str(folder)])
    assert done.exit_code == 0
    assert done.stderr.startswith("Cannot be handed in: R22 is -12531000 in 2020")
    assert len(done.stdout.splitlines()) == 23
    assert _statement().stderr == ""


def test_import_says_what_it_understood() -> None:
    """Counts, each committee, each result line."""
    done = _import(FJORDBAEK)
    assert done.exit_code == 0
    assert "179 budget lines, 49 proposals, 22 report lines" in done.stdout
    rows = {line[:46].strip(): line[46:].split() for line in done.stdout.splitlines()}
    assert rows["Udvalget for Teknik"] == ["100.672.000", "104.672.000", "108.672.000", "100.672.000"]
    assert rows["R11 Resultat af ordinær driftsvirksomhed *"][0] == "-82.538.000"


@needs_bergen
def test_import_understands_bergen() -> None:
    """Real files, not made for us."""
    done = _import(BERGEN)
    assert done.exit_code == 0
    assert "1462 budget lines, 276 proposals, 12 report lines" in done.stdout


def test_import_stores_the_documents_by_their_hashes(tmp_path: Path) -> None:
    """Twice the same is once; what is read back is what was imported."""
    database = tmp_path / "log.sqlite"
    first, again = _import(FJORDBAEK, "--database", database), _import(FJORDBAEK, "--database", database)
    assert first.exit_code == 0, first.stderr
    assert again.stdout == first.stdout
    imported = fjordbaek()
    directory = Directory(Settings(database, "").directory)
    store = Store.open(database, directory)
    try:
        for document in (imported.budget, imported.catalogue, imported.assumptions):
            assert store.get_document(digest(encode(document))) == encode(document)
            assert digest(encode(document)) in first.stdout
    finally:
        store.close()
        directory.close()


def test_import_tells_every_problem_and_stores_nothing(tmp_path: Path) -> None:
    """In Danish if asked; no database appears."""
    folder = copy_of(FJORDBAEK, tmp_path / "files")
    set_cell(folder / "driftslinjer.csv", 5, "b2020", "12x")
    set_cell(folder / "forslag.csv", 5, "kraever", "R-99")
    done = _import(folder, "--database", tmp_path / "log.sqlite", "--lang", "da")
    assert done.exit_code == 1
    assert "driftslinjer.csv, række 5, kolonne b2020, H5: »12x« Skriv et helt tal, som -1250." in done.stderr
    assert "forslag.csv, række 5, kolonne kraever, Y5: »R-99« Findes ikke i forslag.csv." in done.stderr
    assert "2 problem" in done.stderr
    assert not (tmp_path / "log.sqlite").exists()


def test_import_takes_a_mapping_by_its_file_or_its_name(tmp_path: Path) -> None:
    """One that a person saved; or a bundled one, whatever the files look like."""
    (tmp_path / "budget.csv").write_bytes(text().encode())
    (tmp_path / "mit.json").write_bytes(encode_mapping(USUAL))
    done = _import(tmp_path / "budget.csv", "--mapping", tmp_path / "mit.json")
    assert done.exit_code == 0, done.stderr
    assert "5 budget lines, 0 proposals" in done.stdout
    assert "Mapping: Budget 2027" in done.stdout
    other = _import(tmp_path / "budget.csv", "--mapping", "fjordbaek")
    assert other.exit_code == 1
    assert "udvalg.csv: The file is missing." in other.stderr


@pytest.mark.parametrize(
    ("content", "says"), [(None, "No such file"), (b"{", "truncated"), (b'{"mapping": "mapping/2"}', "mapping/2")]
)
def test_import_says_what_is_wrong_with_a_mapping(tmp_path: Path, content: bytes | None, says: str) -> None:
    """And which come with the house."""
    (tmp_path / "budget.csv").write_bytes(text().encode())
    if content is not None:
        (tmp_path / "mit.json").write_bytes(content)
    done = _import(tmp_path / "budget.csv", "--mapping", tmp_path / "mit.json")
    assert done.exit_code == 2
    assert says in done.stderr
    assert "bergen, budk32, fjordbaek" in " ".join(done.stderr.split())
