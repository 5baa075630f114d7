"""Compares what all clients were told with what the log holds. Pure, so that it can be tried on seeded defects.

lost          acknowledged, and not in the log, or not where it was said to be
altered       in the log, and not what was asked for
doubled       in the log more than once
reordered     a client's edits stand in another order than it asked for them
refused       refused, and in the log all the same
contradicted  said twice, and acknowledged as two things
gap           the log's numbers are not 1, 2, 3 ...
stranger      in the log under a client's name, and that client never asked for it
closed        recorded while its sender's round was not open
backwards     recorded at an earlier time than the event before it
deposed       recorded under an earlier term than the event before it
unequal       two clients at one table do not see the same in the end
stale         a client sees another amount in the end than the log's last one
skewed        a client sees another row in the end than the log folds to

What can only be noticed meanwhile (stuck, unreadable, accepted, unclear, dear) is added by who notices it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tests.faults.history import Asked, Content, History, Refused, Saved


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of the log. content: None for an event that no client of the check asks for.

    opens, closes: the round that opens or ends with it, 0 for none.
    """

    seq: int
    actor: str
    command_id: str
    content: Content | None
    at: int = 0
    term: int = 1
    opens: int = 0
    closes: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    kind: str
    what: str


Folded = Mapping[int, Mapping[str, Any]]
"""The rows of each table as the log alone comes to."""


def check(histories: Sequence[History], log: Sequence[Entry], folded: Folded | None = None) -> list[Fault]:
    """All faults; none is what is hoped for."""
    theirs: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in log:
        if entry.content is not None:
            theirs[entry.actor].append(entry)
    last = _last(log)
    arrived = [history for history in histories if history.arrived]
    return [
        *_gaps(log),
        *_backwards(log),
        *_closed(histories, log),
        *(fault for history in histories for fault in _of_client(history, theirs[history.actor])),
        *_unequal(arrived),
        *(fault for history in arrived for fault in _stale(history, last.get(history.table, {}))),
        *(fault for history in arrived for fault in _skewed(history, folded or {})),
    ]


def _gaps(log: Sequence[Entry]) -> Iterator[Fault]:
    for expected, entry in enumerate(log, 1):
        if entry.seq != expected:
            yield Fault("gap", f"number {expected} of the log says {entry.seq}")
            return


def _backwards(log: Sequence[Entry]) -> Iterator[Fault]:
    for earlier, later in pairwise(log):
        if later.at < earlier.at:
            yield Fault("backwards", f"{later.seq} was recorded {earlier.at - later.at} ms before {earlier.seq}")
        if later.term < earlier.term:
            yield Fault("deposed", f"{later.seq} was recorded in term {later.term}, {earlier.seq} in {earlier.term}")


def _closed(histories: Sequence[History], log: Sequence[Entry]) -> Iterator[Fault]:
    shown = {(history.actor, asked.command_id): asked.round for history in histories for asked in history.asked}
    current = 0
    for entry in log:
        current = entry.opens or (0 if entry.closes else current)
        meant = shown.get((entry.actor, entry.command_id))
        if entry.content is not None and meant is not None and meant != current:
            yield Fault("closed", f"{entry.actor} {entry.command_id} of round {meant} stands at {entry.seq}")


def _of_client(history: History, theirs: Sequence[Entry]) -> Iterator[Fault]:
    mine: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in theirs:
        mine[entry.command_id].append(entry)
    for asked in history.asked:
        yield from _of_command(history.actor, asked, mine.pop(asked.command_id, []))
    for command_id in mine:
        yield Fault("stranger", f"{history.actor} never asked for {command_id}")
    yield from _reordered(history, theirs)


def _of_command(actor: str, asked: Asked, entries: Sequence[Entry]) -> Iterator[Fault]:
    seqs = [entry.seq for entry in entries]
    name = f"{actor} {asked.command_id}"
    if len(entries) > 1:
        yield Fault("doubled", f"{name} stands at {seqs}")
    if any(entry.content != asked.content for entry in entries):
        yield Fault("altered", f"{name} at {seqs} is not what was asked for")
    saved = {answer for answer in (asked.outcome, *asked.also) if isinstance(answer, Saved) and answer.last}
    if len(saved) > 1:
        yield Fault("contradicted", f"{name} was saved as {sorted((one.first, one.last) for one in saved)}")
    match asked.outcome:
        case Refused(code) if entries:
            yield Fault("refused", f"{name} was refused ({code}) and stands at {seqs}")
        case Saved(0, 0) if entries:
            yield Fault("refused", f"{name} was said to change nothing and stands at {seqs}")
        case Saved(first, last) if first and seqs != list(range(first, last + 1)):
            yield Fault("lost", f"{name} was saved as {first}-{last} and stands at {seqs}")
        case _:
            pass


def _reordered(history: History, theirs: Sequence[Entry]) -> Iterator[Fault]:
    place = {asked.command_id: number for number, asked in enumerate(history.asked) if not asked.again}
    stand = [place[entry.command_id] for entry in theirs if entry.command_id in place]
    for earlier, later in pairwise(stand):
        if later < earlier:
            yield Fault("reordered", f"{history.actor}: the {later + 1}. command stands after the {earlier + 1}.")


def _unequal(histories: Sequence[History]) -> Iterator[Fault]:
    first: dict[int, History] = {}
    for history in histories:
        other = first.setdefault(history.table, history)
        if keys := _differing(history.rows, other.rows):
            yield Fault("unequal", f"{history.actor} and {other.actor} differ in {', '.join(keys[:5])}")


_Last = Mapping[str, tuple[int, Mapping[str, Any]]]
"""Row key -> where it was set last, and to what."""


def _last(log: Sequence[Entry]) -> Mapping[int, _Last]:
    """By table."""
    last: defaultdict[int, dict[str, tuple[int, Mapping[str, Any]]]] = defaultdict(dict)
    for entry in log:
        if entry.content is not None and entry.content[0] == "set_amount":
            args = dict(entry.content[1])
            last[args["table"]][f"amount/{args['proposal']}/{args['year']}"] = (entry.seq, args)
    return last


def _stale(history: History, last: _Last) -> Iterator[Fault]:
    for key, (seq, asked) in last.items():
        row = history.rows.get(key, {})
        if (row.get("seq"), row.get("amount")) != (seq, asked["amount"]):
            yield Fault("stale", f"{history.actor} sees {row.get('amount')} of {row.get('seq')} in {key}, not {seq}")


def _skewed(history: History, folded: Folded) -> Iterator[Fault]:
    if history.table in folded and (keys := _differing(history.rows, folded[history.table])):
        yield Fault("skewed", f"{history.actor} sees other rows than the log: {', '.join(keys[:5])}")


def _differing(rows: Mapping[str, Any], others: Mapping[str, Any]) -> list[str]:
    return sorted(key for key in rows.keys() | others.keys() if rows.get(key) != others.get(key))
