"""Each table's own budget: what it had to reach and reached, what it chose, with amounts, order and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from projections.rows import StandingRow
from server.exporting.worked import Choice, TurnedTax
from server.minutes.blocks import Block, Cell, Column, Grid, Group, Paragraph, Row, Section, row
from server.minutes.context import Context
from server.minutes.sections.disagreed import said_rates
from server.minutes.worked import TableResult


def budgets(context: Context) -> tuple[Section, ...]:
    say, results = context.say, context.minutes.tables
    first = Section("budgets", say("budgets"), (Paragraph(say("budgets.lead")), _beside(context)), apart=True)
    each = (
        Section(f"table-{n}", context.table(n), tuple(_budget(result, context)), 2)
        for result in results
        for n in (result.table.facts.number,)
    )
    return (first, *each)


def _beside(context: Context) -> Grid:
    """What each table misses, year by year; of several targets in a year, that which misses most."""
    say, years = context.say, context.year_columns()
    groups = (Group("", 1), Group(say("budgets.missing_in"), len(years)), Group("", 2))
    columns = (
        Column(say("people.table"), wide=True), *years,
        Column(say("budgets.chosen"), number=True), Column(say("budgets.law")),
    )  # fmt: skip
    rows = tuple(_table_row(result, context) for result in context.minutes.tables)
    return Grid(say("budgets.title"), columns, rows, groups)


def _table_row(result: TableResult, context: Context) -> Row:
    return row(
        context.table(result.table.facts.number),
        *(most_missing(result.standings, year, context) for year in context.years),
        str(len(result.table.choices)),
        context.say("yes" if result.table.deliverable else "no"),
    )


def most_missing(standings: Iterable[StandingRow], year: int, context: Context) -> str:
    """ "nået" if every target of the year is reached, a dash if there is none."""
    of_year = [each["missing"] for each in standings if each["year"] == year]
    return missing(max(of_year), context) if of_year else "\u2013"


def missing(kroner: int, context: Context) -> str:
    return context.speech.thousands([kroner])[0] if kroner > 0 else context.say("short.reached")


def _budget(result: TableResult, context: Context) -> Iterator[Block]:
    say, facts = context.say, context.minutes.facts
    number = result.table.facts.number
    people = [
        context.speech.count(f"seated.{seat.group}", seat.expected) for seat in facts.seats if seat.table == number
    ]
    if people:
        yield Paragraph(say("budget.people", which=context.speech.listed(people)), "quiet")
    if result.standings:
        yield _targets(result, context)
    why_not = context.why_not(result.breaches, result.unnamed)
    if why_not:
        yield Paragraph(why_not, "warning")
    if result.table.choices or result.table.turned:
        yield _choices(result, context)
    else:
        yield Paragraph(say("budget.none"))


def _targets(result: TableResult, context: Context) -> Grid:
    by_line: dict[str, dict[int, StandingRow]] = {}
    for each in result.standings:
        by_line.setdefault(each["line"], {})[each["year"]] = each
    rows = tuple(found for line, by_year in by_line.items() for found in _target_rows(line, by_year, context))
    return Grid(context.say("budget.targets"), (Column(context.say("line"), wide=True), *context.year_columns()), rows)


def _target_rows(line: str, by_year: Mapping[int, StandingRow], context: Context) -> Iterator[Row]:
    say, speech = context.say, context.speech

    def figures(name: Literal["required", "achieved"]) -> list[str]:
        return [speech.thousands([by_year[y][name]])[0] if y in by_year else "\u2013" for y in context.years]

    yield row(say("budget.required", line=context.line(line)), *figures("required"))
    yield row(say("budgets.achieved"), *figures("achieved"))
    last = [most_missing(by_year.values(), year, context) for year in context.years]
    yield row(say("budgets.missing"), *last, kind="total")


def _choices(result: TableResult, context: Context) -> Grid:
    say, speech, table = context.say, context.speech, result.table
    columns = (
        Column(say("number")), Column(say("proposal"), wide=True), Column(say("share"), number=True),
        Column(say("start"), number=True), *context.year_columns(),
    )  # fmt: skip
    rows = [_choice(choice, table.facts.number, context) for choice in table.choices]
    rows += [_turned(turned, context) for turned in table.turned]
    total = row("", say("total"), "", "", *speech.thousands(table.changes), kind="total")
    return Grid(say("budget.choices"), columns, (*rows, total))


def _choice(choice: Choice, table: int, context: Context) -> Row:
    chosen, proposal = choice.chosen, choice.proposal
    return row(
        proposal.id,
        Cell(context.title(proposal.id), tuple(_notes(choice, table, context))),
        context.say("per_cent", n=chosen.share),
        str(proposal.earliest_start + chosen.shift),
        *context.speech.thousands(choice.effect.total),
    )


def _turned(turned: TurnedTax, context: Context) -> Row:
    tax = turned.tax.tax
    title = Cell(context.say("budget.rate", tax=tax.name), (said_rates(turned.rates, tax.unit, context),))
    return row("", title, "", str(min(turned.rates)), *context.speech.thousands(turned.change))


def _notes(choice: Choice, table: int, context: Context) -> Iterator[str]:
    facts = " · ".join(_facts(choice, context))
    if facts:
        yield facts
    why = " · ".join(_reasons(choice, context))
    if why:
        yield why
    said = [s for s in context.minutes.facts.stances if (s.table, s.proposal) == (table, choice.proposal.id)]
    stances = context.stances(said)
    if stances:
        yield stances


def _facts(choice: Choice, context: Context) -> Iterator[str]:
    say, speech = context.say, context.speech
    if choice.origin != "catalogue":
        yield say(f"origin.{choice.origin}")
    if choice.chosen.amounts:
        yield say("budget.set", years=speech.listed(str(year) for year in sorted(choice.chosen.amounts)))
    if choice.effect.passed:
        yield say("budget.passed", year=context.years[-1], amounts=" / ".join(speech.thousands(choice.effect.passed)))


def _reasons(choice: Choice, context: Context) -> Iterator[str]:
    if choice.chosen.reason != "":
        yield context.quoted(choice.chosen.reason)
    for year, reason in sorted(choice.chosen.reasons.items()):
        if reason != "":
            yield context.say("budget.set_reason", year=year, text=context.quoted(reason))
