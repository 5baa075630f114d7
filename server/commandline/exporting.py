"""`raaderum export`: a workshop's outcome as files, also while a server is running. Writes nothing to the log."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from domain.budget.gathering import REPORT
from projections.presented.desk import Desk, NoSuchLayout
from server.commandline.database import database_option
from server.directory import DirectoryUnavailable
from server.exporting.facts import DayFacts
from server.exporting.gather import facts_of
from server.exporting.press import PrintOrder, made
from server.exporting.print.figures import Unit
from server.exporting.print.layout import Prices, printed_layout
from server.exporting.print.statement import Wish
from server.exporting.separated import choices_csv, statement_csv
from server.exporting.spoken import as_json
from server.exporting.worked import worked_out
from server.live.rooms import NoSuchWorkshop
from server.live.served import Served
from server.log.store import LogError
from server.service import Service
from server.settings import Settings

FORMATS: Final = ("xlsx", "csv", "json", "pdf")


@click.command()
@database_option("The log.", exists=True)
@click.option("--workshop", default="", help="Its id; by default the one that was opened last.")
@click.option("--to", type=click.Path(path_type=Path), required=True, help="A folder, or a file of that name.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="xlsx", show_default=True)
@click.option("--table", type=click.IntRange(1, 200), default=None, help="That table alone; by default all.")
@click.option("--layout", default=REPORT, help="For a PDF: a layout of the budget; by default its report tree.")
@click.option("--prices", type=click.Choice(["current", "fixed"]), default="current", help="For a PDF.")
@click.option("--unit", type=click.Choice(["millions", "thousands"]), default="millions", help="For a PDF.")
def export(
    database: Path | str, workshop: str, to: Path, form: str, table: int | None, layout: str, prices: Prices, unit: Unit
) -> None:
    """Write a workshop's outcome as a workbook, CSV, JSON, or a statement to print.

    CSV is two files, so it needs a folder. A PDF is one a table, and the base's; with --table that table's.
    """
    try:
        files = asyncio.run(_files(database, workshop, form, table, _Paper(layout, prices, unit)))
    except NoSuchWorkshop as missing:
        raise click.ClickException(f"the log holds no workshop {missing}") from missing
    except (LogError, DirectoryUnavailable) as error:
        raise click.ClickException(str(error)) from error
    except NoSuchLayout as missing:
        raise click.ClickException(f"the budget has no layout {missing}") from missing
    one = len(files) == 1 and not to.is_dir() and to.suffix
    if not one:
        to.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        target = to if one else to / name
        target.write_bytes(data)
        click.echo(str(target))


@dataclass(frozen=True, slots=True)
class _Paper:
    layout: str
    prices: Prices
    unit: Unit


async def _files(database: Path | str, workshop: str, form: str, table: int | None, paper: _Paper) -> dict[str, bytes]:
    """By name. NoSuchWorkshop, NoSuchLayout."""
    service = Service.open(Settings(database, public_url=""))
    try:
        known = service.store.workshops()
        if not workshop and not known:
            raise NoSuchWorkshop("at all")
        room = await service.rooms.get(workshop or known[-1])
        if table is not None and table not in room.workshop.tables:
            raise click.ClickException(f"there is no table {table}")
        facts = facts_of(room, service.store, None if table is None else (table,))
        return dict(_printed(room, facts, table, paper) if form == "pdf" else _data(facts, form, table))
    finally:
        await service.close()


def _data(facts: DayFacts, form: str, table: int | None) -> Iterator[tuple[str, bytes]]:
    name = "raaderum" if table is None else f"bord-{table}"
    if form == "xlsx":
        yield f"{name}.xlsx", made(PrintOrder(facts))
        return
    day = worked_out(facts)
    if form == "json":
        yield f"{name}.json", as_json(day).encode()
    else:
        yield "borde.csv", choices_csv(day)
        yield "resultatopgoerelse.csv", statement_csv(day)


def _printed(room: Served, facts: DayFacts, table: int | None, paper: _Paper) -> Iterator[tuple[str, bytes]]:
    desk = Desk(room.books)
    for number in (0, *room.workshop.tables) if table is None else (table,):
        held = desk.held(room.workshop.tables[number]) if number else None
        rows = printed_layout(desk, held, paper.layout, paper.prices)
        name = f"resultat-bord-{number}.pdf" if number else "resultat-basis.pdf"
        yield name, made(PrintOrder(facts, Wish(number, paper.unit, rows)))
