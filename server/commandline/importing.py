"""`raaderum import`: shows what a folder of files was understood as, and stores it if asked. Opens no workshop."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

import click

from domain.budget.documents import Amounts
from domain.budget.report import Report
from server.importing import Imported, ImportFailed, read
from server.log.store import LogError
from server.opening import store_documents
from server.sentences import Language
from server.service import Service
from server.settings import Settings

_NAME_WIDTH = 46


@click.command("import")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--database", type=click.Path(dir_okay=False, path_type=Path), help="The log to store the documents in.")
@click.option("--lang", type=click.Choice(["da", "en"]), default="en", show_default=True, help="Language of problems.")
def import_(folder: Path, database: Path | None, lang: Language) -> None:
    """Read a municipality's budget files in FOLDER and say what was understood.

    Every bad cell is told with its place and what to do about it; then nothing is stored.
    """
    try:
        imported = read(folder)
    except ImportFailed as failed:
        for problem in failed.problems:
            click.echo(problem.say(lang), err=True)
        raise click.ClickException(f"{len(failed.problems)} problem(s); nothing was imported.") from failed
    for line in understood(imported):
        click.echo(line)
    if database is not None:
        try:
            stored = asyncio.run(store(imported, database))
        except LogError as error:
            raise click.ClickException(str(error)) from error
        for line in stored:
            click.echo(line)


def understood(imported: Imported) -> Iterable[str]:
    """Counts, then whole kroner: the base by committee in the budget year's prices, and the statement's results."""
    budget = imported.budget
    report = Report(budget, imported.assumptions)
    yield f"{budget.municipality}, {budget.years[0]}-{budget.years[-1]}, {budget.currency}"
    proposals = len(imported.catalogue.proposals)
    yield f"{len(budget.lines)} budget lines, {proposals} proposals, {len(report.lines)} report lines"
    yield ""
    yield _row("Base by committee", budget.years, plain=True)
    for committee in (*budget.committees, None):
        lines = [line.amounts for line in budget.lines if line.committee == (committee.id if committee else "")]
        if lines:
            yield _row(committee.name if committee else "(no committee)", tuple(map(sum, zip(*lines, strict=True))))
    yield ""
    yield _row("Result statement, base", budget.years, plain=True)
    for line in report.lines:
        if line.heading:
            mark = " *" if line.id == budget.target_line else ""
            yield _row(f"{line.id} {line.name}{mark}", report.base[line.id])
    yield "* the line that targets are set on"
    for name, year, amount in report.breaches(report.base):
        yield f"Cannot be handed in: {name} is {amount} in {year} and must be above 0."


async def store(imported: Imported, database: Path) -> Iterable[str]:
    """Puts the three documents into the log's database, and names their hashes; the same again changes nothing."""
    service = Service.open(Settings(database, public_url=""))
    try:
        hashes = store_documents(service, imported)
    finally:
        await service.close()
    return [f"{name:<12}{hash}" for name, hash in zip(("budget", "catalogue", "assumptions"), hashes, strict=True)]


def _row(name: str, amounts: Amounts, *, plain: bool = False) -> str:
    shown = name if len(name) <= _NAME_WIDTH else name[: _NAME_WIDTH - 1] + "…"
    cells = (f"{amount:>16}" if plain else f"{amount:>16,}".replace(",", ".") for amount in amounts)
    return f"{shown:<{_NAME_WIDTH}}{''.join(cells)}"
