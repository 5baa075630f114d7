"""One event as the audit trail shows it: a sentence, and what it can be filtered by. Shapes and nothing else."""

from __future__ import annotations

from typing import TypedDict

from domain.recorded import Recorded
from domain.workshop.state import Event
from server.history.context import Context
from server.history.sentences import sentence, who
from server.history.words import upper_first
from server.log.names import NAMES
from server.sentences import Language


class Entry(TypedDict):
    """at: ms UTC. kind: as the log calls it. round, table: 0 for none. undoes: the first event undone, 0 for none.

    who: as the reader may see it. say: the sentence.
    """

    seq: int
    at: int
    round: int
    kind: str
    table: int
    proposal: str
    who: str
    say: str
    undoes: int


def entry(fact: Recorded[Event], context: Context, language: Language) -> Entry:
    event = fact.event
    return {
        "seq": fact.seq,
        "at": fact.at,
        "round": fact.round,
        "kind": NAMES[type(event)][0],
        "table": getattr(event, "table", 0),
        "proposal": getattr(event, "proposal", ""),
        "who": upper_first(who(fact, context, language)),
        "say": sentence(fact, context, language),
        "undoes": fact.undoes,
    }
