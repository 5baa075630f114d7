"""The whole protocol from the worked-out day: head, sections in their order, foot. The same for all its forms."""

from __future__ import annotations

from collections.abc import Iterator

from server.minutes.blocks import Document
from server.minutes.context import Context
from server.minutes.sections.agreed import agreed
from server.minutes.sections.budgets import budgets
from server.minutes.sections.common import common
from server.minutes.sections.day import first_opened, span, the_day
from server.minutes.sections.disagreed import disagreed
from server.minutes.sections.evidence import evidence
from server.minutes.sections.own import own
from server.minutes.sections.questions import questions
from server.minutes.sections.short import short
from server.minutes.speech import Speech
from server.minutes.worked import Minutes

ORDER = (short, the_day, agreed, common, disagreed, own, questions, budgets, evidence)


def document(minutes: Minutes, speech: Speech) -> Document:
    context = Context(minutes, speech)
    say, day = context.say, minutes.day.facts
    municipality, title = minutes.books.budget.municipality, speech.text(day.title)
    return Document(
        language=speech.language,
        title=say("title", title=title, municipality=municipality),
        municipality=municipality,
        heading=say("heading", title=title),
        mark=say("mark", n=minutes.facts.open_round) if minutes.facts.open_round else "",
        head=tuple(_head(context)),
        sections=tuple(part for section in ORDER for part in section(context)),
        footer=say("footer", municipality=municipality, title=title, seq=speech.whole(day.seq)),
        contents=say("contents"),
        page=say("page"),
        of=say("page_of"),
        at=day.at // 1000,
    )


def _head(context: Context) -> Iterator[tuple[str, str]]:
    say, speech, facts = context.say, context.speech, context.minutes.facts
    yield say("head.date"), speech.date(first_opened(context))
    if any(each.held for each in facts.rounds):
        yield say("head.time"), span(context)
    yield say("head.status"), _status(context)
    yield say("head.amounts"), say("scale")
    day = context.minutes.day.facts
    yield say("head.log"), say("log", seq=speech.whole(day.seq), at=speech.moment(day.at))


def _status(context: Context) -> str:
    facts = context.minutes.facts
    if facts.open_round:
        status = context.say("status.round", n=facts.open_round)
    else:
        status = context.say(f"status.{facts.status}")
    return status + (context.say("status.hidden") if facts.hidden else "")
