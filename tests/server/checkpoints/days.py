"""Days in a log, as a server would find them, and what all of them comes to. Never asserts anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from domain.books import Books
from domain.workshop.state import Workshop
from projections.house import Projections
from server.checkpoints.checkpoints import Checkpoints
from server.checkpoints.pickled import Moment
from server.directory import Directory
from server.log.batch import Batch
from server.log.store import Store
from tests.domain.books import BOOKS
from tests.domain.versions import Papers, papers
from tests.projections.live import Fact
from tests.projections.random_day import random_day
from tests.projections.test_memory import all_known

W = "w"
"""The workshop of all random days."""


@dataclass(frozen=True)
class Kept:
    """An open log with its directory, and the checkpoints beside it."""

    store: Store
    directory: Directory
    papers: Papers
    checkpoints: Checkpoints

    def append(self, facts: Sequence[Fact]) -> None:
        if facts:
            self.store.append(Batch(W, facts[0].seq - 1, tuple(facts), ())).result()

    def checkpoint(self, facts: Sequence[Fact]) -> Moment:
        """Appends them, and saves what all of the log comes to then."""
        self.append(facts)
        moment = moment_of(self.whole())
        assert self.checkpoints.save(moment, self.checkpoints.key(W))
        return moment

    def whole(self) -> Projections:
        """Every event folded from the first."""
        projections = Projections(W, self.papers.after(_opening(self.papers)), self.papers.of)
        projections.follow(self.store.read(W))
        return projections

    def started(self) -> tuple[Projections, int]:
        """What a server makes of it now, and where its checkpoint was."""
        folded = self.checkpoints.fold(W)
        assert folded is not None
        return folded.projections, folded.saved


@contextmanager
def kept_in(folder: Path, books: Books = BOOKS) -> Iterator[Kept]:
    directory = Directory(folder / "directory.db")
    store = Store.open(folder / "log.db", directory)
    lying = papers(books)
    try:
        yield Kept(store, directory, lying, Checkpoints(store, directory, lying.of))
    finally:
        store.close()
        directory.close()


def day(seed: int = 1, length: int = 120, books: Books = BOOKS) -> tuple[Fact, ...]:
    return random_day(seed, length, books)


def moment_of(projections: Projections) -> Moment:
    return projections.workshop, projections.memory()


def told(projections: Projections) -> tuple[Workshop, list[tuple[object, ...]]]:
    """All that can be asked of them."""
    return projections.workshop, all_known(projections)


def _opening(lying: Papers) -> tuple[str, str, str]:
    return next(iter(lying.budgets)), next(iter(lying.catalogues)), next(iter(lying.assumptions))
