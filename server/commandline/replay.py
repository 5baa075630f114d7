"""`raaderum replay`: a view as it was after an event, or at a time. Writes nothing to the log, and knows no names."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click

from server.commandline.database import database_option
from server.directory import DirectoryUnavailable
from server.live.rooms import NoSuchWorkshop
from server.log.store import LogError
from server.minutes.speech import ZONE
from server.replay.moments import Moment, Moments
from server.service import Service
from server.settings import Settings


@click.command()
@click.argument("workshop")
@database_option("The log.", exists=True)
@click.option("--to", default="", help="A position (120), or a time (2020-11-23T10:40:00). By default the end.")
@click.option("--view", "views", multiple=True, required=True, help="day, hall, overview, table/3 ..; several times.")
@click.option("--format", "form", type=click.Choice(["json"]), default="json", show_default=True)
@click.option("--zone", default=ZONE, show_default=True, help="Of a time that names none.")
def replay(workshop: str, database: Path | str, to: str, views: tuple[str, ...], form: str, zone: str) -> None:
    """Print views of WORKSHOP as they were at an earlier moment, also while a server is running."""
    find = _finder(to, zone)
    try:
        moment = _moment(database, workshop, find, views)
    except NoSuchWorkshop as missing:
        raise click.ClickException(f"the log holds no workshop {missing}") from missing
    except (LogError, DirectoryUnavailable) as error:
        raise click.ClickException(str(error)) from error
    click.echo(json.dumps(moment._asdict(), ensure_ascii=False))


def _finder(to: str, zone: str) -> Callable[[Moments, int], int]:
    """From the moments of a day and its last seq to the seq that was asked for."""
    if not to:
        return lambda moments, last: last
    if to.isascii() and to.isdigit() and len(to) < 16:
        return lambda moments, last: int(to)
    try:
        at = datetime.fromisoformat(to)
        at = at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))
    except (ValueError, ZoneInfoNotFoundError) as error:
        raise click.ClickException(f"{to} ({zone}) is neither a position nor a time") from error
    return lambda moments, last: moments.seq_at(int(at.timestamp() * 1000), last)


def _moment(database: Path | str, workshop: str, find: Callable[[Moments, int], int], views: tuple[str, ...]) -> Moment:
    service = Service.open(Settings(database, public_url=""))
    try:
        end = service.rooms.fold(workshop)
        for view in views:
            if view not in end.views:
                raise click.ClickException(f"there is no view {view}; there are {', '.join(end.views)}")
        moments = Moments(service.rooms.checkpoints, workshop)
        seq = find(moments, end.workshop.seq)
        if seq > end.workshop.seq:
            raise click.ClickException(f"the log ends at {end.workshop.seq}")
        return moments.moment(seq, views)
    finally:
        service.store.close()
        service.directory.close()
