"""`raaderum forget`: somebody's name and words go, and the log says on what ground. Prints no name."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from domain.workshop.grounds import GROUNDS
from server.commandline.database import database_option
from server.directory import DirectoryUnavailable
from server.live.orders import Declined
from server.live.rooms import NoSuchWorkshop
from server.log.store import LogError
from server.sentences import say
from server.service import Service
from server.settings import Settings


@click.command()
@database_option("The log.", exists=True)
@click.option("--workshop", required=True, help="Its id.")
@click.option("--person", required=True, help="The pid of whoever is to be forgotten.")
@click.option("--ground", type=click.Choice(GROUNDS), required=True, help="Why: it is told in the log.")
@click.confirmation_option(prompt="This cannot be undone. Forget this person?")
def forget(database: Path | str, workshop: str, person: str, ground: str) -> None:
    """Forget a person: delete name, keys and badge; the log keeps what was done, without their words.

    Stop the server of a SQLite log first, or let a facilitator do it on the running server: a server that runs on
    shows what it read before, until it reads the log anew.
    """
    try:
        refused = asyncio.run(_forget(database, workshop, person, ground))
    except NoSuchWorkshop as missing:
        raise click.ClickException(f"the log holds no workshop {missing}") from missing
    except (LogError, DirectoryUnavailable) as error:
        raise click.ClickException(str(error)) from error
    if refused is not None:
        raise click.ClickException(say(refused.code, "en"))
    click.echo(f"forgotten: {person} ({ground})")


async def _forget(database: Path | str, workshop: str, person: str, ground: str) -> Declined | None:
    service = Service.open(Settings(database, public_url=""))
    try:
        answer = await service.forgetting.forget(workshop, person, ground)
        return answer if isinstance(answer, Declined) else None
    finally:
        await service.close()
