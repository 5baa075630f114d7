"""`raaderum open`: a new workshop on a budget's files, and the addresses to hand out."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from server.commandline.database import database_option
from server.directory import DirectoryUnavailable
from server.importing import Imported, ImportFailed, read
from server.log.store import LogError
from server.opening import open_workshop, store_documents
from server.service import Service
from server.settings import Settings
from server.web.links import Links


@click.command("open")
@database_option()
@click.option(
    "--budget",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="A folder of budget files.",
)
@click.option("--title", default="Aktørdag", show_default=True)
@click.option("--tables", type=click.IntRange(0, 200), default=12, show_default=True)
@click.option("--public-url", default="http://localhost:8400", show_default=True, help="The address people type.")
def open_(database: Path | str, budget: Path, title: str, tables: int, public_url: str) -> None:
    """Open a new workshop and print its addresses. A server that runs on the same database serves it at once."""
    try:
        imported = read(budget)
    except ImportFailed as failed:
        raise click.ClickException(str(failed)) from failed
    try:
        asyncio.run(_open(Settings(database, public_url), imported, title, tables))
    except (LogError, DirectoryUnavailable) as error:
        raise click.ClickException(str(error)) from error


async def _open(settings: Settings, imported: Imported, title: str, tables: int) -> None:
    service = Service.open(settings)
    try:
        room = await open_workshop(service, title, store_documents(service, imported), tables)
        for line in addresses(Links(service.directory, settings.public_url, room.workshop.id)):
            click.echo(line)
    finally:
        await service.close()


def addresses(links: Links) -> list[str]:
    """What a facilitator needs, a line each."""
    return [
        f"facilitator  {links.facilitator()}",
        f"finance      {links.finance()}",
        f"evaluator    {links.evaluator()}",
        f"hall         {links.hall()}",
        f"join         {links.join()}",
        f"code         {links.code()}",
    ]
