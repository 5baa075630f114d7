"""In short: what a reader who was not there must know first. Says nothing that a later section does not show."""

from __future__ import annotations

from collections.abc import Iterator

from server.minutes.blocks import Block, Column, Grid, Paragraph, Points, Section, row
from server.minutes.context import Context
from server.minutes.sections.questions import open_questions


def short(context: Context) -> tuple[Section, ...]:
    blocks = (
        Paragraph(_who(context)),
        Paragraph(" ".join(_agreed(context)), "lead"),
        Paragraph(context.say("short.agreed.means", k=context.minutes.day.facts.threshold, n=context.tables), "quiet"),
        *_beside_the_target(context),
        Points(tuple(_points(context))),
        Paragraph(context.say("short.council"), "quiet"),
    )
    return (Section("short", context.say("short"), blocks),)


def _who(context: Context) -> str:
    people = sum(seat.expected for seat in context.minutes.facts.seats)
    years = f"{context.years[0]}\u2013{context.years[-1]}"
    municipality = context.minutes.books.budget.municipality
    return context.speech.count("short.who", context.tables, people=people, municipality=municipality, years=years)


def _agreed(context: Context) -> Iterator[str]:
    common, year = context.minutes.common, context.years[0]
    agreed = len(context.minutes.agreed)
    if not agreed:
        yield context.say("short.agreed.none")
    else:
        better = context.speech.better(common.toward[0])
        yield context.speech.count("short.agreed", agreed, line=context.line(common.line), better=better, year=year)
    missing = [each for each in common.standings if each["missing"] > 0]
    if not common.standings:
        yield context.say("short.no_target_said")
    elif missing:
        first = min(missing, key=lambda each: (each["year"], each["line"]))
        yield context.say("short.missing_said", amount=context.speech.millions(first["missing"]), year=first["year"])
    else:
        yield context.say("short.reached_said")


def _beside_the_target(context: Context) -> Iterator[Block]:
    """The hall's own line; other lines with a target stand in the section of targets."""
    common, speech, say = context.minutes.common, context.speech, context.say
    by_year = {each["year"]: each for each in common.standings if each["line"] == common.line}
    missing = [
        say("short.no_target") if year not in by_year
        else speech.thousands([by_year[year]["missing"]])[0] if by_year[year]["missing"] > 0
        else say("short.reached")
        for year in context.years
    ]  # fmt: skip
    required = [
        "\u2013" if required is None else speech.thousands([required])[0]
        for required in common.required
    ]  # fmt: skip
    apart = [whole - toward for whole, toward in zip(common.change, common.toward, strict=True)]
    rows = [
        row(say("short.required", line=context.line(common.line)), *required),
        row(say("short.found"), *speech.thousands(common.toward), kind="total"),
        row(say("short.missing"), *missing, kind="total"),
    ]
    if any(apart):
        rows.append(row(say("short.apart"), *speech.thousands(apart)))
    yield Grid(say("short.title"), (Column("", wide=True), *context.year_columns()), tuple(rows))


def _points(context: Context) -> Iterator[str]:
    minutes, speech = context.minutes, context.speech
    year = context.years[0]
    aimed = [[each for each in result.standings if each["year"] == year] for result in minutes.tables]
    with_target = [standings for standings in aimed if standings]
    if with_target:
        reached = sum(all(each["missing"] <= 0 for each in standings) for standings in with_target)
        always = sum(bool(r.standings) and all(each["missing"] <= 0 for each in r.standings) for r in minutes.tables)
        yield context.say("short.tables_reached", n=reached, all=len(with_target), year=year, always=always)
    chosen = sum(each.verdict is not None for each in minutes.not_agreed)
    if chosen:
        yield speech.count("short.disagreed", chosen)
    own = minutes.facts.own
    if own:
        yield speech.count("short.own", len(own), costed=sum(bool(each.costed) for each in own))
    common = minutes.common
    yield context.why_not(common.breaches, common.unnamed) or context.say("common.deliverable")
    questions = len(open_questions(context))
    if questions:
        yield speech.count("short.questions", questions)
