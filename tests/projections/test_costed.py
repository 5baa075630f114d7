"""A table's idea on its way to the finance officer and back, row by row."""

from __future__ import annotations

from dataclasses import replace

from domain.table.events import (
    AppropriationNamed,
    ChangeAcknowledged,
    OwnProposalAdded,
    ProposalChosen,
    ProposalWithdrawn,
    ShareSet,
)
from domain.text import ERASED
from domain.workshop.events import TargetSet
from tests.domain.books import BUDGET, PROPOSALS, books_of
from tests.domain.workshop.test_costing import WORDS, costed
from tests.projections.live import Live, opened

ADDED = OwnProposalAdded(1, "B1-1", "Stands", "ROADS", "reduction", "service", (-100, -200, -300, -400))
CHOSEN = ProposalChosen(1, "B1-1", 100, 0, "")
FOUND = costed(amounts=(-50, -150, -250, -350), posts=(-100, 0, 0, 50), summary="Half of it.", origin="Table 1")


def asked() -> Live:
    return opened(1, 2).tell(ADDED, CHOSEN)


def test_an_idea_is_asked_about_from_the_moment_it_is_there() -> None:
    live = asked()
    assert live.rows("finance") == {
        "ask/1/B1-1": {
            "table": 1, "proposal": "B1-1", "title": "Stands", "committee": "ROADS", "policy_area": "",
            "steering_area": "service", "type": "reduction", "amounts": [-100, -200, -300, -400], "chosen": True,
            "costed": False, "seq": live.workshop.seq - 1,
        },
    }  # fmt: skip


def test_the_queue_follows_the_table_and_the_costing() -> None:
    live = asked()
    added = live.workshop.seq - 1
    live.tell(AppropriationNamed(1, "B1-1", "STREETS")).tell(ProposalWithdrawn(1, "B1-1"))
    row = live.rows("finance")["ask/1/B1-1"]
    assert (row["policy_area"], row["chosen"]) == ("STREETS", False)
    live.tell(replace(FOUND, steering_area="transfers"), actor="e:1")
    row = live.rows("finance")["ask/1/B1-1"]
    assert (row["costed"], row["amounts"], row["steering_area"]) == (True, [-50, -150, -250, -350], "transfers")
    assert row["seq"] == added, "it keeps its place in the queue"


def test_the_table_sees_what_finance_found_beside_its_guess() -> None:
    live = asked().tell(FOUND, actor="e:1")
    row = live.rows("table/1")["own/B1-1"]
    assert row == dict.fromkeys(WORDS, "") | {
        "proposal": "B1-1", "title": "Stands", "committee": "ROADS", "type": "reduction", "steering_area": "service",
        "policy_area": "", "costed": True, "amounts": [-50, -150, -250, -350], "guess": [-100, -200, -300, -400],
        "posts": [-100, 0, 0, 50], "scalable": True, "earliest_start": 2020, "lasting": True,
        "summary": "Half of it.", "origin": "Table 1", "by": "p:one", "seq": live.workshop.seq - 2,
    }  # fmt: skip


def test_before_it_is_costed_the_guess_is_all_there_is() -> None:
    row = asked().rows("table/1")["own/B1-1"]
    assert (row["costed"], row["amounts"], row["posts"]) == (False, row["guess"], [0, 0, 0, 0])
    assert {row[word] for word in WORDS} == {""}


def test_the_money_moves_and_what_was_chosen_does_not() -> None:
    live = opened(1, 2).tell(TargetSet(0, "RESULT", 2023, -300), actor="f:1").tell(ADDED, CHOSEN)
    live.tell(ShareSet(1, "B1-1", 50))
    before = live.rows("table/1")
    assert before["result/RESULT"]["change"] == [-50, -100, -150, -200]
    rows = live.tell(FOUND, actor="e:1").rows("table/1")
    assert rows["effect/B1-1"]["effect"] == rows["result/RESULT"]["change"] == [-25, -75, -125, -175]
    assert rows["standing/RESULT/2023"]["missing"] == 125
    assert (rows["choice/B1-1"], rows["order"]) == (before["choice/B1-1"], before["order"])
    hall = live.rows("hall")
    assert (hall["own/1/B1-1"]["costed"], hall["own/1/B1-1"]["effect"]) == (True, [-25, -75, -125, -175])
    assert hall["table/1"]["achieved"] == [-25, -75, -125, -175]


def test_a_costing_may_move_it_to_another_leaf() -> None:
    """`transfers` counts in TAX here: what stood in SERVICE is gone from there, and later edits move the new leaf."""
    areas = (BUDGET.steering_areas[0], replace(BUDGET.steering_areas[1], post="TAX"))
    live = opened(1, books=books_of(PROPOSALS, replace(BUDGET, steering_areas=areas))).tell(ADDED, CHOSEN)
    rows = live.tell(replace(FOUND, steering_area="transfers"), actor="e:1").rows("table/1")
    assert rows["result/SERVICE"]["change"] == [0, 0, 0, 0]
    assert rows["result/TAX"]["change"] == [-50, -150, -250, -350]
    rows = live.tell(ShareSet(1, "B1-1", 20)).rows("table/1")
    assert rows["result/TAX"]["change"] == [-10, -30, -50, -70]


def test_FL3_a_costing_is_flagged_where_it_is_chosen_with_what_the_table_last_saw() -> None:
    live = asked().tell(FOUND, actor="e:1")
    first = live.workshop.seq
    assert live.rows("table/1")["flag/B1-1"] == {
        "proposal": "B1-1", "kind": "costed", "before": [-100, -200, -300, -400],
        "fields": ["postings", "posts", "origin", "summary"],
        "after": [-50, -150, -250, -350], "version": 0, "seq": first,
    }  # fmt: skip
    live.tell(replace(FOUND, amounts=(-1, -1, -1, -1)), actor="e:1")
    flag = live.rows("table/1")["flag/B1-1"]
    assert (flag["before"], flag["after"], flag["seq"]) == ([-100, -200, -300, -400], [-1] * 4, first + 1)


def test_FL3_words_alone_are_flagged_too_and_named() -> None:
    flag = asked().tell(replace(FOUND, amounts=ADDED.amounts), actor="e:1").rows("table/1")["flag/B1-1"]
    assert (flag["fields"], flag["before"]) == (["posts", "origin", "summary"], flag["after"])


def test_FL3_that_it_must_be_taken_whole_or_counts_elsewhere_is_named() -> None:
    """The amounts are the same, and what the table chose of it comes to something else."""
    found = replace(FOUND, amounts=ADDED.amounts, scalable=False, steering_area="transfers")
    assert {"scalable", "steering_area"} <= set(asked().tell(found, actor="e:1").rows("table/1")["flag/B1-1"]["fields"])


def test_FL4_a_withdrawal_that_is_undone_brings_a_costings_flag_back() -> None:
    live = asked().tell(FOUND, actor="e:1")
    flag = live.rows("table/1")["flag/B1-1"]
    live.tell(ProposalWithdrawn(1, "B1-1"))
    assert "flag/B1-1" not in live.rows("table/1")
    back = live.tell(CHOSEN, undoes=live.workshop.seq).rows("table/1")["flag/B1-1"]
    assert {**back, "seq": 0} == {**flag, "seq": 0}


def test_FL3_what_is_not_chosen_is_not_flagged() -> None:
    live = asked().tell(ProposalWithdrawn(1, "B1-1")).tell(FOUND, actor="e:1")
    rows = live.rows("table/1")
    assert "flag/B1-1" not in rows
    assert rows["own/B1-1"]["costed"] is True
    assert live.tell(CHOSEN).rows("table/1")["effect/B1-1"]["effect"] == [-50, -150, -250, -350]


def test_FL3_the_flag_goes_when_the_table_has_seen_it_and_then_the_next_starts_from_there() -> None:
    live = asked().tell(FOUND, actor="e:1")
    seq = live.workshop.seq
    assert "flag/B1-1" in live.tell(ChangeAcknowledged(1, "B1-1", seq - 1)).rows("table/1")
    assert "flag/B1-1" not in live.tell(ChangeAcknowledged(1, "B1-1", seq)).rows("table/1")
    flag = live.tell(replace(FOUND, amounts=(-1, -1, -1, -1)), actor="e:1").rows("table/1")["flag/B1-1"]
    assert flag["before"] == [-50, -150, -250, -350]


def test_seeing_a_change_is_no_edit_that_the_latest_edits_tell() -> None:
    live = asked().tell(FOUND, actor="e:1")
    before, hall = live.rows("table/1"), live.rows("hall")
    rows = live.tell(ChangeAcknowledged(1, "B1-1", live.workshop.seq)).rows("table/1")
    assert {key for key in before if before[key] != rows.get(key)} == {"flag/B1-1"}
    assert live.rows("hall") == hall


def test_words_that_finance_had_erased_travel_as_nothing() -> None:
    row = asked().tell(replace(FOUND, summary=ERASED), actor="e:1").rows("table/1")["own/B1-1"]
    assert (row["summary"], row["description"]) == (None, "")


def test_a_costing_of_what_is_not_there_shows_nothing_and_stops_nothing() -> None:
    live = asked().tell(replace(FOUND, proposal="B1-9"), replace(FOUND, table=9), actor="e:1")
    assert set(live.rows("finance")) == {"ask/1/B1-1"}
    assert "own/B1-9" not in live.rows("table/1")


def test_LI5_finance_may_name_the_appropriation_too() -> None:
    live = asked()
    assert live.rows("table/1")["law"]["unnamed"] == ["B1-1"]
    live.tell(replace(FOUND, policy_area="STREETS"), actor="e:1")
    rows = live.rows("table/1")
    assert (rows["law"]["unnamed"], rows["own/B1-1"]["policy_area"]) == ([], "STREETS")
    assert live.rows("hall")["table/1"]["deliverable"] is True


def test_an_own_proposal_that_the_documents_have_no_place_for_counts_nowhere() -> None:
    """No such version is taken; if one stands in a log, the day can still be opened."""
    live = opened(1).tell(replace(ADDED, steering_area="moon"), CHOSEN)
    rows = live.rows("table/1")
    assert rows["own/B1-1"]["steering_area"] == "moon"
    assert "effect/B1-1" not in rows
    assert rows["result/RESULT"]["change"] == [0, 0, 0, 0]
