"""`raaderum export`: a workshop's outcome as files, also while a server is running. Writes nothing to the log."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from server.exporting.facts import DayFacts
from server.exporting.gather import facts_of
from server.exporting.press import PrintOrder, made
from server.exporting.separated import choices_csv, statement_csv
from server.exporting.spoken import as_json
from server.exporting.worked import worked_out
from server.live.rooms import NoSuchWorkshop
from server.log.store import LogError
from server.service import Service
from server.settings import Settings

FORMATS: Final = ("xlsx", "csv", "json", "pdf")


@click.command()
@click.option(
    "--database", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=True, help="The log."
)
@click.option("--workshop", default="", help="Its id; by default the one that was opened last.")
@click.option("--to", type=click.Path(path_type=Path), required=True, help="A folder, or a file of that name.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="xlsx", show_default=True)
@click.option("--table", type=click.IntRange(1, 200), default=None, help="That table alone; by default all.")
def export(database: Path, workshop: str, to: Path, form: str, table: int | None) -> None:
    """Write a workshop's outcome as a workbook, CSV, JSON, or a statement to print.

    CSV is two files, so it needs a folder. A PDF is one a table, and the base's; with --table that table's.
    """
    try:
        facts = asyncio.run(_facts(database, workshop, table))
    except NoSuchWorkshop as missing:
        raise click.ClickException(f"the log holds no workshop {missing}") from missing
    except LogError as error:
        raise click.ClickException(str(error)) from error
    if table is not None and not facts.tables:
        raise click.ClickException(f"there is no table {table}")
    files = dict(_files(facts, form, table))
    one = len(files) == 1 and not to.is_dir() and to.suffix
    if not one:
        to.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        target = to if one else to / name
        target.write_bytes(data)
        click.echo(str(target))


async def _facts(database: Path, workshop: str, table: int | None) -> DayFacts:
    service = Service.open(Settings(database, public_url=""))
    try:
        known = service.store.workshops()
        if not workshop and not known:
            raise NoSuchWorkshop("at all")
        room = await service.rooms.get(workshop or known[-1])
        return facts_of(room, service.store, None if table is None else (table,))
    finally:
        await service.close()


def _files(facts: DayFacts, form: str, table: int | None) -> Iterator[tuple[str, bytes]]:
    name = "raaderum" if table is None else f"bord-{table}"
    match form:
        case "xlsx":
            yield f"{name}.xlsx", made(PrintOrder("xlsx", facts))
        case "json":
            yield f"{name}.json", as_json(worked_out(facts)).encode()
        case "csv":
            day = worked_out(facts)
            yield "borde.csv", choices_csv(day)
            yield "resultatopgoerelse.csv", statement_csv(day)
        case _:
            if table is None:
                yield "resultat-basis.pdf", made(PrintOrder("pdf", facts))
            for each in facts.tables:
                yield f"resultat-bord-{each.number}.pdf", made(PrintOrder("pdf", facts, each.number))
