"""`raaderum replay`: an earlier moment as JSON, without a server."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from server.commandline import main
from server.service import Service
from server.settings import Settings
from tests.server.exporting.test_command import database as database  # a fixture: pytest finds it by its name here


def run(database: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["replay", "--database", str(database), *words])


def workshop_of(database: Path) -> tuple[str, list[int]]:
    """Its id, and when each of its events was."""
    service = Service.open(Settings(database, public_url=""))
    try:
        workshop = service.store.workshops()[-1]
        return workshop, [fact.at for fact in service.store.read(workshop)]
    finally:
        service.store.close()
        service.directory.close()


def test_a_position_and_its_time_are_the_same_moment(database: Path) -> None:
    workshop, at = workshop_of(database)
    seq = sum(1 for ms in at if ms <= at[len(at) // 2])
    time = datetime.fromtimestamp(at[seq - 1] / 1000, UTC).isoformat()
    by_seq = run(database, workshop, "--to", str(seq), "--view", "day", "--view", "table/1", "--format", "json")
    assert by_seq.exit_code == 0, by_seq.output
    told = json.loads(by_seq.output)
    assert (told["seq"], set(told["views"])) == (seq, {"day", "table/1"})
    assert json.loads(run(database, workshop, "--to", time, "--view", "day", "--view", "table/1").output) == told


def test_without_a_moment_it_is_the_end(database: Path) -> None:
    workshop, at = workshop_of(database)
    assert json.loads(run(database, workshop, "--view", "hall").output)["seq"] == len(at)


@pytest.mark.parametrize(
    "words", [["--to", "99999"], ["--to", "noon"], ["--to", "2020-01-01T10:00:00", "--zone", "Nowhere/None"]]
)
def test_what_is_no_moment_is_told(database: Path, words: list[str]) -> None:
    result = run(database, workshop_of(database)[0], "--view", "day", *words)
    assert (result.exit_code, result.output[:7]) == (1, "Error: ")


@pytest.mark.parametrize(("workshop", "view"), [("nope", "day"), ("", "secrets")])
def test_what_is_not_there_is_told(database: Path, workshop: str, view: str) -> None:
    result = run(database, workshop or workshop_of(database)[0], "--view", view)
    assert (result.exit_code, result.output[:7]) == (1, "Error: ")
