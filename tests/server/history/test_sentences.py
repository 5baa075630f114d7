"""Every event is one plain sentence in both languages, and tells no name or word that the reader may not see."""

from __future__ import annotations

from functools import cache
from typing import get_args

import pytest

from domain.recorded import Recorded
from domain.table import events as table
from domain.text import ERASED
from domain.workshop import events as workshop
from domain.workshop.state import Event, Workshop, evolve
from projections.story.trail import Trail
from server.history.context import Context, Sight
from server.history.kinds import KIND_WORDS
from server.history.sentences import sentence
from server.sentences import Language
from tests.domain.versions import papers
from tests.projections.fjordbaek import fjordbaek
from tests.projections.random_day import Fact, random_day


@cache
def day() -> tuple[tuple[Fact, ...], Trail, Workshop]:
    facts = (*random_day(1, 2_500, fjordbaek()),)
    facts = (*facts, facts[-1]._replace(seq=len(facts) + 1, event=workshop.WorkshopClosed()))
    trail, state = Trail("w", papers(fjordbaek()).of), Workshop("w")
    trail.follow(facts)
    for fact in facts:
        state = evolve(state, fact)
    return facts, trail, state


def context(sight: Sight = "people", **names: str) -> Context:
    _, trail, state = day()
    return Context(state, papers(fjordbaek()).of, trail.before, names, sight)


def told(event: Event, language: Language, at: Context, *, actor: str = "p:p1", undoes: int = 0) -> str:
    return sentence(Recorded("w", 0, 0, actor, None, "c", 0, 1, 1, undoes, event), at, language)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_kind_of_event_becomes_a_sentence(language: Language) -> None:
    facts, _, _ = day()
    seen = set()
    for fact in facts:
        said = sentence(fact, context(), language)
        seen.add(type(fact.event))
        assert said[0].isupper() or said[0].isdigit(), said
        assert said.rstrip("«”")[-1] in ".!?", said
        assert not [flaw for flaw in ("..", "None", "{", "kr.,.") if flaw in said], said
    assert seen == set(get_args(Event)), set(get_args(Event)) - seen
    assert set(KIND_WORDS) == set(get_args(Event))


def test_an_amount_tells_from_what_to_what_in_whose_prices_and_why() -> None:
    at = context(p1="Anne Holm")
    event = table.AmountSet(2, "R-04", 2021, -900_000, "Færre vikarer.")
    assert told(event, "da", at) == (
        "Anne Holm ved bord 2 satte beløbet for R-04 »Åbningstid i SFO reduceres 1,5 time/uge« i 2021 til "
        "-900.000 kr. (2020-priser) med begrundelsen »Færre vikarer.«"
    )
    assert told(event, "en", at).endswith("in 2021 to -900,000 kr. (2020 prices) with the reason “Færre vikarer.”")


def test_whose_name_is_not_seen_is_told_by_group_and_in_the_hall_by_table() -> None:
    event = table.ReasonWritten(1, "R-04", "Hemmeligt.")
    assert told(event, "da", context()).startswith("En leder ved bord 1 ")
    in_hall = told(event, "da", context("tables", p1="Anne Holm"))
    assert in_hall == "Bord 1 skrev en begrundelse for R-04 »Åbningstid i SFO reduceres 1,5 time/uge«: …"


@pytest.mark.parametrize(("language", "said"), [("da", "[slettet]"), ("en", "[erased]")])
def test_erased_words_are_told_as_erased(language: Language, said: str) -> None:
    assert said in told(table.ReasonWritten(1, "R-04", ERASED), language, context())
    assert said in told(workshop.DocumentsReplaced("b", "c", "a", ERASED), language, context())


def test_an_undoing_names_what_it_undoes() -> None:
    said = told(table.ShareSet(1, "R-04", 50), "da", context(), actor="t:1", undoes=7)
    assert said.startswith("Bord 1 fortrød nr. 7 og ændrede andelen af R-04")


def test_the_index_holds_no_words() -> None:
    _, trail, _ = day()
    held = repr(trail.workshop)
    assert not [word for word in ("Fordi det hjælper.", "Our own idea") if word in held]
    assert trail.written
