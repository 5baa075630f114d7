"""The day itself: rounds as they were held, who was there, and what was asked of the tables. Never a budget."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from domain.workshop.state import GROUPS
from server.minutes.blocks import Block, Cell, Column, Grid, Paragraph, Points, Row, Section, row
from server.minutes.context import Context
from server.minutes.facts import RoundFacts


def the_day(context: Context) -> tuple[Section, ...]:
    parts = [
        Section("day", context.say("day"), ()),
        Section("agenda", context.say("agenda"), (_agenda(context),), 2),
        Section("people", context.say("people"), tuple(_people(context)), 2),
        Section("targets", context.say("targets"), (_targets(context),), 2),
    ]
    if len(context.minutes.facts.versions) > 1:
        parts.append(Section("versions", context.say("versions"), (_versions(context),), 2))
    return tuple(parts)


def _agenda(context: Context) -> Block:
    say, facts = context.say, context.minutes.facts
    if not facts.rounds:
        return Paragraph(say("agenda.none"))
    columns = (
        Column(say("number"), number=True), Column(say("agenda.round"), wide=True),
        Column(say("agenda.planned"), number=True), Column(say("agenda.held"), number=True),
    )  # fmt: skip
    rows = [
        row(
            str(each.number),
            context.speech.text(each.title),
            say("agenda.minutes", n=each.minutes) if each.minutes else "\u2013",
            held(each, context),
        )
        for each in facts.rounds
    ]
    return Grid(say("agenda.title"), columns, tuple(rows))


def held(round_: RoundFacts, context: Context) -> str:
    """09.12–09.40, 09.50–10.05; with the date where it is not the day's first."""
    if not round_.held:
        return context.say("agenda.not_held")
    return ", ".join(_stretch(opened, closed, context) for opened, closed in round_.held)


def first_opened(context: Context) -> int:
    """When the first round opened, or else the last event; milliseconds UTC."""
    facts = context.minutes.facts
    return min((opened for each in facts.rounds for opened, _ in each.held), default=context.minutes.day.facts.at)


def span(context: Context) -> str:
    """From the first round's opening to the last one's end."""
    stretches = [stretch for each in context.minutes.facts.rounds for stretch in each.held]
    last = max(stretches, key=lambda stretch: stretch[0])
    return _stretch(first_opened(context), last[1], context)


def _stretch(opened: int, closed: int, context: Context) -> str:
    speech, first = context.speech, first_opened(context)
    start = speech.clock(opened) if speech.same_day(opened, first) else f"{speech.date(opened)} {speech.clock(opened)}"
    if not closed:
        return context.say("agenda.still", from_=start)
    end = speech.clock(closed) if speech.same_day(opened, closed) else f"{speech.date(closed)} {speech.clock(closed)}"
    return f"{start}\u2013{end}"


def _people(context: Context) -> Iterator[Block]:
    say, facts = context.say, context.minutes.facts
    if not facts.seats:
        yield Paragraph(say("people.none"))
        return
    groups = [group for group in GROUPS if any(seat.group == group for seat in facts.seats)]
    expected: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    came: dict[int, int] = defaultdict(int)
    for seat in facts.seats:
        expected[seat.table][seat.group] += seat.expected
        came[seat.table] += seat.came
    numbers = [*(number for number in sorted(expected) if number), *([0] if 0 in expected else [])]
    columns = (
        Column(say("people.table"), wide=True),
        *(Column(say(f"group.{group}"), number=True) for group in groups),
        Column(say("total"), number=True), Column(say("people.came"), number=True),
    )  # fmt: skip

    def counted(first: Cell, tables: list[int], *, total: bool = False) -> Row:
        counts = [sum(expected[table][group] for table in tables) for group in groups]
        cells = (*counts, sum(counts), sum(came[table] for table in tables))
        return row(first, *(str(count) for count in cells), kind="total" if total else "plain")

    rows = [counted(_table(number, context), [number]) for number in numbers]
    yield Grid(say("people.title"), columns, (*rows, counted(Cell(say("total")), numbers, total=True)))
    yield Paragraph(say("people.means"), "quiet")


def _table(number: int, context: Context) -> Cell:
    names = context.minutes.facts.names.get(number, ())
    name = context.table(number) if number else context.say("no_table")
    return Cell(name, (", ".join(names),) if names else ())


def _targets(context: Context) -> Block:
    say, facts = context.say, context.minutes.facts
    if not facts.targets:
        return Paragraph(say("short.no_target_said"))
    changes: dict[tuple[int, str], dict[int, int]] = defaultdict(dict)
    for target in facts.targets:
        changes[target.table, target.line][target.year] = target.change
    columns = (Column(say("targets.for")), Column(say("line"), wide=True), *context.year_columns())
    rows = [
        row(
            context.table(table) if table else say("all_tables"),
            context.line(line),
            *(context.speech.thousands([by_year[y]])[0] if y in by_year else "\u2013" for y in context.years),
        )
        for (table, line), by_year in sorted(changes.items())
    ]
    return Grid(say("targets.title"), columns, tuple(rows))


def _versions(context: Context) -> Block:
    speech = context.speech
    return Points(
        tuple(
            context.say(
                "versions.one",
                n=version.number,
                at=speech.moment(version.at),
                note=context.say("versions.unsaid") if version.note == "" else context.quoted(version.note),
            )
            for version in context.minutes.facts.versions[1:]
        )
    )
