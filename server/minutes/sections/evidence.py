"""Where the protocol comes from: the place in the log, the documents, and the root that anybody can work out again."""

from __future__ import annotations

from collections.abc import Iterator

from server.documents import digest
from server.minutes.blocks import Block, Paragraph, Section
from server.minutes.context import Context


def evidence(context: Context) -> tuple[Section, ...]:
    return (Section("evidence", context.say("evidence"), tuple(_blocks(context))),)


def _blocks(context: Context) -> Iterator[Block]:
    say, facts = context.say, context.minutes.facts
    day = context.minutes.day.facts
    yield Paragraph(say("evidence.log", seq=context.speech.whole(day.seq), at=context.speech.moment(day.at)))
    if facts.head is not None:
        at = context.speech.moment(facts.head.at)
        yield Paragraph(say("evidence.head", size=context.speech.whole(facts.head.size), at=at))
        yield Paragraph(facts.head.root, "code")
        yield Paragraph(say("evidence.root"))
        if facts.head.size < day.seq:
            yield Paragraph(say("evidence.after", n=day.seq - facts.head.size), "quiet")
    hashes = {name: digest(getattr(day, name))[:16] for name in ("budget", "catalogue", "assumptions")}
    yield Paragraph(say("evidence.documents", **hashes), "quiet")
    yield Paragraph(say("evidence.workshop", id=day.workshop), "quiet")
    yield Paragraph(say("evidence.rounding"), "quiet")
