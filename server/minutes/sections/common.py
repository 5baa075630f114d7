"""The common budget: the result statement with what is agreed, and whether it keeps the law. Adds nothing up itself."""

from __future__ import annotations

from collections.abc import Iterator
from operator import sub

from server.minutes.blocks import Block, Cell, Column, Grid, Group, Paragraph, Row, Section, row
from server.minutes.context import Context


def common(context: Context) -> tuple[Section, ...]:
    say, found = context.say, context.minutes.common
    why_not = context.why_not(found.breaches, found.unnamed)
    law = Paragraph(why_not, "warning") if why_not else Paragraph(say("common.deliverable"))
    blocks: tuple[Block, ...] = (Paragraph(say("common.lead")), law, _statement(context))
    parts = [Section("common", say("common"), blocks)]
    if found.limits:
        parts.append(Section("limits", say("limits"), (_limits(context),), 2))
    return tuple(parts)


def _statement(context: Context) -> Grid:
    say, years = context.say, context.year_columns()
    groups = (Group("", 1), Group(say("common.budget"), len(years)), Group(say("common.change"), len(years)))
    return Grid(
        say("common.title"), (Column(say("common.post"), wide=True), *years, *years), tuple(_rows(context)), groups
    )


def _rows(context: Context) -> Iterator[Row]:
    found, report, speech = context.minutes.common, context.minutes.books.report, context.speech
    for line in report.lines:
        amounts = found.statement[line.id]
        change = map(sub, amounts, report.base[line.id])
        cells = (line.name, *speech.thousands(amounts), *speech.thousands(change))
        yield row(*cells, kind="heading" if line.heading else "plain")


def _limits(context: Context) -> Grid:
    say, budget = context.say, context.minutes.books.budget
    known = {limit.id: limit for limit in budget.limits}
    years = context.year_columns()
    columns = (Column(say("limits.name"), wide=True), Column(say("limits.kind")), Column(say("limits.state")), *years)
    groups = (Group("", 3), Group(say("limits.off"), len(years)))
    rows = [
        row(
            Cell(known[limit["limit"]].name, tuple(filter(None, (known[limit["limit"]].source,)))),
            say(f"limits.{limit['kind']}"),
            say("limits.met" if limit["state"] == "met" else "limits.breached"),
            *("" if not off else context.speech.thousands([off])[0] for off in limit["off"]),
        )
        for limit in context.minutes.common.limits
    ]
    return Grid(say("limits.title"), columns, tuple(rows), groups)
