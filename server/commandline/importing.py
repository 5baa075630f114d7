"""`raaderum import`: shows what files were understood as, and stores it if asked. Opens no workshop."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

import click

from domain.budget.documents import Amounts
from domain.budget.report import Report
from server.commandline.database import database_option
from server.directory import DirectoryUnavailable
from server.importing import Imported, Mapping, MappingIsBroken, Reading, decode, files_of, mappings, read_files
from server.importing.understood import SumOf
from server.log.store import LogError
from server.opening import store_documents
from server.sentences import Language
from server.service import Service
from server.settings import Settings

_NAME_WIDTH = 46


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path), metavar="PATH...")
@click.option("--mapping", help="A mapping's file, or the name of one that comes with the house.")
@database_option("The log to store the documents in.", required=False)
@click.option("--lang", type=click.Choice(["da", "en"]), default="en", show_default=True, help="Language of problems.")
def import_(paths: tuple[Path, ...], mapping: str | None, database: Path | str | None, lang: Language) -> None:
    """Read a municipality's budget files (CSV, XLSX; a folder or files) and say what was understood.

    Every bad cell is told with its place and what to do about it; then nothing is stored.
    """
    files = {name: data for path in paths for name, data in files_of(path).items()}
    reading = read_files(files, _mapping(mapping) if mapping else None)
    if reading.imported is None:
        for problem in reading.problems:
            click.echo(problem.say(lang), err=True)
        raise click.ClickException(f"{len(reading.serious)} problem(s); nothing was imported.")
    for line in understood(reading, reading.imported, lang):
        click.echo(line)
    if database is not None:
        try:
            stored = asyncio.run(store(reading.imported, database))
        except (LogError, DirectoryUnavailable) as error:
            raise click.ClickException(str(error)) from error
        for line in stored:
            click.echo(line)


def _mapping(name: str) -> Mapping:
    """By the name of a bundled one, or from its file."""
    if name in mappings():
        return mappings()[name]
    try:
        return decode(Path(name).read_bytes())
    except (OSError, MappingIsBroken) as error:
        known = ", ".join(mappings())
        raise click.BadParameter(f"{error}. A file, or one of: {known}.", param_hint="--mapping") from error


def understood(reading: Reading, imported: Imported, lang: Language) -> Iterable[str]:
    """Counts, then whole kroner: the base by committee as the files have it, the statement's results, the remarks."""
    found, budget = reading.understood, imported.budget
    yield f"{budget.municipality}, {budget.years[0]}-{budget.years[-1]}, {budget.currency}"
    proposals = len(imported.catalogue.proposals)
    yield f"{len(budget.lines)} budget lines, {proposals} proposals, {len(budget.report)} report lines"
    yield f"Mapping: {found.mapping or '(a workbook of ours)'}"
    for file in found.files:
        yield f"  {file.name}: {' '.join(filter(None, (file.kind, file.encoding, repr(file.delimiter))))}"
    yield ""
    yield _row("Base by committee", budget.years, plain=True)
    for committee in found.committees:
        yield _row(committee.name or "(no committee)", committee.amounts)
    if len(found.layers) > 1:
        yield ""
        yield _row("Base by layer", budget.years, plain=True)
        yield from map(_named, found.layers)
    yield ""
    yield _row("Result statement, base", budget.years, plain=True)
    headings = {line.id for line in budget.report if line.heading}
    for line in found.report:
        if line.id in headings:
            yield _named(line, " *" if line.id == budget.target_line else "")
    yield "* the line that targets are set on"
    report = Report(budget, imported.assumptions)
    for name, year, amount in report.breaches(report.base):
        yield f"Cannot be handed in: {name} is {amount} in {year} and must be above 0."
    yield from (problem.say(lang) for problem in reading.problems)


async def store(imported: Imported, database: Path | str) -> Iterable[str]:
    """Puts the three documents into the log's database, and names their hashes; the same again changes nothing."""
    service = Service.open(Settings(database, public_url=""))
    try:
        hashes = store_documents(service, imported)
    finally:
        await service.close()
    return [f"{name:<12}{hash}" for name, hash in zip(("budget", "catalogue", "assumptions"), hashes, strict=True)]


def _named(line: SumOf, mark: str = "") -> str:
    return _row(f"{line.id} {line.name}{mark}", line.amounts)


def _row(name: str, amounts: Amounts, *, plain: bool = False) -> str:
    shown = name if len(name) <= _NAME_WIDTH else name[: _NAME_WIDTH - 1] + "…"
    cells = (f"{amount:>16}" if plain else f"{amount:>16,}".replace(",", ".") for amount in amounts)
    return f"{shown:<{_NAME_WIDTH}}{''.join(cells)}"
