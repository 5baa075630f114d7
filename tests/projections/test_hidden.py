"""While results are hidden nothing of them is in the hall's view, nor in any change of it (settled.md 14)."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from domain.table.events import AmountSet, OwnProposalAdded, ProposalChosen, ProposalWithdrawn
from domain.workshop.events import ResultsHidden, ResultsRevealed
from projections.rows import Row
from tests.domain.books import BOOKS, CATALOGUE
from tests.projections.fjordbaek import fjordbaek
from tests.projections.live import Live, opened
from tests.projections.random_day import random_day

PUBLIC = {"hidden", "tables", "agreement", "edits", "participants", "seq", "at", "table"}


def check_bare(rows: Mapping[str, Row]) -> None:
    """Only a count of tables, people and edits; and of an edit, which table and when."""
    for key, row in rows.items():
        assert re.fullmatch(r"summary|recent/\d+", key)
        assert row.keys() <= PUBLIC
        assert all(type(value) in (int, bool) for value in row.values())


@pytest.mark.parametrize("kind", ["small", "fjordbaek"])
@pytest.mark.parametrize("seed", range(4))
def test_no_row_of_a_hidden_hall_holds_a_result(seed: int, kind: str) -> None:
    """Hidden every now and then on a random day, and looked at after each event, taken or not."""
    books = BOOKS if kind == "small" else fjordbaek()
    live = Live(books)
    seen_hidden = 0
    for fact in random_day(seed, 240, books):
        live.live(fact)
        if fact.seq % 40 == 0:
            live.tell(ResultsRevealed() if live.workshop.hidden else ResultsHidden(), actor="f:1")
        was_sent = set(live.projections.views["hall"].rows)
        hall = live.projections.views["hall"]
        if live.workshop.hidden:
            seen_hidden += 1
            check_bare(hall.rows)
        change = live.projections.take_changes().get("hall")
        if live.workshop.hidden:
            check_bare(hall.rows)
            assert change is None or not set(change.rows) - {"summary"} - {f"recent/{slot}" for slot in range(12)}
            check_bare({} if change is None else change.rows)
            assert was_sent <= {"summary", *(f"recent/{slot}" for slot in range(12))}
    assert seen_hidden > 50


def test_hiding_makes_tombstones_of_all_that_was_shown_and_revealing_brings_it_back() -> None:
    live = opened(1, 2).tell(ProposalChosen(1, "hours", 100, 0, CATALOGUE))
    shown = live.rows("hall")
    live.tell(ResultsHidden(), actor="f:1")
    change = live.projections.take_changes()["hall"]
    assert set(change.gone) == {"agree/hours", "cell/hours/1", "table/1", "table/2"}
    assert live.rows("overview") == shown | {"summary": shown["summary"] | {"hidden": True}}
    live.tell(ResultsRevealed(), actor="f:1")
    assert live.rows("hall") == shown == live.rows("overview")


def test_the_hall_is_bare_at_once_even_if_nobody_has_taken_the_change() -> None:
    """Somebody may join between two updates of the hall."""
    live = opened(1).tell(ProposalChosen(1, "hours", 100, 0, CATALOGUE))
    live.rows("hall")
    live.tell(ResultsHidden(), actor="f:1")
    check_bare(live.projections.views["hall"].snapshot())


def test_what_came_and_went_while_hidden_leaves_no_trace_in_the_hall() -> None:
    """Not even a tombstone with a proposal's number, before the reveal or after it."""
    live = opened(1).tell(ResultsHidden(), actor="f:1")
    live.tell(ProposalChosen(1, "hours", 100, 0, CATALOGUE), AmountSet(1, "hours", 2021, -7, "secret"))
    live.tell(OwnProposalAdded(1, "B1-1", "secret", "LEARN", "reduction", "service", (1, 2, 3, 4)))
    assert live.rows("overview")["cell/hours/1"]["set"] is True
    live.tell(ProposalWithdrawn(1, "hours"))
    live.rows("hall")
    hall = live.projections.views["hall"]
    assert set(hall.changed_at) == {"summary", *(f"recent/{slot}" for slot in range(4)), "table/1"}
    assert hall.changed_at["table/1"] == live.facts[-5].seq, "shown before, and hidden with everything"
    live.tell(ResultsRevealed(), actor="f:1")
    live.rows("hall")
    assert not [key for key in hall.changed_at if "hours" in key]
    assert live.rows("hall")["own/1/B1-1"]["title"] == "secret"
