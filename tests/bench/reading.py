"""Reads what came back from a run: did everyone at the table reach every edit, with the right value, and how fast?

A view is bounded, so an amount that was overtaken on the way need not be seen (settled.md 13): reaching an edit means
that a delta brings the view to its seq or beyond, and that the row then holds this edit's amount or a later one's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgpack

from tests.bench.edits import Edit
from tests.bench.load import Hall, Sent


@dataclass(frozen=True, slots=True)
class Run:
    """What a run came to. Times in milliseconds.

    saved: edits that were acknowledged. due, delivered: (edit, other screen at the table) pairs owed and reached.
    wrong: deliveries with a value that no edit or another edit sent. batches: events in each commit, in order.
    """

    edits: int
    saved: int
    refused: Counter[str]
    due: int
    delivered: int
    wrong: int
    closed: int
    rate: float
    screens: list[float]
    answers: list[float]
    batches: list[int]
    cpu: float

    @property
    def is_whole(self) -> bool:
        """Nothing refused, lost, or wrong."""
        return self.saved == self.edits and self.delivered == self.due and not (self.wrong or self.closed)

    def screen(self, share: float) -> float:
        """The time within which that share of all screens showed the edit; endless if not all did."""
        return quantile(self.screens, share) if self.is_whole else float("inf")


def quantile(values: Sequence[float], share: float) -> float:
    """Of sorted values; endless if there are none."""
    return values[min(len(values) - 1, int(len(values) * share))] if values else float("inf")


@dataclass(slots=True)
class _Heard:
    """What one client heard. deltas: (when, to, {row: (seq, amount)}) of its own table."""

    deltas: list[tuple[float, int, dict[str, tuple[int, int]]]] = field(default_factory=list)
    answers: dict[str, tuple[float, int]] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)


def read(hall: Hall, sent: Sent) -> Run:
    heard = [_listen(socket.heard, f"table/{table}") for socket, table in zip(hall.sockets, hall.table_of, strict=True)]
    by_seq: dict[int, int] = {}
    answers = []
    for number, edit in enumerate(sent.edits):
        answer = heard[edit.client].answers.get(edit.id)
        if answer is not None:
            by_seq[answer[1]] = number
            answers.append((answer[0] - sent.at[number]) * 1000)
    at_table: defaultdict[int, list[int]] = defaultdict(list)
    for seq in sorted(by_seq):
        at_table[sent.edits[by_seq[seq]].table].append(seq)
    screens: list[float] = []
    wrong = 0
    for client, table in enumerate(hall.table_of):
        times, mistakes = _follow(client, heard[client], at_table[table], by_seq, sent)
        screens += times
        wrong += mistakes
    people = Counter(hall.table_of)
    return Run(
        edits=len(sent.edits),
        saved=len(by_seq),
        refused=sum((one.refused for one in heard), Counter()),
        due=sum(people[sent.edits[number].table] - 1 for number in by_seq.values()),
        delivered=len(screens),
        wrong=wrong,
        closed=sum(socket.closed for socket in hall.sockets),
        rate=len(by_seq) / sent.seconds,
        screens=sorted(screens),
        answers=sorted(answers),
        batches=_batches(heard, by_seq),
        cpu=sent.cpu,
    )


def _listen(frames: Iterable[tuple[float, bytes]], view: str) -> _Heard:
    heard = _Heard()
    for when, payload in frames:
        frame = msgpack.unpackb(payload)
        match frame["t"]:
            case "delta" if frame["view"] == view:
                rows = {
                    key: (row["seq"], row["amount"]) for key, row in frame["rows"].items() if key.startswith("amount/")
                }
                heard.deltas.append((when, frame["to"], rows))
            case "ok" if not frame["first"]:
                heard.refused["nothing recorded"] += 1
            case "ok":
                heard.answers[frame["id"]] = (when, frame["last"])
            case "no" | "error":
                heard.refused[frame["code"]] += 1
            case _:
                pass
    return heard


def _follow(
    client: int, heard: _Heard, seqs: Sequence[int], by_seq: dict[int, int], sent: Sent
) -> tuple[list[float], int]:
    """Milliseconds to each edit of others at the table, and how often a row held what it should not."""
    times: list[float] = []
    wrong, done = 0, 0
    latest: dict[str, int] = {}
    for when, to, rows in heard.deltas:
        for row, (seq, amount) in rows.items():
            latest[row] = seq
            number = by_seq.get(seq)
            if number is None:
                wrong += amount >= 0  # of an earlier run, or of an edit that never was acknowledged
            else:
                wrong += (sent.edits[number].amount, sent.edits[number].row) != (amount, row)
        while done < len(seqs) and seqs[done] <= to:
            edit, at = _edit_of(seqs[done], by_seq, sent)
            if latest.get(edit.row, 0) < seqs[done]:
                wrong += 1
            elif edit.client != client:
                times.append((when - at) * 1000)
            done += 1
    return times, wrong


def _edit_of(seq: int, by_seq: dict[int, int], sent: Sent) -> tuple[Edit, float]:
    number = by_seq[seq]
    return sent.edits[number], sent.at[number]


def _batches(heard: Sequence[_Heard], by_seq: dict[int, int]) -> list[int]:
    """Events in each commit: every delta ends where its batch ended."""
    if not by_seq:
        return []
    ends = sorted({to for one in heard for _, to, _ in one.deltas if to >= min(by_seq)})
    starts = [min(by_seq) - 1, *ends]
    return [end - start for start, end in zip(starts, ends, strict=False)]
