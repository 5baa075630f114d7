"""`raaderum protocol`: the protocol of the day as a file, also while a server is running. Writes nothing to the log."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Final

import click

from server.commandline.database import database_option
from server.directory import DirectoryUnavailable
from server.exporting.gather import facts_of
from server.exporting.press import PrintOrder, made
from server.live.rooms import NoSuchWorkshop
from server.log.store import LogError
from server.minutes.gather import minutes_of
from server.minutes.order import Form, MinutesOrder
from server.minutes.speech import ZONE
from server.sentences import Language
from server.service import Service
from server.settings import Settings

FORMS: Final[dict[str, Form]] = {".pdf": "pdf", ".html": "html", ".json": "json"}


@click.command()
@click.argument("workshop", default="")
@database_option("The log.", exists=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="A .pdf, .html or .json file.")
@click.option("--language", type=click.Choice(["da", "en"]), default="da", show_default=True)
@click.option("--zone", default=ZONE, show_default=True, help="In which its times are told.")
def protocol(workshop: str, database: Path | str, output: Path, language: Language, zone: str) -> None:
    """Write the protocol of a day: what was agreed and what was not, each table's budget, and what is open.

    WORKSHOP is its id; by default the one that was opened last. It holds no names of people.
    """
    form = FORMS.get(output.suffix.lower())
    if form is None:
        raise click.ClickException(f"{output} is none of {', '.join(FORMS)}")
    try:
        order = asyncio.run(_order(database, workshop, form, language, zone))
    except NoSuchWorkshop as missing:
        raise click.ClickException(f"the log holds no workshop {missing}") from missing
    except (LogError, DirectoryUnavailable) as error:
        raise click.ClickException(str(error)) from error
    output.write_bytes(made(order))
    click.echo(str(output))


async def _order(database: Path | str, workshop: str, form: Form, language: Language, zone: str) -> PrintOrder:
    service = Service.open(Settings(database, public_url=""))
    try:
        known = service.store.workshops()
        if not workshop and not known:
            raise NoSuchWorkshop("at all")
        room = await service.rooms.get(workshop or known[-1])
        minutes = MinutesOrder(minutes_of(room), form, language, zone)
        return PrintOrder(facts_of(room, service.store), minutes=minutes)
    finally:
        await service.close()
