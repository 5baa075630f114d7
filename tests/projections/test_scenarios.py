"""A table that makes the choices of Fjordbæk's three scenarios sees their figures to the krone."""

from __future__ import annotations

import csv

import pytest

from domain import errors
from domain.recorded import Recorded
from domain.table.commands import ChooseProposal
from domain.workshop.commands import AddTables, OpenRound, OpenWorkshop, RegisterParticipant
from domain.workshop.context import Context
from domain.workshop.decide import Command, decide
from tests.projections.fjordbaek import CATALOGUE, FOLDER, fjordbaek
from tests.projections.live import Live


def scenarios() -> dict[str, dict[str, list[int]]]:
    """What was chosen, as written in the file -> report line -> kroner a year."""
    found: dict[str, dict[str, list[int]]] = {}
    with (FOLDER / "scenarier_facit.csv").open(encoding="utf-8-sig", newline="") as lines:
        for _, chosen, line, _, *amounts in list(csv.reader(lines, delimiter=";"))[1:]:
            found.setdefault(chosen, {})[line] = [int(amount) for amount in amounts]
    return found


def send(live: Live, command: Command, actor: str) -> None:
    known = live.workshop
    shown = known.open_round.number if known.open_round else 0
    decision = decide(known, command, Context(actor, None, 1000, known.seq, shown, False), live.books)
    for event in decision.events:
        seq = live.workshop.seq + 1
        live.live(Recorded("w", seq, 1000, actor, None, f"c{known.seq}", known.seq, shown, 1, 0, event))


@pytest.mark.parametrize("chosen", scenarios())
def test_the_statement_of_a_table_is_that_of_the_file(chosen: str) -> None:
    live = Live(fjordbaek())
    send(live, OpenWorkshop("Actor day", "b" * 64, CATALOGUE, "a" * 64), "f:1")
    send(live, AddTables(2), "f:1")
    send(live, RegisterParticipant("one", "council", "", 2), "f:1")
    send(live, OpenRound(2000, "First"), "f:1")
    for word in chosen.split():
        proposal, _, share = word.partition("=")
        send(live, ChooseProposal(2, proposal, int(share or 100)), "p:one")
        live.projections.take_changes()
    expected = scenarios()[chosen]
    rows = live.rows("table/2")
    assert {key: row["amounts"] for key, row in rows.items() if key.startswith("result/")} == {
        f"result/{line}": amounts for line, amounts in expected.items()
    }
    assert len(expected) == 22
    untouched = live.rows("table/1")
    base = live.books.report.base
    assert {line: untouched[f"result/{line}"]["amounts"] for line in base} == {line: list(base[line]) for line in base}


def test_there_are_three_scenarios() -> None:
    assert len(scenarios()) == 3
    with pytest.raises(errors.Refused):
        send(Live(fjordbaek()), ChooseProposal(2, "R-01"), "p:one")
