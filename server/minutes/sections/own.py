"""The tables' own proposals, and what finance found. Never part of the agreement (settled.md 25)."""

from __future__ import annotations

from collections.abc import Iterator

from server.minutes.blocks import Cell, Column, Grid, Paragraph, Row, Section, row
from server.minutes.context import Context
from server.minutes.facts import OwnFacts


def own(context: Context) -> tuple[Section, ...]:
    say, facts = context.say, context.minutes.facts
    if not facts.own:
        return (Section("own", say("own"), (Paragraph(say("own.none")),)),)
    columns = (
        Column(say("number")), Column(say("proposal"), wide=True), Column(say("own.costing")), *context.year_columns()
    )  # fmt: skip
    grid = Grid(say("own.title", year=context.years[0]), columns, tuple(_row(each, context) for each in facts.own))
    return (Section("own", say("own"), (Paragraph(say("own.lead")), grid)),)


def _row(each: OwnFacts, context: Context) -> Row:
    state = context.say("own.costed" if each.costed else "own.not_costed")
    title = Cell(context.speech.text(each.title), tuple(_notes(each, context)))
    return row(each.proposal, title, state, *context.speech.thousands(each.costed or each.guess))


def _notes(each: OwnFacts, context: Context) -> Iterator[str]:
    yield " · ".join(_facts(each, context))
    words = " ".join(
        context.say(f"field.{field}", text=context.speech.text(text)) for field, text in each.words.items()
    )
    if words:
        yield words


def _facts(each: OwnFacts, context: Context) -> Iterator[str]:
    say, speech = context.say, context.speech
    kind = say(f"type.{each.type}")
    yield say("own.where", table=context.table(each.table), committee=context.committee(each.committee), type=kind)
    if not each.chosen:
        yield say("own.withdrawn")
    if each.costed and each.costed != each.guess:
        yield say("own.guess", amounts=" / ".join(speech.thousands(each.guess)))
    if any(each.posts):
        yield say("own.posts", posts=" / ".join(speech.decimal(posts) for posts in each.posts))
