"""`raaderum backup`, `restore` and `restored`: the operator's way to a copy of the log and back. Never overwrites."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from server.commandline.database import database_option
from server.directory import Directory, DirectoryUnavailable
from server.log.backup import NOT_A_FILE, BackupFailed, back_up
from server.log.backup import restore as bring_back
from server.log.store import LogError, Store
from server.settings import Settings, directory_beside


@click.command()
@database_option("The log.", exists=True)
@click.argument("target", type=click.Path(file_okay=False, path_type=Path))
def backup(database: Path | str, target: Path) -> None:
    """Copy the log and its directory of names and keys into the folder TARGET, while a server may be running.

    Whoever holds the copy can read every word in it: keep it as safe as the original.
    """
    if isinstance(database, str):
        raise click.ClickException(NOT_A_FILE)
    try:
        back_up(database, directory_beside(database), target)
    except BackupFailed as failed:
        raise click.ClickException(str(failed)) from failed
    click.echo(f"backed up to {target}")


@click.command()
@database_option("Where the log is to be.")
@click.argument("source", type=click.Path(exists=True, file_okay=False, path_type=Path))
def restore(database: Path | str, source: Path) -> None:
    """Make a new log out of the backup in the folder SOURCE.

    Every client starts over, since the new log may lack what they have seen. People who were forgotten after the
    backup was taken must be forgotten again.
    """
    if isinstance(database, str):
        raise click.ClickException(f"{NOT_A_FILE}; after pg_restore run raaderum restored")
    try:
        epoch = bring_back(source, database, directory_beside(database))
    except BackupFailed as failed:
        raise click.ClickException(str(failed)) from failed
    click.echo(f"restored to {database}, epoch {epoch}")


@click.command()
@database_option("The log that was brought back.", exists=True)
def restored(database: Path | str) -> None:
    """Say that the log was brought back by other means: PostgreSQL's own, or a copy of the disk.

    As after `restore` every client starts over, since the log may lack what they have seen. Run it before a server
    serves the log; people who were forgotten after the backup was taken must be forgotten again.
    """
    try:
        with (
            closing(Directory(Settings(database, public_url="").directory)) as directory,
            closing(Store.open(database, directory)) as store,
        ):
            epoch = store.renew_epoch()
            for workshop in store.workshops():
                store.drop_checkpoints(workshop)  # of events that the log may not have any more
    except (LogError, DirectoryUnavailable) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"epoch {epoch}")
