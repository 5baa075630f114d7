"""What is still open: what has no amount, no answer, or does not fit together. Finds nothing new, and asks nobody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from server.minutes.blocks import Column, Grid, Paragraph, Section, row
from server.minutes.context import Context
from server.minutes.sections.agreed import by_variant, said_variants

Question: TypeAlias = tuple[str, str]
"""(where, what)."""


def questions(context: Context) -> tuple[Section, ...]:
    say, found = context.say, open_questions(context)
    if not found:
        return (Section("questions", say("questions"), (Paragraph(say("questions.none")),)),)
    columns = (Column(say("questions.where")), Column(say("questions.what"), wide=True))
    grid = Grid(say("questions"), columns, tuple(row(*question) for question in found))
    return (Section("questions", say("questions"), (Paragraph(say("questions.lead")), grid)),)


def open_questions(context: Context) -> list[Question]:
    """Of the day, of the common budget, and table by table."""
    return [
        *((context.say("where.day"), what) for what in _of_day(context)),
        *((context.say("where.common"), what) for what in _of_common(context)),
        *_of_tables(context),
    ]


def _of_day(context: Context) -> Iterator[str]:
    facts = context.minutes.facts
    if facts.open_round:
        yield context.say("ask.round", n=facts.open_round)
    for each in facts.rounds:
        if not each.held:
            yield context.say("ask.not_held", n=each.number, title=context.quoted(each.title))


def _of_common(context: Context) -> Iterator[str]:
    say, speech, found = context.say, context.speech, context.minutes.common
    why_not = context.why_not(found.breaches, found.unnamed)
    if why_not:
        yield why_not
    for each in sorted(found.standings, key=lambda each: (each["year"], each["line"])):
        if each["missing"] > 0:
            amount = speech.millions(each["missing"])
            yield say("ask.missing", year=each["year"], amount=amount, line=context.line(each["line"]))
    for agreed in context.minutes.agreed:
        if len(by_variant(agreed)) > 1:
            yield say("ask.variant", which=speech.listed(said_variants(agreed, context)))
        if agreed.objections:
            number = speech.count("objections", len(agreed.objections))
            yield say("ask.objection", proposal=context.numbers(agreed), n=number)
    for proposal, needed in found.unmet:
        yield say("ask.unmet", proposal=proposal, needed=f"{needed} ({context.title(needed)})")


def _of_tables(context: Context) -> Iterator[Question]:
    facts = context.minutes.facts
    for result in context.minutes.tables:
        number = result.table.facts.number
        where = context.table(number)
        why_not = context.why_not(result.breaches, result.unnamed)
        if why_not:
            yield where, why_not
        for own in facts.own:
            if own.table == number and own.chosen and not own.costed:
                title = context.quoted(own.title)
                yield where, context.say("ask.uncosted", proposal=own.proposal, title=title)
        for flag in facts.flags:
            if flag.table == number:
                yield where, context.say(f"ask.flag.{flag.kind}", proposal=flag.proposal)
