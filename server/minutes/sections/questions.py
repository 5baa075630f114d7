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
    grid = Grid(say("questions.title"), columns, tuple(row(*question) for question in found))
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
    yield from _missing(context)
    for agreed in context.minutes.agreed:
        if len(by_variant(agreed)) > 1:
            yield say("ask.variant", which=speech.listed(said_variants(agreed, context), "or"))
    objected = [f"{context.numbers(row)} ({len(row.objections)})" for row in context.minutes.agreed if row.objections]
    if objected:
        yield say("ask.objection", proposals=speech.listed(objected))
    for proposal, needed in found.unmet:
        yield say("ask.unmet", proposal=proposal, needed=f"{needed} ({context.title(needed)})")


def _missing(context: Context) -> Iterator[str]:
    """Line by line, all years in which the common budget does not reach its target."""
    by_line: dict[str, list[str]] = {}
    for each in sorted(context.minutes.common.standings, key=lambda each: each["year"]):
        if each["missing"] > 0:
            amount = context.speech.millions(each["missing"])
            by_line.setdefault(each["line"], []).append(context.say("ask.in_year", amount=amount, year=each["year"]))
    for line, amounts in by_line.items():
        yield context.say("ask.missing", line=context.line(line), amounts=context.speech.listed(amounts))


def _of_tables(context: Context) -> Iterator[Question]:
    for result in context.minutes.tables:
        where = context.table(result.table.facts.number)
        why_not = context.why_not(result.breaches, result.unnamed)
        if why_not:
            yield where, why_not
        yield from ((where, what) for what in _of_table(result.table.facts.number, context))


def _of_table(number: int, context: Context) -> Iterator[str]:
    facts, speech = context.minutes.facts, context.speech
    uncosted = [
        f"{own.proposal} {context.quoted(own.title)}"
        for own in facts.own
        if own.table == number and own.chosen and not own.costed
    ]
    if uncosted:
        yield context.say("ask.uncosted", proposals=speech.listed(uncosted))
    for kind in ("costed", "changed", "retired", "misfit"):
        flagged = [flag.proposal for flag in facts.flags if (flag.table, flag.kind) == (number, kind)]
        if flagged:
            yield context.say(f"ask.flag.{kind}", proposals=speech.listed(flagged))
