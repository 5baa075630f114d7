"""Versions of documents are made ready once, by the chain of versions before them. Reads no log."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from domain.books import Books
from domain.workshop.state import Version
from server.documents import DocumentIsBroken, digest, encode
from server.live import shelf as shelves
from server.live.shelf import Names, Shelf
from tests.domain.books import ASSUMPTIONS, BUDGET, PROPOSALS, books_of


class Lying:
    """Documents, and how often each was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._lying: dict[str, bytes] = {}

    def put(self, data: bytes) -> str:
        self._lying[digest(data)] = data
        return digest(data)

    def get(self, name: str) -> bytes:
        self.asked.append(name)
        return self._lying[name]


@pytest.fixture
def lying() -> Lying:
    return Lying()


def first(lying: Lying) -> Names:
    return lying.put(encode(BUDGET)), lying.put(encode(books_of(PROPOSALS).catalogue)), lying.put(encode(ASSUMPTIONS))


def fewer(lying: Lying) -> str:
    return lying.put(encode(books_of(PROPOSALS[:1]).catalogue))


def version(names: Names) -> Version:
    return Version(*names, seq=1, at=0, by="f:1")


def test_a_version_is_made_ready_once(lying: Lying) -> None:
    shelf, names = Shelf(lying.get), first(lying)
    books = shelf.of((version(names),))
    assert shelf.of((version(names),)) is shelf.after((), names) is books
    assert sorted(lying.asked) == sorted(names)


def test_a_document_that_an_earlier_version_had_is_not_read_again(lying: Lying) -> None:
    """Nor added up again, as long as only the catalogue is another one."""
    shelf, names = Shelf(lying.get), first(lying)
    books = shelf.after((), names)
    other = fewer(lying)
    later = shelf.after((version(names),), (names[0], other, names[2]))
    back = shelf.after((version(names),), (names[0], other, names[2]), names)
    assert lying.asked[3:] == [other]
    assert later.budget is back.budget is books.budget
    assert later.report is back.report is books.report
    assert back.catalogue is books.catalogue


def test_the_same_documents_after_others_keep_what_those_had(lying: Lying) -> None:
    shelf, names = Shelf(lying.get), first(lying)
    few = (names[0], fewer(lying), names[2])
    assert not shelf.after((), few).retired
    assert len(shelf.after((version(names),), few).retired) == len(PROPOSALS) - 1


def test_what_is_pushed_out_is_made_ready_again(lying: Lying, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "MOST", 2)
    shelf, names = Shelf(lying.get), first(lying)
    chain = tuple(
        (names[0], names[1], lying.put(encode(replace(ASSUMPTIONS, name=f"{number}")))) for number in range(5)
    )
    last = shelf.after((), *chain)
    assert last.assumptions.name == "4"
    assert shelf.after((), *chain[:1]).assumptions.name == "0"
    again = shelf.after((), *chain)
    assert (again.report.base, again.catalogue) == (last.report.base, last.catalogue)


def test_threads_that_ask_at_once_get_the_same_value(lying: Lying) -> None:
    shelf, names = Shelf(lying.get), first(lying)
    others = [(names[0], fewer(lying), lying.put(encode(replace(ASSUMPTIONS, name=f"{n}")))) for n in range(20)]

    def ask(_: int) -> list[Books]:
        return [shelf.after((), names, other) for other in others]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(8)))
    for answer in answers:
        assert all(books is known for books, known in zip(answer, answers[0], strict=True))


def test_documents_of_another_kind_are_not_taken_for_these(lying: Lying) -> None:
    shelf, names = Shelf(lying.get), first(lying)
    with pytest.raises(DocumentIsBroken, match="budget/2"):
        shelf.after((), names, (names[1], names[1], names[2]))


def test_a_workshop_that_has_not_been_opened_has_no_documents(lying: Lying) -> None:
    with pytest.raises(LookupError, match="not been opened"):
        Shelf(lying.get).of(())


def test_what_is_in_force_stays_while_many_others_are_tried(lying: Lying, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is asked for goes to the end of the row: the front makes room."""
    monkeypatch.setattr(shelves, "MOST", 3)
    shelf, held = Shelf(lying.get), first(lying)
    in_force = shelf.after((), held)
    for budget in (replace(BUDGET, municipality=f"Town {number}") for number in range(5)):
        shelf.after((version(held),), (lying.put(encode(budget)), held[1], held[2]))
        assert shelf.after((), held) is in_force


def test_what_was_tried_and_not_taken_is_forgotten(lying: Lying) -> None:
    shelf, held = Shelf(lying.get), first(lying)
    tried = (held[0], fewer(lying), held[2])
    before = shelf.after((version(held),), tried)
    shelf.forget((version(held),), tried)
    assert shelf.after((version(held),), tried) is not before
