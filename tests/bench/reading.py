"""Reads what came back from a run: did everyone at the place reach every edit, with the right values and totals, and
how fast?

A view is bounded, so an amount that was overtaken on the way need not be seen (settled.md 13): reaching an edit means
that a delta brings the view to its seq or beyond, and that the row then holds this edit's amount or a later one's. In
the hall's view, which holds no amounts, it means to be there; and in both that all who are there end with equal rows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.bench.edits import Edit
from tests.bench.load import Hall, Sent
from tests.bench.replica import Other, Reader, Replica, State, Step, totals_are_right
from tests.bench.seats import SCREEN

Place = tuple[int, int]
"""(workshop, table)."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run came to. screens, answers: times in milliseconds, sorted, thinned where there are very many.

    saved: edits that were acknowledged. due, delivered: (edit, other screen at the place) pairs owed and reached.
    wrong: what no client may see: a value that no edit or another edit sent, totals that do not add up, a gap, rows
    unlike a neighbour's at the end. frames: deltas heard, of what size on average. batches: events in each commit.
    """

    edits: int
    saved: int
    refused: Counter[str]
    due: int
    delivered: int
    wrong: Counter[str]
    closed: int
    rate: float
    screens: list[float]
    answers: list[float]
    batches: list[int]
    cpu: float
    frames: int = 0
    frame_bytes: float = 0.0
    seconds: float = 0.0

    @property
    def is_whole(self) -> bool:
        """Nothing refused, lost, or wrong."""
        return self.saved == self.edits and self.delivered == self.due and not (self.wrong or self.closed)

    def screen(self, share: float) -> float:
        """The time within which that share of all screens showed the edit; endless if not all did."""
        return quantile(self.screens, share) if self.is_whole else float("inf")

    def answer(self, share: float) -> float:
        """The same of the sender's own answer."""
        return quantile(self.answers, share) if self.is_whole else float("inf")


ENOUGH = 10_000
"""Times that tell every share worth asking for."""


def thinned(values: Sequence[float]) -> list[float]:
    """Of sorted values at most so many, evenly taken, the last one always among them."""
    step = len(values) // ENOUGH + 1
    return [*values[step - 1 :: step], *([values[-1]] if len(values) % step else [])]


def quantile(values: Sequence[float], share: float) -> float:
    """Of sorted values; endless if there are none."""
    return values[min(len(values) - 1, int(len(values) * share))] if values else float("inf")


@dataclass(slots=True)
class _Heard:
    """What one client heard, in order: steps of its view with their moments, and answers."""

    steps: list[Step] = field(default_factory=list)
    moments: list[float] = field(default_factory=list)
    answers: dict[str, tuple[float, int]] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class _Way:
    """What a client that starts there and hears those steps comes to. reached: by step, the edits it has then."""

    end: State
    reached: Sequence[Sequence[int]]
    wrong: Counter[str]


class Following:
    """Keeps what every client holds from one run to the next."""

    def __init__(self) -> None:
        self._states: dict[int, State] = {}
        self._nothing = State()

    def read(self, hall: Hall, sent: Sent, taken: Sequence[Sequence[tuple[float, bytes]]]) -> Run:
        """taken: what `hall` heard since the last time. May be done beside the loop, which goes on answering pings."""
        readers = {seat.place: Reader(seat.view) for seat in hall.seats}
        heard = [_listen(frames, readers[seat.place]) for frames, seat in zip(taken, hall.seats, strict=True)]
        book = _Book.of(hall, sent, heard)
        screens, wrong = self._follow_all(hall, heard, book, sent)
        people = Counter(seat.place for seat in hall.seats)
        return Run(
            edits=len(sent.edits),
            saved=len(book.answers),
            refused=sum((one.refused for one in heard), Counter()),
            due=book.due(people),
            delivered=len(screens),
            wrong=wrong,
            closed=sum(socket.closed for socket in hall.sockets),
            rate=len(book.answers) / sent.seconds if sent.seconds else 0.0,
            screens=thinned(sorted(screens)),
            answers=thinned(sorted(book.answers)),
            batches=book.batches(heard, hall),
            cpu=sent.cpu,
            frames=sum(len(one.steps) for one in heard),
            frame_bytes=sum(one.bytes for one in heard) / max(1, sum(len(one.steps) for one in heard)),
            seconds=sent.seconds,
        )

    def _follow_all(
        self, hall: Hall, heard: Sequence[_Heard], book: _Book, sent: Sent
    ) -> tuple[list[float], Counter[str]]:
        screens: list[float] = []
        wrong: Counter[str] = Counter()
        ways: dict[tuple[Place, int, tuple[int, ...]], _Way] = {}
        ends: dict[Place, State] = {}
        for client, (seat, one) in enumerate(zip(hall.seats, heard, strict=True)):
            state = self._states.get(client, self._nothing)
            key = (seat.place, id(state), tuple(map(id, one.steps)))
            way = ways.get(key)
            if way is None:
                way = ways[key] = _go(state, one.steps, book, seat.place, sent.edits)
            wrong += way.wrong
            end = ends.setdefault(seat.place, way.end)
            if end is not way.end and end.rows != way.end.rows:
                wrong["rows unlike a neighbour's"] += 1
                end = way.end
            self._states[client] = end
            for moment, numbers in zip(one.moments, way.reached, strict=True):
                screens += [(moment - sent.at[n]) * 1000 for n in numbers if sent.edits[n].client != client]
        return screens, wrong


@dataclass(frozen=True, slots=True)
class _Book:
    """edit_at: (workshop, seq) -> number of the edit. to_see: what each place is to reach, as (seq, number)."""

    edit_at: Mapping[tuple[int, int], int]
    to_see: Mapping[Place, Sequence[tuple[int, int]]]
    answers: Sequence[float]

    @classmethod
    def of(cls, hall: Hall, sent: Sent, heard: Sequence[_Heard]) -> _Book:
        edit_at: dict[tuple[int, int], int] = {}
        answers = []
        for number, edit in enumerate(sent.edits):
            answer = heard[edit.client].answers.get(edit.id)
            if answer is not None:
                edit_at[hall.seats[edit.client].workshop, answer[1]] = number
                answers.append((answer[0] - sent.at[number]) * 1000)
        screened = {seat.workshop for seat in hall.seats if seat.table == SCREEN}
        to_see: defaultdict[Place, list[tuple[int, int]]] = defaultdict(list)
        for (workshop, seq), number in sorted(edit_at.items()):
            to_see[workshop, sent.edits[number].table].append((seq, number))
            if workshop in screened:
                to_see[workshop, SCREEN].append((seq, number))
        return cls(edit_at, to_see, answers)

    def due(self, people: Mapping[Place, int]) -> int:
        """The sender's own screen is not counted, nor timed."""
        return sum(len(seen) * (people.get(place, 0) - (place[1] != SCREEN)) for place, seen in self.to_see.items())

    def batches(self, heard: Sequence[_Heard], hall: Hall) -> list[int]:
        """Events in each commit of the first workshop: every delta ends where its batch ended, or a later one did."""
        seqs = [seq for workshop, seq in self.edit_at if workshop == 0]
        if not seqs:
            return []
        first = min(seqs)
        ends = sorted(
            {
                step.to
                for seat, one in zip(hall.seats, heard, strict=True)
                if seat.workshop == 0 and seat.table != SCREEN
                for step in one.steps
                if step.to >= first
            }
        )
        return [end - start for start, end in zip([first - 1, *ends], ends, strict=False)]


def _listen(frames: Iterable[tuple[float, bytes]], reader: Reader) -> _Heard:
    heard = _Heard()
    for when, payload in frames:
        match reader.read(payload):
            case Step() as step:
                heard.steps.append(step)
                heard.moments.append(when)
                heard.bytes += len(payload)
            case Other(code=code) if code:
                heard.refused[code] += 1
            case Other(first=0):
                heard.refused["nothing recorded"] += 1
            case Other(id=id, last=last):
                heard.answers[id] = (when, last)
            case None:
                pass
    return heard


def _go(state: State, steps: Sequence[Step], book: _Book, place: Place, edits: Sequence[Edit]) -> _Way:
    """Along the steps, looking at every value and at the totals after each."""
    replica, wrong = Replica(state), Counter[str]()
    to_see, done = book.to_see.get(place, ()), 0
    latest: dict[str, int] = {}
    reached = []
    for step in steps:
        if not replica.take(step):
            wrong["a gap"] += 1
        for row, (seq, amount) in step.amounts.items():
            latest[row] = seq
            number = book.edit_at.get((place[0], seq))
            if number is not None and (edits[number].amount, edits[number].row) != (amount, row):
                wrong["a value of another edit"] += 1
        numbers = []
        while done < len(to_see) and to_see[done][0] <= step.to:
            seq, number = to_see[done]
            if place[1] != SCREEN and latest.get(edits[number].row, 0) < seq:
                wrong["a position ahead of its rows"] += 1
            else:
                numbers.append(number)
            done += 1
        reached.append(numbers)
        if not totals_are_right(replica.rows):
            wrong["totals that do not add up"] += 1
    if done < len(to_see):
        wrong["not reached"] += len(to_see) - done
    return _Way(replica.state, reached, wrong)
