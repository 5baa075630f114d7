"""Takes the facts of the protocol out of a room. Never works out an amount, and leaves behind who said what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from domain.table.state import OwnProposal
from domain.workshop.state import GROUPS, Workshop
from projections.board import shown
from projections.view import View
from server.exporting.facts import MaybeText
from server.live.served import Served
from server.minutes.facts import (
    FlagFacts,
    HeadFacts,
    MinutesFacts,
    OwnFacts,
    RoundFacts,
    SeatFacts,
    StanceFacts,
    TargetFacts,
    VersionFacts,
)

WORDS: Final = (
    "summary", "description", "consequence_service", "consequence_staff", "risk", "preconditions", "implementation",
    "derived", "works_council", "hearing",
)  # fmt: skip
"""What finance wrote of an own proposal, in the order it is read."""


def minutes_of(room: Served, names: Mapping[str, str] | None = None, head: HeadFacts | None = None) -> MinutesFacts:
    """names: pid -> name, of those whose names are to stand on the paper."""
    workshop = room.workshop
    current = workshop.open_round
    return MinutesFacts(
        status="closed" if workshop.is_closed else "open",
        hidden=workshop.hidden,
        open_round=current.number if current else 0,
        rounds=tuple(_rounds(workshop)),
        seats=tuple(_seats(workshop)),
        targets=tuple(TargetFacts(*key, change) for key, change in sorted(workshop.targets.items())),
        stances=tuple(_stances(workshop)),
        own=tuple(_own(workshop)),
        flags=tuple(_flags(workshop, room.projections.views)),
        versions=tuple(VersionFacts(n, v.at, shown(v.note)) for n, v in enumerate(workshop.versions, start=1)),
        names=_names(workshop, names or {}),
        retired=tuple(room.books.retired.values()),
        head=head,
    )


def _rounds(workshop: Workshop) -> Iterator[RoundFacts]:
    for number, held in sorted(workshop.rounds.items()):
        stretches = tuple((stretch.opened_at, stretch.closed_at) for stretch in held.held)
        yield RoundFacts(number, shown(held.title), held.status, held.minutes, stretches)


def _seats(workshop: Workshop) -> Iterator[SeatFacts]:
    expected = Counter((person.table, person.group) for person in workshop.participants.values())
    came = Counter((person.table, person.group) for person in workshop.participants.values() if person.device)
    for table in (0, *sorted(workshop.tables)):
        for group in GROUPS:
            if expected[table, group]:
                yield SeatFacts(table, group, expected[table, group], came[table, group])


def _stances(workshop: Workshop) -> Iterator[StanceFacts]:
    """Sorted by what they say, so that their order tells nobody who said it."""
    for number, table in sorted(workshop.tables.items()):
        said = [(proposal, stance.grade, shown(stance.reason)) for (proposal, _), stance in table.stances.items()]
        for proposal, grade, reason in sorted(said, key=lambda each: (each[0], each[1], each[2] or "")):
            yield StanceFacts(number, proposal, grade, reason)


def _own(workshop: Workshop) -> Iterator[OwnFacts]:
    for number, table in sorted(workshop.tables.items()):
        for own in table.own.values():
            costing = own.costing
            yield OwnFacts(
                table=number,
                proposal=own.id,
                title=shown(own.title),
                committee=own.committee,
                type=own.type,
                chosen=own.id in table.choices,
                guess=own.amounts,
                costed=costing.amounts if costing else (),
                posts=costing.posts if costing else (),
                words=_words(own),
            )


def _words(own: OwnProposal) -> dict[str, MaybeText]:
    if own.costing is None:
        return {}
    texts = {field: shown(getattr(own.costing, field)) for field in WORDS}
    return {field: text for field, text in texts.items() if text != ""}


def _flags(workshop: Workshop, views: Mapping[str, View]) -> Iterator[FlagFacts]:
    for number in sorted(workshop.tables):
        view = views.get(f"table/{number}")  # a node that follows may not have heard of the table yet
        for key, row in sorted(view.rows.items()) if view else ():
            if key.startswith("flag/"):
                yield FlagFacts(number, key.removeprefix("flag/"), str(dict(row)["kind"]))


def _names(workshop: Workshop, names: Mapping[str, str]) -> dict[int, tuple[str, ...]]:
    tables: dict[int, list[str]] = {}
    for pid, person in workshop.participants.items():
        if pid in names:
            tables.setdefault(person.table, []).append(names[pid])
    return {table: tuple(sorted(there)) for table, there in sorted(tables.items())}
