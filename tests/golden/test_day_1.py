"""A log of the first release is read for ever: to the same day, the same kroner, the same bytes."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import msgpack
import pytest

from domain.table.state import TableBudget
from domain.text import ERASED
from domain.workshop.state import Workshop
from projections.house import Projections
from server.log.codec import Codec
from tests.golden import make
from tests.golden.stored import Stored

DAY = Stored(1)
ENVELOPE = (
    "format", "workshop", "seq", "type", "version", "at", "actor", "on_behalf_of", "command_id", "basis", "round",
    "term", "undoes", "payload",
)  # fmt: skip
ERASED_WORDS = "Timerne bruges bedre i de små klasser 🙂"

OLDER = {("table.own_proposal_added", 1)}
"""Events of the day that are written in a newer version today."""

FIRST_RELEASE = {
    "table.amount_cleared", "table.amount_set", "table.own_proposal_added", "table.proposal_chosen",
    "table.proposal_ranked", "table.proposal_withdrawn", "table.reason_written", "table.share_set",
    "table.stance_taken", "table.stance_withdrawn", "table.start_shifted", "workshop.agreement_set", "workshop.closed",
    "workshop.note_taker_appointed", "workshop.note_taker_dismissed", "workshop.opened",
    "workshop.participant_registered", "workshop.participant_seated", "workshop.results_hidden",
    "workshop.results_revealed", "workshop.round_closed", "workshop.round_extended", "workshop.round_opened",
    "workshop.round_planned", "workshop.round_reopened", "workshop.seat_claimed", "workshop.seat_released",
    "workshop.table_added", "workshop.table_locked", "workshop.table_unlocked", "workshop.target_cleared",
    "workshop.target_set",
}  # fmt: skip
"""All that there was, each in its first version."""


def table_told(table: TableBudget) -> dict[str, Any]:
    """A table as expected.json tells it."""
    return {
        "name": table.name,
        "locked": table.locked,
        "order": list(table.order),
        "choices": {
            choice.proposal: {
                "share": choice.share,
                "shift": choice.shift,
                "reason": choice.reason,
                "amounts": {str(year): [a.amount, a.reason] for year, a in choice.amounts.items()},
            }
            for choice in table.choices.values()
        },
        "own": {
            own.id: {
                "title": own.title,
                "committee": own.committee,
                "type": own.type,
                "steering_area": own.steering_area,
                "amounts": list(own.amounts),
            }
            for own in table.own.values()
        },
        "stances": {f"{proposal} {pid}": [s.grade, s.reason] for (proposal, pid), s in table.stances.items()},
    }


def chosen(thing: Any, names: dict[str, Any]) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in names}


def workshop_told(workshop: Workshop) -> dict[str, Any]:
    """The day as expected.json tells it, all but the figures."""
    return {
        "workshop": chosen(workshop, DAY.expected["workshop"]),
        "participants": {p.pid: chosen(p, DAY.expected["participants"]["a1"]) for p in workshop.participants.values()},
        "rounds": {str(n): chosen(r, DAY.expected["rounds"]["1"]) for n, r in workshop.rounds.items()},
        "targets": {f"{table} {line} {year}": change for (table, line, year), change in workshop.targets.items()},
        "tables": {str(number): table_told(table) for number, table in workshop.tables.items()},
    }


def without_figures() -> dict[str, Any]:
    return {name: value for name, value in DAY.expected.items() if name != "figures"}


def test_every_event_of_the_first_release_happens_on_the_day() -> None:
    assert DAY.kinds == {(name, 1) for name in FIRST_RELEASE}


def test_the_day_folds_to_what_was_worked_out_by_hand() -> None:
    """Choices, order, reasons, stances, seats, rounds, targets."""
    assert workshop_told(DAY.folded()) == without_figures()


def test_the_day_shows_the_kroner_that_were_worked_out_by_hand() -> None:
    """Statement, effects and what is missing, in the views that people see, of each table."""
    books = DAY.shelf.of(DAY.folded().versions)
    _, projections = Projections.of(DAY.workshop, books, DAY.recorded())
    for number, expected in DAY.expected["figures"].items():
        rows: dict[str, Any] = dict(projections.views[f"table/{number}"].snapshot())
        assert {line: rows[f"result/{line}"]["amounts"] for line in expected["result"]} == expected["result"]
        assert {p: rows[f"effect/{p}"]["effect"] for p in expected["effect"]} == expected["effect"]
        standing = rows["standing/RESULT/2028"]
        assert (standing["achieved"], standing["missing"]) == (expected["achieved"], expected["missing"])


def test_the_day_becomes_the_same_bytes_again() -> None:
    """With the same nonces, event by event; so the restored words stay under their author's key. What is of an older
    version is written in today's, with the fields that it had not, and is the same but for that."""
    codec = Codec(DAY.keys(), nonce=DAY.nonces())
    again = [codec.encode(each) for each in DAY.recorded()]
    for state, written, envelope in zip(DAY.states, again, DAY.envelopes, strict=True):
        if (envelope["type"], envelope["version"]) in OLDER:
            newer = msgpack.unpackb(written)
            assert newer.pop("version") == envelope["version"] + 1
            assert newer["payload"].pop("policy_area") == ""
            assert newer == {name: value for name, value in envelope.items() if name != "version"}
        else:
            assert written == state


def test_whoever_is_forgotten_takes_their_words_along_and_nothing_else() -> None:
    """a1's reason is gone, though b2's undo had restored it; all else is as before."""
    forgetting = workshop_told(DAY.folded(forgotten="a1"))
    assert forgetting["tables"]["1"]["choices"]["H-1"].pop("reason") == ERASED
    expected = without_figures()
    assert expected["tables"]["1"]["choices"]["H-1"]["reason"] == ERASED_WORDS
    remaining = {**expected, "tables": json.loads(json.dumps(expected["tables"]))}
    del remaining["tables"]["1"]["choices"]["H-1"]["reason"]
    assert forgetting == remaining


@pytest.mark.parametrize("number", [1, 2])
def test_the_files_are_what_the_day_was_told_as(number: int, tmp_path: Path) -> None:
    """Nobody has touched the bytes, nor the telling."""
    make.write(tmp_path, make.told(number))
    for file in tmp_path.iterdir():
        assert file.read_bytes() == (make.folder_of(number) / file.name).read_bytes(), file.name


def test_golden_files_are_never_overwritten(tmp_path: Path) -> None:
    """Not even one that is left of them."""
    (tmp_path / "keys.json").write_text("{}")
    with pytest.raises(FileExistsError, match="written once"):
        make.write(tmp_path, make.told(1))
    assert [file.name for file in tmp_path.iterdir()] == ["keys.json"]


def test_envelopes_hold_nothing_but_what_is_settled() -> None:
    """Fourteen keys, the payload's being the event's fields, of its version."""
    for envelope, each in zip(DAY.envelopes, DAY.recorded(), strict=True):
        assert tuple(envelope) == ENVELOPE
        names = [field.name for field in fields(each.event)]
        newer = ["policy_area"] if (envelope["type"], envelope["version"]) in OLDER else []
        assert [*envelope["payload"], *newer] == names
