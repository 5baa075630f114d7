"""What a table sees of its own budget, row by row and by hand."""

from __future__ import annotations

from domain.table.events import (
    AmountCleared,
    AmountSet,
    OwnProposalAdded,
    ProposalChosen,
    ProposalRanked,
    ProposalWithdrawn,
    ReasonWritten,
    ShareSet,
    StanceTaken,
    StartShifted,
)
from domain.text import ERASED
from projections.recents import LENGTH, NAMES
from server.log.names import NAMES as STORED
from tests.domain.books import CATALOGUE
from tests.projections.live import opened

HOURS = ProposalChosen(1, "hours", 50, 0, CATALOGUE)


def test_a_choice_names_who_changed_it_last_and_where() -> None:
    live = opened(1, 2).tell(HOURS).tell(ShareSet(1, "hours", 100), actor="p:two")
    rows = live.rows("table/1")
    assert rows["choice/hours"] == {
        "proposal": "hours", "share": 100, "shift": 0, "catalogue": CATALOGUE, "by": "p:two", "seq": live.workshop.seq,
    }  # fmt: skip
    assert rows["order"] == {"proposals": ["hours"]}
    assert rows["effect/hours"] == {
        "effect": [-600, -1400, -1400, -1400], "toward": [-600, -1400, -1400, -1400], "passed": [],
    }  # fmt: skip


def test_the_statement_moves_with_every_edit_on_every_line_above() -> None:
    """CASH opens at 1,000,000 and ends each year with what was saved till then."""
    rows = opened(1).tell(HOURS).rows("table/1")
    assert rows["result/SERVICE"]["change"] == [-300, -700, -700, -700]
    assert rows["result/RESULT"]["amounts"] == [-300, -700, -700, -700]
    assert rows["result/CASH"] == {
        "line": "CASH", "amounts": [1_000_300, 1_001_000, 1_001_700, 1_002_400], "change": [300, 1000, 1700, 2400],
    }  # fmt: skip


def test_a_table_without_choices_shows_the_base() -> None:
    """From the moment it is there."""
    rows = opened(1).rows("table/1")
    assert rows["result/CASH"] == {"line": "CASH", "amounts": [1_000_000] * 4, "change": [0] * 4}
    assert rows["law"] == {"deliverable": True, "breaches": [], "unnamed": []}
    assert rows["order"] == {"proposals": []}


def test_what_one_table_does_moves_no_row_of_another() -> None:
    live = opened(1, 2)
    before = live.rows("table/2")
    live.tell(HOURS)
    assert "table/2" not in live.projections.take_changes()
    assert live.rows("table/2") == before


def test_a_set_amount_replaces_the_share_of_its_year_until_it_is_cleared() -> None:
    live = opened(1).tell(HOURS).tell(AmountSet(1, "hours", 2021, -1000, "Two camps stay."), actor="p:two")
    rows = live.rows("table/1")
    assert rows["amount/hours/2021"] == {
        "proposal": "hours", "year": 2021, "amount": -1000, "reason": "Two camps stay.", "by": "p:two",
        "seq": live.workshop.seq,
    }  # fmt: skip
    assert rows["effect/hours"]["effect"] == [-300, -1000, -700, -700]
    live.tell(AmountCleared(1, "hours", 2021))
    rows = live.rows("table/1")
    assert "amount/hours/2021" not in rows
    assert rows["effect/hours"]["effect"] == [-300, -700, -700, -700]


def test_a_shift_shows_what_passes_the_last_year() -> None:
    live = opened(1).tell(HOURS).tell(StartShifted(1, "hours", 1))
    assert live.rows("table/1")["effect/hours"] == {
        "effect": [0, -300, -700, -700], "toward": [0, -300, -700, -700], "passed": [-700],
    }  # fmt: skip


def test_a_withdrawal_takes_amounts_and_reason_along_and_leaves_stances() -> None:
    live = opened(1).tell(HOURS).tell(AmountSet(1, "hours", 2021, -1000, "")).tell(ReasonWritten(1, "hours", "Fair."))
    live.tell(StanceTaken(1, "hours", "one", "object", "Dear."))
    held = {"choice/hours", "amount/hours/2021", "effect/hours", "reason/hours", "stance/hours/one"}
    assert held <= live.rows("table/1").keys()
    live.tell(ProposalWithdrawn(1, "hours"))
    rows = live.rows("table/1")
    assert held & rows.keys() == {"stance/hours/one"}
    assert rows["result/RESULT"]["change"] == [0, 0, 0, 0]
    assert rows["order"] == {"proposals": []}


def test_a_choice_made_again_starts_without_the_former_amounts() -> None:
    """Even if the log should hold two choices of a proposal in a row."""
    live = opened(1).tell(HOURS).tell(AmountSet(1, "hours", 2021, -1000, "")).tell(ReasonWritten(1, "hours", "Fair."))
    live.rows("table/1")
    rows = live.tell(HOURS).rows("table/1")
    assert not {"amount/hours/2021", "reason/hours"} & rows.keys()
    assert rows["effect/hours"]["effect"] == [-300, -700, -700, -700]


def test_an_own_proposal_counts_in_the_statement_and_stays_when_withdrawn() -> None:
    live = opened(1).tell(
        OwnProposalAdded(1, "B1-1", "A pool", "LEARN", "expansion", "service", (10, 20, 30, 40)),
        ProposalChosen(1, "B1-1", 100, 0, ""),
    )
    rows = live.rows("table/1")
    assert rows["own/B1-1"]["amounts"] == [10, 20, 30, 40]
    assert rows["result/RESULT"]["change"] == [10, 20, 30, 40]
    rows = live.tell(ProposalWithdrawn(1, "B1-1")).rows("table/1")
    assert "own/B1-1" in rows
    assert "choice/B1-1" not in rows


def test_an_erased_text_travels_as_nothing() -> None:
    live = opened(1).tell(HOURS).tell(ReasonWritten(1, "hours", ERASED)).tell(AmountSet(1, "hours", 2020, 1, ERASED))
    rows = live.rows("table/1")
    assert rows["reason/hours"]["reason"] is None
    assert rows["amount/hours/2020"]["reason"] is None


def recents(live_rows: dict[str, dict[str, object]]) -> list[dict[str, object]]:
    rows = [row for key, row in live_rows.items() if key.startswith("recent/")]
    return sorted(rows, key=lambda row: int(str(row["seq"])))


def test_the_latest_edits_say_what_was_turned_into_what() -> None:
    live = opened(1).tell(HOURS).tell(ShareSet(1, "hours", 80)).tell(StartShifted(1, "hours", 2))
    live.tell(AmountSet(1, "hours", 2021, -1000, "")).tell(AmountSet(1, "hours", 2021, -900, ""))
    live.tell(AmountCleared(1, "hours", 2021)).tell(ProposalChosen(1, "clubs", 100, 0, CATALOGUE))
    live.tell(ProposalRanked(1, "clubs", 1)).tell(ProposalWithdrawn(1, "clubs"), undoes=13)
    told = [
        (row["what"], row["proposal"], row.get("year"), row.get("before"), row.get("after"), row.get("undoes"))
        for row in recents(live.rows("table/1"))
    ]
    assert told == [
        ("table.proposal_chosen", "hours", None, None, 50, None),
        ("table.share_set", "hours", None, 50, 80, None),
        ("table.start_shifted", "hours", None, 0, 2, None),
        ("table.amount_set", "hours", 2021, None, -1000, None),
        ("table.amount_set", "hours", 2021, -1000, -900, None),
        ("table.amount_cleared", "hours", 2021, -900, None, None),
        ("table.proposal_chosen", "clubs", None, None, 100, None),
        ("table.proposal_ranked", "clubs", None, 2, 1, None),
        ("table.proposal_withdrawn", "clubs", None, 100, None, 13),
    ]
    assert {row["by"] for row in recents(live.rows("table/1"))} == {"p:one"}
    assert [row | {"by": "p:one"} for row in recents(live.rows("hall"))] == recents(live.rows("table/1"))


def test_the_latest_edits_are_a_ring_of_twelve() -> None:
    live = opened(1, 2).tell(HOURS)
    for amount in range(30):
        live.tell(AmountSet(1, "hours", 2021, amount, ""))
    live.tell(StanceTaken(2, "hours", "two", "support", ""))
    assert [row["after"] for row in recents(live.rows("table/1"))] == list(range(18, 30))
    assert len(recents(live.rows("hall"))) == LENGTH
    assert recents(live.rows("hall"))[-1]["table"] == 2
    assert len(recents(live.rows("table/2"))) == 1


def test_an_edit_is_told_by_the_name_it_bears_in_the_log() -> None:
    assert dict(NAMES) == {event: name for event, (name, _) in STORED.items() if name.startswith("table.")}
