"""A command is told its database in one of three ways, and a secret need not be seen by anybody."""

from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from server.commandline.backup import backup, restore, restored
from server.commandline.database import database_option
from server.commandline.opening import open_
from server.directory import Directory
from server.log.store import Store
from tests.server.log.samples import WORKSHOP, batch

BUDGET = Path(__file__).parents[3] / "server" / "demo" / "fjordbaek"
ADDRESS = "postgresql://raaderum@localhost/raaderum"


@click.command()
@database_option(exists=False)
def say(database: Path | str) -> None:
    """Tells what it was told."""
    click.echo(repr(database))


def said(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(say, arguments, env=environment)


def test_an_address_stays_one_and_all_else_is_a_file() -> None:
    """Also if the file's name looks strange."""
    assert said("--database", ADDRESS).output == f"{ADDRESS!r}\n"
    assert said("--database", "day.sqlite").output == f"{Path('day.sqlite')!r}\n"
    assert said("--database", "mysql://day").output == f"{Path('mysql://day')!r}\n"


def test_the_environment_or_a_file_may_tell(tmp_path: Path) -> None:
    """So that no secret stands in the list of processes; the file goes before the environment."""
    secret = tmp_path / "secret"
    secret.write_text(f"{ADDRESS}\n")
    assert said(RAADERUM_DATABASE=ADDRESS).output == f"{ADDRESS!r}\n"
    assert said("--database-file", str(secret)).output == f"{ADDRESS!r}\n"
    assert said("--database-file", str(secret), RAADERUM_DATABASE="day.sqlite").output == f"{ADDRESS!r}\n"
    assert said("--database", "day.sqlite", RAADERUM_DATABASE=ADDRESS).output == f"{Path('day.sqlite')!r}\n"


def test_none_or_two_are_refused(tmp_path: Path) -> None:
    """With what is missing, or too much."""
    secret = tmp_path / "secret"
    secret.write_text(ADDRESS)
    assert "--database" in said().output
    assert said().exit_code == 2
    assert "not both" in said("--database", "day.sqlite", "--database-file", str(secret)).output


def test_a_secret_that_others_can_see_is_warned_of() -> None:
    """Only where it can be seen, and without saying it."""
    address = "postgresql://raaderum:hemmelig@localhost/raaderum"
    shown = said("--database", address)
    assert "others on this machine can see the secret" in shown.stderr
    assert "hemmelig" not in shown.stderr
    assert said("--database", ADDRESS).stderr == ""
    assert said(RAADERUM_DATABASE=address).stderr == ""


@pytest.mark.parametrize("value", ["1", "yes", "True", "on"])
def test_the_librarys_database_functions_are_refused(value: str) -> None:
    """An operator who has turned them on must hear it, for readers would miss events."""
    refused = said("--database", ADDRESS, POSTGRES_ENABLE_DB_FUNCTIONS=value)
    assert refused.exit_code == 1
    assert "readers miss events" in refused.stderr
    assert said("--database", ADDRESS, POSTGRES_ENABLE_DB_FUNCTIONS="no").exit_code == 0


def test_a_workshop_is_opened_in_postgresql(database: str) -> None:
    """The same command, and a second one finds the first one's workshop."""
    for _ in range(2):
        opened = CliRunner().invoke(
            open_, ["--budget", str(BUDGET), "--tables", "2"], env={"RAADERUM_DATABASE": database}
        )
        assert opened.exit_code == 0, opened.output
        assert "facilitator  http://localhost:8400/" in opened.output


def test_a_database_that_is_away_is_told_without_its_secret() -> None:
    """And without a traceback."""
    opened = CliRunner().invoke(
        open_,
        ["--budget", str(BUDGET)],
        env={"RAADERUM_DATABASE": "postgresql://somebody:hemmelig@localhost:1/raaderum"},
    )
    assert opened.exit_code == 1
    assert "postgresql://somebody@localhost:1/raaderum cannot be asked" in opened.output
    assert "hemmelig" not in opened.output


def test_a_log_that_was_brought_back_by_other_means_is_a_new_one_to_its_clients(database: str) -> None:
    """Its epoch is new, what was worked out from events that may be gone is gone, and its events stay."""
    with closing(Directory(database)) as directory, closing(Store.open(database, directory)) as log:
        log.append(batch(1, 3)).result()
        log.put_checkpoint(WORKSHOP, 9, b"of events that are not there")
        before = log.epoch
    said = CliRunner().invoke(restored, env={"RAADERUM_DATABASE": database})
    assert said.exit_code == 0, said.output
    with closing(Directory(database)) as directory, closing(Store.open(database, directory)) as log:
        assert said.output == f"epoch {log.epoch}\n"
        assert log.epoch != before
        assert log.get_checkpoint(WORKSHOP) is None
        assert len(list(log.read(WORKSHOP))) == 3


def test_a_log_in_postgresql_is_backed_up_by_its_own_tools(tmp_path: Path) -> None:
    """And the operator is told which."""
    said = CliRunner().invoke(backup, [str(tmp_path / "copy")], env={"RAADERUM_DATABASE": ADDRESS})
    assert said.exit_code == 1
    assert "pg_dump --schema=log --schema=directory" in said.output
    assert not (tmp_path / "copy").exists()
    said = CliRunner().invoke(restore, [str(tmp_path)], env={"RAADERUM_DATABASE": ADDRESS})
    assert said.exit_code == 1
    assert "after pg_restore run raaderum restored" in said.output
