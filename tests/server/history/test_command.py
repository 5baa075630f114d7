"""`raaderum log`: what happened, without a server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from server.commandline import main
from tests.server.exporting.test_command import database as database  # a fixture: pytest finds it by its name here


def run(database: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["log", "--database", str(database), *words])


def test_it_tells_the_day_a_line_an_event_the_oldest_first(database: Path) -> None:
    result = run(database)
    assert result.exit_code == 0, result.output
    numbers = [int(line.split()[0]) for line in result.output.splitlines()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert "R-03" in result.output.splitlines()[-1]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--table", "1", "--proposal", "R-03"], 1),
        (["--table", "2", "--proposal", "R-03"], 0),
        (["--proposal", "R-03", "--proposal", "R-04", "--round", "1"], 1),
        (["--round", "2"], 0),
        (["--words", "AKTØRDAG"], 1),
        (["--words", "aktørdag findes-ikke"], 0),
    ],
)
def test_it_is_sifted_as_the_screen_is(database: Path, words: list[str], found: int) -> None:
    result = run(database, *words, "--format", "jsonl")
    assert result.exit_code == 0, result.output
    lines = [json.loads(line) for line in result.output.splitlines()]
    assert len(lines) == found


def test_it_speaks_both_languages_and_csv(database: Path) -> None:
    danish, english = (run(database, "--proposal", "R-03", "--lang", lang).output for lang in ("da", "en"))
    assert "valgte" in danish
    assert "chose" in english
    table = run(database, "--proposal", "R-03", "--format", "csv").stdout_bytes.decode("utf-8-sig").splitlines()
    assert table[0].startswith("nr;dato;klokken;runde;bord;forslag;")
    assert len(table) == 2


@pytest.mark.parametrize("words", [["nope"], ["--words", "x" * 201], ["--proposal", "x" * 201]])
def test_what_cannot_be_found_is_told(database: Path, words: list[str]) -> None:
    result = run(database, *words)
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
