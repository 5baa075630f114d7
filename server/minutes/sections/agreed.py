"""What the tables agree on, with the smallest amount, the reasons they gave, and the objections. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterator

from server.minutes.blocks import Block, Cell, Column, Grid, Paragraph, Row, Section, row
from server.minutes.context import Context
from server.minutes.worked import HallRow


def agreed(context: Context) -> tuple[Section, ...]:
    minutes, say = context.minutes, context.say
    blocks: tuple[Block, ...]
    if not minutes.agreed:
        blocks = (Paragraph(say("short.agreed.none")),)
    else:
        common = minutes.common
        sums = (
            row("", say("total"), "", *context.speech.thousands(common.change), kind="total"),
            row("", say("agreed.part", line=context.line(common.line)), "", *context.speech.thousands(common.toward),
                kind="total"),
        )  # fmt: skip
        blocks = (
            Paragraph(say("agreed.lead", k=minutes.day.facts.threshold, n=context.tables)),
            hall_grid(say("agreed.title"), minutes.agreed, sums, context),
        )
    parts = [Section("agreed", say("agreed"), blocks)]
    said = said_grid(minutes.agreed, context)
    if said is not None:
        parts.append(Section("agreed-why", say("said"), (said, Paragraph(say("said.means"), "quiet")), 2))
    return tuple(parts)


def hall_grid(title: str, rows: tuple[HallRow, ...], sums: tuple[Row, ...], context: Context) -> Grid:
    """Rows that some table holds, each with the smallest amount among the tables that pull its way."""
    say = context.say
    columns = (
        Column(say("number")), Column(say("proposal"), wide=True), Column(say("agreed.tables"), number=True),
        *context.year_columns(),
    )  # fmt: skip
    return Grid(title, columns, (*(_hall_row(each, context) for each in rows), *sums))


def _hall_row(each: HallRow, context: Context) -> Row:
    tables, smallest = (each.verdict.tables, each.verdict.smallest) if each.verdict else (0, ())
    return row(
        context.numbers(each),
        Cell(context.titles(each), tuple(_notes(each, context))),
        context.say("of", n=tables, all=context.tables),
        *context.speech.thousands(smallest),
    )


def _notes(each: HallRow, context: Context) -> Iterator[str]:
    yield f"{_committees(each, context)} · {' · '.join(_who(each, context))}"


def _committees(each: HallRow, context: Context) -> str:
    proposals = context.minutes.books.relations.proposals
    return ", ".join(dict.fromkeys(context.committee(proposals[id].committee) for id in each.proposals))


def _who(each: HallRow, context: Context) -> Iterator[str]:
    leading = each.leading
    without = [table.facts.number for table in context.minutes.day.tables if table.facts.number not in leading]
    if len(by_variant(each)) > 1:
        yield context.say("chosen_by.variants", which=context.speech.listed(said_variants(each, context)))
    elif len(leading) == context.tables > 1:
        yield context.say("chosen_by.all")
    elif len(without) * 3 < len(leading):
        yield context.say("chosen_by.but", tables=context.speech.tables(without))
    else:
        yield context.say("chosen_by", tables=context.speech.tables(leading))
    opposite = [number for number in each.held if number not in leading]
    if opposite:
        yield context.say("opposite", tables=context.speech.tables(opposite))
    if each.agreed is None and each.verdict is not None:
        short = context.minutes.day.facts.threshold - each.verdict.tables
        yield context.speech.count("too_few", short)


def said_grid(rows: tuple[HallRow, ...], context: Context) -> Grid | None:
    """Why tables chose each, how people stand to it, and what was said against it; None if nobody said anything."""
    say = context.say
    columns = (Column(say("number")), Column(say("said.what"), wide=True))
    said = [(each, tuple(_said(each, context))) for each in rows]
    found = [row(context.numbers(each), Cell(context.titles(each), words)) for each, words in said if words]
    return Grid(say("said.title"), columns, tuple(found)) if found else None


def _said(each: HallRow, context: Context) -> Iterator[str]:
    yield from context.said("reason", reasons(each, context))
    stances = context.stances(each.stances)
    if stances:
        yield stances
    yield from context.objections(each)


def by_variant(each: HallRow) -> dict[str, list[int]]:
    """Proposal -> the leading tables that hold it."""
    found: dict[str, list[int]] = {}
    for number, held in each.leading.items():
        for id in held.proposals:
            found.setdefault(id, []).append(number)
    return found


def said_variants(each: HallRow, context: Context) -> list[str]:
    return [
        context.say("variant", proposal=id, tables=context.speech.tables(numbers))
        for id, numbers in sorted(by_variant(each).items())
    ]


def reasons(each: HallRow, context: Context) -> Iterator[tuple[int, str | None]]:
    """(table, why it chose it)."""
    for table in context.minutes.day.tables:
        for choice in table.choices:
            if choice.proposal.id in each.proposals and choice.chosen.reason != "":
                yield table.facts.number, choice.chosen.reason
