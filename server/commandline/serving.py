"""`raaderum serve`: one server on one log, or one of several."""

from __future__ import annotations

import socket
from pathlib import Path
from urllib.parse import urlsplit

import click

from server.app import build
from server.commandline.database import database_option
from server.directory import DirectoryUnavailable
from server.log.store import LogError
from server.service import Service
from server.serving import PortTaken, listen
from server.serving import serve as run
from server.settings import Settings


def lan_address() -> str:
    """The address other devices in the room reach this machine by; asks the routing table, sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "localhost"
        return str(probe.getsockname()[0])


@click.command()
@database_option()
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 to be reached from the hall's network.")
@click.option("--port", type=click.IntRange(0, 65535), default=8400, show_default=True, help="0 takes a free one.")
@click.option("--public-url", default="", help="The address people type; by default this machine's.")
@click.option("--plain-http", is_flag=True, help="Accept a public address without TLS: a hall's own network only.")
@click.option("--origin", "origins", multiple=True, help="A further page that may talk to the server.")
@click.option(
    "--redis",
    default="",
    envvar="RAADERUM_REDIS",
    help="redis://... or unix://...: one of several servers on one PostgreSQL. [env: RAADERUM_REDIS]",
)
@click.option("--node", default="", help="This server's name among several, for people to read; by default the port.")
def serve(
    database: Path | str,
    host: str,
    port: int,
    public_url: str,
    plain_http: bool,
    origins: tuple[str, ...],
    redis: str,
    node: str,
) -> None:
    """Serve the workshops in the database until Ctrl-C."""
    if redis and not isinstance(database, str):
        raise click.UsageError("--redis is for several servers, and those share a --database postgresql://...")
    try:
        listener = listen(host, port)
    except PortTaken as taken:
        raise click.ClickException(f"cannot listen on {taken}. Choose another --port.") from taken
    actual = listener.getsockname()[1]
    local = host in ("127.0.0.1", "localhost", "::1")
    url = public_url or f"http://{'localhost' if local else lan_address()}:{actual}"
    check_transport(url, plain_http=plain_http)
    try:
        settings = Settings(database, url, frozenset(origins), redis, node or str(actual))
        service = Service.open(settings)
    except (LogError, DirectoryUnavailable) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Råderum listens on {host}:{actual}; people come by {url}", err=True)
    run(build(service), listener)


def check_transport(url: str, *, plain_http: bool) -> None:
    """Without TLS anyone on the network can read along: that must be said aloud (settled.md 16)."""
    parts = urlsplit(url)
    if parts.scheme == "https" or parts.hostname in ("localhost", "127.0.0.1", "::1"):
        return
    if not plain_http:
        raise click.ClickException(
            f"{url} is not encrypted. Put a proxy with TLS in front and give its --public-url, "
            "or say --plain-http if this is a hall's own network."
        )
    click.secho("Warning: without TLS everybody on this network can read along.", fg="yellow", err=True)
