"""`raaderum demo`: an actor day with simulated people to look at, and a seat to edit along. Nothing in it is kept,
unless a folder is named.
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from server.app import build
from server.commandline.serving import lan_address
from server.demo.day import FJORDBAEK, MOST_TABLES, Plan, free_guest, go_on, open_day
from server.demo.hall import crowd
from server.importing import Imported, ImportFailed, read
from server.log.store import LogError
from server.service import Service
from server.serving import PortTaken, listen, serve
from server.settings import Settings
from server.web.links import Links

PORT = 8400
PORTS_TO_TRY = 20


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where to look. `*_secret`: what the simulated people come in by."""

    hall: str
    facilitator: str
    finance: str
    evaluator: str
    join: str
    code: str
    seat: str
    facilitator_secret: str
    finance_secret: str


@click.command()
@click.option(
    "--budget",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=FJORDBAEK,
    help="A folder of budget files; by default the made-up municipality of Fjordbæk.",
)
@click.option("--tables", type=click.IntRange(1, MOST_TABLES), default=12, show_default=True)
@click.option("--people", type=click.IntRange(0, 1000), default=72, show_default=True, help="Simulated participants.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed, the same people.")
@click.option(
    "--speed", type=click.FloatRange(0.1, 200), default=1.0, show_default=True, help="Times faster than a real hall."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 to be reached from the hall's network.")
@click.option("--port", type=click.IntRange(0, 65535), default=None, help=f"By default {PORT} or the next free one.")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Keep the day in this folder, and go on with the day that is there; by default a temporary one.",
)
def demo(
    budget: Path, tables: int, people: int, seed: int, speed: float, host: str, port: int | None, data: Path | None
) -> None:
    """Hold an actor day with simulated people on this machine, until Ctrl-C."""
    plan = Plan(tables, people, speed)
    with _listening(host, port) as listener, _folder(data) as folder:
        actual = listener.getsockname()[1]
        settings = Settings(folder / "raaderum.sqlite", f"http://{_shown_host(host)}:{actual}")
        addresses = asyncio.run(_prepare(settings, budget, plan))
        service = _opened(settings)
        for line in _greeting(addresses, folder, host, temporary=data is None):
            click.echo(line)
        near = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{actual}"  # noqa: S104 - compared, not bound
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # the same tidy end as by Ctrl-C
        with (
            contextlib.suppress(KeyboardInterrupt),
            crowd(near, addresses.code, addresses.facilitator_secret, addresses.finance_secret, seed, speed),
        ):
            serve(build(service), listener)
        click.echo("\nThe day is over. " + ("Nothing was kept." if data is None else f"It is kept in {folder}."))


@contextlib.contextmanager
def _folder(data: Path | None) -> Iterator[Path]:
    if data is None:
        with tempfile.TemporaryDirectory(prefix="raaderum-demo-") as folder:
            yield Path(folder)
        return
    data.mkdir(parents=True, exist_ok=True)
    yield data


@contextlib.contextmanager
def _listening(host: str, port: int | None) -> Iterator[socket.socket]:
    """The port that was asked for, or the first free one."""
    listener = _listen(host, port)
    try:
        yield listener
    finally:
        listener.close()


def _listen(host: str, port: int | None) -> socket.socket:
    wanted = [port] if port is not None else [*range(PORT, PORT + PORTS_TO_TRY)]
    taken: PortTaken | None = None
    for number in wanted:
        try:
            return listen(host, number)
        except PortTaken as error:
            taken = error
    remedy = "Choose another --port, or leave it out." if port is not None else "Choose a free one with --port."
    raise click.ClickException(f"cannot listen on {taken}. {remedy}")


async def _prepare(settings: Settings, budget: Path, plan: Plan) -> Addresses:
    """A new day, or the one that is in the folder already."""
    service = _opened(settings)
    try:
        workshops = service.store.workshops()
        if workshops:
            click.echo(f"· the day in {Path(settings.database).parent} goes on")
            room = await service.rooms.get(workshops[-1])
            await go_on(room)
        else:
            imported = _read(budget)
            click.echo(
                f"· {imported.budget.municipality}: {len(imported.budget.lines)} budget lines, "
                f"{len(imported.catalogue.proposals)} proposals, "
                f"{imported.budget.years[0]}-{imported.budget.years[-1]}"
            )
            room = await open_day(service, imported, plan)
            click.echo(
                f"· {plan.tables} tables, {plan.people} simulated people, a free seat at each table; round 1 is open"
            )
        links = Links(service.directory, settings.public_url, room.workshop.id)
        facilitator, finance = links.facilitator(), links.finance()
        return Addresses(
            hall=links.hall(),
            facilitator=facilitator,
            finance=finance,
            evaluator=links.evaluator(),
            join=links.join(),
            code=links.code(),
            seat=links.badge(guest) if (guest := free_guest(room)) else "taken: the facilitator can release one",
            facilitator_secret=facilitator.partition("#")[2],
            finance_secret=finance.partition("#")[2],
        )
    finally:
        await service.close()


def _read(budget: Path) -> Imported:
    try:
        return read(budget)
    except ImportFailed as failed:
        raise click.ClickException(str(failed)) from failed


def _opened(settings: Settings) -> Service:
    try:
        return Service.open(settings)
    except LogError as error:
        raise click.ClickException(str(error)) from error


def _shown_host(host: str) -> str:
    if host in ("127.0.0.1", "localhost", "::1"):
        return "localhost"
    return lan_address() if host in ("0.0.0.0", "::") else host  # noqa: S104 - compared, not bound


def _greeting(addresses: Addresses, folder: Path, host: str, *, temporary: bool) -> list[str]:
    lines = [
        "",
        f"  Hall screen        {addresses.hall}",
        f"  Facilitator        {addresses.facilitator}",
        f"  Finance officer    {addresses.finance}",
        f"  Evaluator          {addresses.evaluator}",
        f"  Join               {addresses.join}   (code {addresses.code})",
        f"  A seat for you     {addresses.seat}",
        "",
        f"  The log is in {folder}" + (", and goes with the demo." if temporary else "."),
        "  Ctrl-C ends the day.",
        "",
    ]
    if host not in ("127.0.0.1", "localhost", "::1"):
        lines.insert(-1, "  Warning: without TLS everybody on this network can read along.")
    return lines
