"""Each table's own budget: what it had to reach and reached, what it chose, with amounts, order and reasons."""

from __future__ import annotations

from collections.abc import Iterator

from server.exporting.worked import Choice, TurnedTax
from server.minutes.blocks import Block, Cell, Column, Grid, Paragraph, Row, Section, row
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
    """All tables in the year that counts for each: the budget year if something is missing there, else the worst."""
    say = context.say
    columns = (
        Column(say("people.table"), wide=True), Column(say("year"), number=True),
        Column(say("budgets.required"), number=True), Column(say("budgets.achieved"), number=True),
        Column(say("budgets.missing"), number=True), Column(say("budgets.chosen"), number=True),
        Column(say("budgets.law")),
    )  # fmt: skip
    return Grid(say("budgets.title"), columns, tuple(_table_row(result, context) for result in context.minutes.tables))


def _table_row(result: TableResult, context: Context) -> Row:
    say, speech, head = context.say, context.speech, result.headline
    place = context.years.index(head["year"])
    line = head["line"]
    achieved = result.table.statement[line][place] - context.minutes.books.report.base[line][place]
    found = next((each for each in result.standings if (each["line"], each["year"]) == (line, head["year"])), None)
    required = "\u2013" if found is None else speech.thousands([found["required"]])[0]
    return row(
        context.table(result.table.facts.number),
        str(head["year"]),
        required,
        speech.thousands([achieved])[0],
        say("short.no_target") if found is None else missing(found["missing"], context),
        str(len(result.table.choices)),
        say("yes" if result.table.deliverable else "no"),
    )


def missing(kroner: int, context: Context) -> str:
    return context.speech.thousands([kroner])[0] if kroner > 0 else context.say("short.reached")


def _budget(result: TableResult, context: Context) -> Iterator[Block]:
    say, facts = context.say, context.minutes.facts
    number = result.table.facts.number
    people = [f"{seat.expected} {say(f'group.{seat.group}').lower()}" for seat in facts.seats if seat.table == number]
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
    say, speech = context.say, context.speech
    columns = (
        Column(say("line"), wide=True), Column(say("year"), number=True), Column(say("budgets.required"), number=True),
        Column(say("budgets.achieved"), number=True), Column(say("budgets.missing"), number=True),
    )  # fmt: skip
    rows = [
        row(
            context.line(each["line"]),
            str(each["year"]),
            *speech.thousands((each["required"], each["achieved"])),
            missing(each["missing"], context),
        )
        for each in result.standings
    ]
    return Grid(say("budget.targets"), columns, tuple(rows))


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
    say, chosen, speech = context.say, choice.chosen, context.speech
    if choice.origin != "catalogue":
        yield say(f"origin.{choice.origin}")
    if chosen.amounts:
        yield say("budget.set", years=speech.listed(str(year) for year in sorted(chosen.amounts)))
    if choice.effect.passed:
        yield say("budget.passed", year=context.years[-1], amounts=" · ".join(speech.thousands(choice.effect.passed)))
    if chosen.reason != "":
        yield context.quoted(chosen.reason)
    for year, reason in sorted(chosen.reasons.items()):
        if reason != "":
            yield say("budget.set_reason", year=year, text=context.quoted(reason))
    said = [s for s in context.minutes.facts.stances if (s.table, s.proposal) == (table, choice.proposal.id)]
    stances = context.stances(said)
    if stances:
        yield stances
