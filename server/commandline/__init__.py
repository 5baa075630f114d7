"""`raaderum`: the operator's commands. Each stands in a file of its own and only puts parts together."""

from __future__ import annotations

import click

from server.commandline.backup import backup, restore, restored
from server.commandline.demo import demo
from server.commandline.exporting import export
from server.commandline.forgetting import forget
from server.commandline.importing import import_
from server.commandline.log import log
from server.commandline.minutes import protocol
from server.commandline.opening import open_
from server.commandline.proving import bundle, verify
from server.commandline.replay import replay
from server.commandline.serving import serve
from server.commandline.statement import statement


@click.group()
def main() -> None:
    """Råderum: a municipality builds its multi-year budget together, live, and can show how every krone got there."""


for command in (
    serve,
    open_,
    import_,
    statement,
    demo,
    export,
    protocol,
    replay,
    log,
    backup,
    restore,
    restored,
    forget,
    bundle,
    verify,
):
    main.add_command(command)
