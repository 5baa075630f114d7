"""`raaderum export`: files from a log, without a server."""

from __future__ import annotations

import asyncio
import contextlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from domain.table.commands import ChooseProposal
from domain.workshop import actors
from domain.workshop.commands import OpenRound
from server.commandline import main
from server.live.orders import Done, Order
from server.opening import open_workshop, order, store_documents
from server.service import Service
from server.settings import Settings
from tests.server.exporting.days import block, grids_of
from tests.server.importing.folders import fjordbaek


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A log with one workshop of two tables, of which the first has chosen R-03."""
    path = tmp_path / "log.sqlite"

    async def fill() -> None:
        service = Service.open(Settings(path, public_url=""))
        async with contextlib.AsyncExitStack() as at_the_end:
            at_the_end.push_async_callback(service.close)
            room = await open_workshop(service, "Aktørdag", store_documents(service, fjordbaek()), 2)
            await order(room, OpenRound(ends_at=2_000_000_000_000, title="Runde 1"))
            command = ChooseProposal(1, "R-03")
            chosen = Order(command, actors.table(1), None, "c1", b"", room.workshop.seq, 1, late=False)
            assert isinstance(await room.submit(chosen), Done)

    asyncio.run(fill())
    return path


def run(database: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["export", "--database", str(database), *words])


@pytest.mark.parametrize(
    ("words", "files"),
    [
        (["--format", "xlsx"], {"raaderum.xlsx"}),
        (["--format", "xlsx", "--table", "2"], {"bord-2.xlsx"}),
        (["--format", "csv"], {"borde.csv", "resultatopgoerelse.csv"}),
        (["--format", "json"], {"raaderum.json"}),
        (["--format", "pdf"], {"resultat-basis.pdf", "resultat-bord-1.pdf", "resultat-bord-2.pdf"}),
        (["--format", "pdf", "--table", "2", "--layout", "hedensted", "--prices", "fixed"], {"resultat-bord-2.pdf"}),
        (["--format", "pdf", "--table", "1", "--unit", "thousands"], {"resultat-bord-1.pdf"}),
    ],
)
def test_every_format_has_its_files(database: Path, tmp_path: Path, words: list[str], files: set[str]) -> None:
    result = run(database, "--to", str(tmp_path / "ud"), *words)
    assert result.exit_code == 0, result.output
    assert {file.name for file in (tmp_path / "ud").iterdir()} == files
    assert set(map(Path, result.output.split())) == {tmp_path / "ud" / file for file in files}


def test_one_file_takes_the_name_it_is_given(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "mit budget.xlsx"
    assert run(database, "--to", str(target)).exit_code == 0
    assert block(grids_of(target.read_bytes())["Resultatopgørelse"], "Bord 2") == block(
        grids_of(target.read_bytes())["Resultatopgørelse"], "Basisbudget"
    )


def test_a_table_alone_is_alone(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "et.json"
    assert run(database, "--to", str(target), "--format", "json", "--table", "2").exit_code == 0
    assert [table["number"] for table in json.loads(target.read_text(encoding="utf-8"))["tables"]] == [2]


@pytest.mark.parametrize("words", [["--table", "9"], ["--workshop", "nope"], ["--format", "pdf", "--layout", "nope"]])
def test_what_the_log_does_not_hold_is_told(database: Path, tmp_path: Path, words: list[str]) -> None:
    result = run(database, "--to", str(tmp_path / "ud"), *words)
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert not (tmp_path / "ud").exists()
