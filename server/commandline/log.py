"""`raaderum log`: the audit trail of a workshop, also while a server is running. Writes nothing to the log."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, Literal

import click

from domain.recorded import Recorded
from domain.workshop.state import Event
from server.commandline.database import database_option
from server.directory import DirectoryUnavailable
from server.history.asked import BadFilter, asked
from server.history.audit import everything
from server.history.context import Context
from server.history.figures import when
from server.history.files import as_csv, as_json_lines
from server.history.finding import positions
from server.history.sentences import sentence
from server.history.trails import Trails
from server.live.rooms import NoSuchWorkshop
from server.log.store import LogError
from server.sentences import Language
from server.service import Service
from server.settings import Settings

Form = Literal["text", "csv", "jsonl"]
FORMS: Final[tuple[Form, ...]] = ("text", "csv", "jsonl")


@click.command()
@click.argument("workshop", default="")
@database_option("The log.", exists=True)
@click.option("--table", type=click.IntRange(1, 200), multiple=True, help="Of that table; may be given several times.")
@click.option("--proposal", multiple=True, help="About that proposal; may be given several times.")
@click.option("--round", type=click.IntRange(1), multiple=True, help="In that round; may be given several times.")
@click.option("--words", default="", help="Each must occur in what somebody wrote.")
@click.option("--lang", "language", type=click.Choice(["da", "en"]), default="da", show_default=True)
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
def log(
    workshop: str,
    database: Path | str,
    table: tuple[int, ...],
    proposal: tuple[str, ...],
    round: tuple[int, ...],
    words: str,
    language: Language,
    form: Form,
) -> None:
    """Write what happened, the oldest first: a sentence for each event.

    WORKSHOP is its id; by default the one that was opened last. It holds no names of people.
    """
    params = {"order": "oldest", "words": words, "proposal": ",".join(proposal)}
    params |= {"table": ",".join(map(str, table)), "round": ",".join(map(str, round))}
    try:
        asyncio.run(_write(database, workshop, params, language, form))
    except NoSuchWorkshop as missing:
        raise click.ClickException(f"the log holds no workshop {missing}") from missing
    except BadFilter as error:
        raise click.ClickException(f"this cannot be looked for: {error}") from error
    except (LogError, DirectoryUnavailable) as error:
        raise click.ClickException(str(error)) from error


async def _write(
    database: Path | str, workshop: str, params: Mapping[str, str], language: Language, form: Form
) -> None:
    wanted = asked(params)
    service = Service.open(Settings(database, public_url=""))
    try:
        known = service.store.workshops()
        if not workshop and not known:
            raise NoSuchWorkshop("at all")
        room = await service.rooms.get(workshop or known[-1])
        shelf = service.rooms.shelf.of
        trail = Trails(service.store, shelf).up_to(room.workshop.id, room.workshop.seq)
        context = Context(room.workshop, shelf, trail.before, {})
        facts = everything(service.store, trail, positions(trail, wanted), wanted)
        for piece in _pieces(facts, context, language, form):
            click.echo(piece, nl=False)
    finally:
        await service.close()


def _pieces(
    facts: Iterable[Recorded[Event]], context: Context, language: Language, form: Form
) -> Iterator[bytes | str]:
    if form == "csv":
        return as_csv(facts, context, language)
    if form == "jsonl":
        return as_json_lines(facts, context)
    return (_line(fact, context, language) for fact in facts)


def _line(fact: Recorded[Event], context: Context, language: Language) -> str:
    """`  812  2026-05-05 10.45.12  En leder ...`: one line whatever somebody wrote, nothing that a terminal obeys."""
    said = "".join(char if char.isprintable() else " " for char in sentence(fact, context, language))
    return f"{fact.seq:>6}  {when(fact.at):%Y-%m-%d %H.%M.%S}  {said}\n"
