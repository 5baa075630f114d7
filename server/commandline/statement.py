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
from domain.proposals.effect import added, effect
from domain.proposals.relations import Relations
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
        lines = statement_of(shares_of(choose, share, relations), relations, report)
    except ImportFailed as failed:
        raise click.ClickException(str(failed)) from failed
    except errors.Refused as refused:
        raise click.ClickException(say(refused.code, "en", refused.details)) from refused
    for line, year, amount in report.breaches(lines):
        click.echo(f"Cannot be handed in: {line} is {amount} in {year} and must be above 0.", err=True)
    click.echo(as_json(report, lines) if form == "json" else as_csv(report, lines), nl=False)


def shares_of(choose: str, share: str, relations: Relations) -> dict[str, int]:
    """Proposal -> whole per cent. A share goes for all that are joined with it (settled.md 19).

    UnknownProposal, NotScalable, ShareOutOfRange; IncompleteChoice, naming what is missing.
    """
    parts = dict(_part(word) for word in share.split())
    shares = {relations.get(id).id: 100 for id in (*choose.split(), *parts)}
    relations.check(shares)
    for id, per_cent in parts.items():
        for joined in relations.joined(id):
            if not 1 <= per_cent <= 100:
                raise errors.ShareOutOfRange(share=per_cent)
            if per_cent != 100 and not relations.get(joined).scalable:
                raise click.BadParameter(f"{joined} can only be taken as a whole.", param_hint="--share")
            if parts.get(joined, per_cent) != per_cent:
                raise click.BadParameter(f"{id} and {joined} have one share in common.", param_hint="--share")
            shares[joined] = per_cent
    return shares


def _part(word: str) -> tuple[str, int]:
    id, equals, per_cent = word.partition("=")
    if not equals or not per_cent.isdecimal():
        raise click.BadParameter(f"{word!r}: write a proposal and whole per cent, as in R-03=50.", param_hint="--share")
    return id, int(per_cent)


def statement_of(shares: Mapping[str, int], relations: Relations, report: Report) -> dict[str, Amounts]:
    """All report lines with these proposals, each begun when the catalogue says."""
    effects = (
        effect(relations.get(id), share=share, shift=0, amounts={}, report=report) for id, share in shares.items()
    )
    return report.statement(added(effects))


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
