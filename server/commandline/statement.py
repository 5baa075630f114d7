"""`raaderum statement`: the result statement of a choice of proposals, to the krone. Stores nothing."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import click

from domain import errors
from domain.budget.documents import Amounts
from domain.budget.report import Report
from domain.proposals.relations import Relations
from domain.proposals.selection import shares_of, statement_of
from server.importing import ImportFailed, read
from server.sentences import say


@click.command()
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="A folder of budget files.",
)
@click.option("--choose", default="", help='Proposals to choose, as in "R-01 R-03 E-02 A-22".')
@click.option("--share", default="", help='Proposals to choose in part, in per cent, as in "R-03=50 R-12=33".')
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
def statement(data: Path, choose: str, share: str, form: str) -> None:
    """Print the result statement in whole kroner, with the proposals chosen and nothing else.

    A set that lacks what one of them requires, or holds two that exclude each other, is refused.
    """
    try:
        imported = read(data)
        report, relations = Report(imported.budget, imported.assumptions), Relations(imported.catalogue)
        parts = _parts(share)
        lines = statement_of(shares_of(choose.split(), parts, relations), relations, report)
    except ImportFailed as failed:
        raise click.ClickException(str(failed)) from failed
    except errors.Refused as refused:
        named = f"{refused.details['proposal']}: " if "proposal" in refused.details else ""
        raise click.ClickException(named + say(refused.code, "en", refused.details)) from refused
    for line, year, amount in report.breaches(lines):
        click.echo(f"Cannot be handed in: {line} is {amount} in {year} and must be above 0.", err=True)
    click.echo(as_json(report, lines) if form == "json" else as_csv(report, lines), nl=False)


def _parts(share: str) -> dict[str, int]:
    """Proposal -> whole per cent, as typed."""
    parts: dict[str, int] = {}
    for word in share.split():
        id, _, per_cent = word.partition("=")
        if not (per_cent.isascii() and per_cent.isdigit()):
            raise click.BadParameter(
                f"{word!r}: write a proposal and whole per cent, as in R-03=50.", param_hint="--share"
            )
        if parts.setdefault(id, int(per_cent)) != int(per_cent):
            raise click.BadParameter(f"{id} has two shares.", param_hint="--share")
    return parts


def as_csv(report: Report, lines: Mapping[str, Amounts]) -> str:
    """`id;name;year...`, whole kroner."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(("id", "name", *report.years))
    writer.writerows((line.id, line.name, *lines[line.id]) for line in report.lines)
    return text.getvalue()


def as_json(report: Report, lines: Mapping[str, Amounts]) -> str:
    """The same, amounts in the order of `years`."""
    rows = [{"id": line.id, "name": line.name, "amounts": lines[line.id]} for line in report.lines]
    return json.dumps({"years": report.years, "lines": rows}, ensure_ascii=False, indent=2) + "\n"
