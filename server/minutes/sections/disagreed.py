"""What the tables do not agree on, and why: who chose it, their reasons, and objections. By table, never by person."""

from __future__ import annotations

from collections.abc import Mapping

from server.minutes.blocks import Block, Cell, Column, Grid, Paragraph, Section, row
from server.minutes.context import Context
from server.minutes.sections.agreed import hall_grid, said_grid
from server.minutes.worked import HallRow


def disagreed(context: Context) -> tuple[Section, ...]:
    say, minutes = context.say, context.minutes
    chosen = tuple(each for each in minutes.not_agreed if each.verdict is not None)
    discussed = tuple(each for each in minutes.not_agreed if each.verdict is None)
    blocks: tuple[Block, ...] = (Paragraph(say("disagreed.none")),)
    if chosen:
        lead = Paragraph(say("disagreed.lead", k=minutes.day.facts.threshold, n=context.tables))
        blocks = (lead, hall_grid(say("disagreed.title"), chosen, (), context))
    parts = [Section("disagreed", say("disagreed"), blocks)]
    said = said_grid(chosen, context)
    if said is not None:
        parts.append(Section("disagreed-why", say("said"), (said, Paragraph(say("said.means"), "quiet")), 2))
    if discussed:
        parts.append(Section("discussed", say("discussed"), (_discussed(discussed, context),), 2))
    if any(table.turned for table in minutes.day.tables):
        parts.append(Section("rates", say("rates"), (_rates(context),), 2))
    return tuple(parts)


def _discussed(rows: tuple[HallRow, ...], context: Context) -> Grid:
    say = context.say
    columns = (
        Column(say("number")), Column(say("proposal"), wide=True),
        Column(say("discussed.supports"), number=True), Column(say("discussed.objections"), number=True),
    )  # fmt: skip
    found = [
        row(
            context.numbers(each),
            Cell(context.titles(each), (context.stances(each.stances), *context.objections(each))),
            str(each.supports),
            str(len(each.objections)),
        )
        for each in rows
    ]
    return Grid(say("discussed.title"), columns, tuple(found))


def _rates(context: Context) -> Grid:
    say = context.say
    columns = (Column(say("people.table")), Column(say("rates.tax"), wide=True), *context.year_columns())
    rows = [
        row(
            context.table(table.facts.number),
            Cell(turned.tax.tax.name, (said_rates(turned.rates, turned.tax.tax.unit, context),)),
            *context.speech.thousands(turned.change),
        )
        for table in context.minutes.day.tables
        for turned in table.turned
    ]
    return Grid(say("rates.title"), columns, tuple(rows))


def said_rates(rates: Mapping[int, int], unit: str, context: Context) -> str:
    """rates: year -> thousandths of the unit."""
    return ", ".join(
        context.say("rates.turned", year=year, rate=context.speech.rate(rate), unit=context.say(f"unit.{unit}"))
        for year, rate in sorted(rates.items())
    )
