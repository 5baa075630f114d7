"""`raaderum protocol`: the protocol as a file, without a server."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from server.commandline import main
from tests.server.exporting.test_command import database as database  # a fixture: pytest finds it by its name here


def run(database: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["protocol", "--database", str(database), *words])


@pytest.mark.parametrize(
    ("name", "starts"), [("p.pdf", b"%PDF-1.7"), ("p.html", b"<!doctype html>"), ("P.JSON", b'{"language":"da"')]
)
def test_the_files_name_says_what_it_becomes(database: Path, tmp_path: Path, name: str, starts: bytes) -> None:
    result = run(database, "-o", str(tmp_path / name))
    assert result.exit_code == 0, result.output
    assert (tmp_path / name).read_bytes().startswith(starts)


def test_it_is_in_english_when_asked_for(database: Path, tmp_path: Path) -> None:
    assert run(database, "-o", str(tmp_path / "p.html"), "--language", "en", "--zone", "Nowhere/None").exit_code == 0
    text = (tmp_path / "p.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in text
    assert "What the tables agree on" in text
    assert "(UTC)" in text


@pytest.mark.parametrize("words", [["nope", "-o", "x.pdf"], ["-o", "x.docx"]])
def test_what_cannot_be_made_is_told(
    database: Path, tmp_path: Path, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(database, *words)
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert [file.suffix for file in tmp_path.iterdir() if file.suffix in (".pdf", ".docx")] == []
