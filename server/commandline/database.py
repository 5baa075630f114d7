"""The option by which a command is told its database: a file, or an address of PostgreSQL. Never says a secret."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click
from click.core import ParameterSource

from server.books import POSTGRES

F = TypeVar("F", bound=Callable[..., Any])

VARIABLE = "RAADERUM_DATABASE"
_FUNCTIONS = "POSTGRES_ENABLE_DB_FUNCTIONS"
_FROM_FILE = "server.commandline.database"


class Database(click.ParamType[Path | str]):
    """A `postgresql://` address as it is, all else as a path. exists: a file has to be there already."""

    name = "file or address"

    def __init__(self, *, exists: bool) -> None:
        self._file = click.Path(exists=exists, dir_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        if isinstance(value, str) and value.startswith(POSTGRES):
            return value
        path: Path = self._file.convert(value, param, ctx)
        return path


def database_option(
    says: str = "The log; made if missing.", *, exists: bool = False, required: bool = True
) -> Callable[[F], F]:
    """`--database`, else `--database-file`, else the environment. The command gets `database`: a path or an address."""
    kind = Database(exists=exists)

    def from_file(ctx: click.Context, param: click.Parameter, file: Path | None) -> None:
        if file is not None:
            ctx.meta[_FROM_FILE] = file.read_text(encoding="utf-8").strip()

    def chosen(ctx: click.Context, param: click.Parameter, given: Path | str | None) -> Path | str | None:
        source = ctx.get_parameter_source("database")
        if _FROM_FILE in ctx.meta and source != ParameterSource.COMMANDLINE:
            given = kind.convert(ctx.meta[_FROM_FILE], param, ctx)
        elif _FROM_FILE in ctx.meta:
            raise click.UsageError("give --database or --database-file, not both")
        if given is None and required:
            raise click.MissingParameter(ctx=ctx, param=param)
        if isinstance(given, str):
            _check(given, from_command_line=source == ParameterSource.COMMANDLINE)
        return given

    def decorate(command: F) -> F:
        command = click.option(
            "--database",
            type=kind,
            envvar=VARIABLE,
            callback=chosen,
            help=f"{says} A file, or postgresql://... for several servers. [env: {VARIABLE}]",
        )(command)
        return click.option(
            "--database-file",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            is_eager=True,
            expose_value=False,
            callback=from_file,
            help="A file with that address, which may hold a secret.",
        )(command)

    return decorate


def _check(address: str, *, from_command_line: bool) -> None:
    if os.environ.get(_FUNCTIONS, "").lower() in ("1", "t", "true", "y", "yes", "on"):
        raise click.ClickException(
            f"{_FUNCTIONS} is set: with eventsourcing's database functions readers miss events. Unset it."
        )
    if from_command_line and urlsplit(address).password:
        click.secho(
            f"Warning: others on this machine can see the secret in --database; give it in {VARIABLE} or by "
            "--database-file.",
            fg="yellow",
            err=True,
        )
