"""What the tables agree on, worked out by hand (settled.md 25)."""

from __future__ import annotations

from random import Random

import pytest

from domain.table.events import (
    AmountSet,
    OwnProposalAdded,
    ProposalChosen,
    ProposalWithdrawn,
    StanceTaken,
    StanceWithdrawn,
)
from domain.workshop.events import AgreementSet, ParticipantRegistered, ParticipantSeated, TableAdded, TargetSet
from projections.agreement import Agreement, Holding, judge
from tests.domain.books import CATALOGUE
from tests.projections.fjordbaek import fjordbaek
from tests.projections.live import opened


def saves(*amounts: int) -> Holding:
    """All of it toward the target."""
    return Holding.of(amounts, amounts)


def chosen(table: int, proposal: str, share: int = 100) -> ProposalChosen:
    return ProposalChosen(table, proposal, share, 0, CATALOGUE)


def test_the_amount_is_the_smallest_of_each_year() -> None:
    verdict = judge({1: saves(-500, -100), 2: saves(-400, -300), 3: saves(-900, -200)}, threshold=3)
    assert (verdict.tables, verdict.agreed) == (3, True)
    assert verdict.smallest == verdict.toward == (-400, -100)


def test_fewer_tables_than_the_set_number_do_not_agree() -> None:
    assert not judge({1: saves(-500), 2: saves(-400)}, threshold=3).agreed


def test_only_the_tables_of_the_common_direction_count() -> None:
    """Two want to save on camps, one wants more of them: two agree, and on the smaller saving."""
    verdict = judge({1: saves(-500, -100), 2: saves(-400, -300), 3: saves(50, 50)}, threshold=3)
    assert (verdict.tables, verdict.agreed, verdict.smallest) == (2, False, (-400, -100))


def test_of_two_equal_sides_the_improvement_goes_first() -> None:
    verdict = judge({1: saves(50), 2: saves(-400)}, threshold=1)
    assert (verdict.tables, verdict.agreed, verdict.smallest) == (1, True, (-400,))


def test_the_direction_is_that_of_all_years_together() -> None:
    """An investment costs at first; its smallest effect in that year is still told with its sign."""
    verdict = judge({1: saves(300, -900), 2: saves(250, -1000)}, threshold=2)
    assert (verdict.tables, verdict.smallest) == (2, (250, -900))


def test_what_counts_toward_the_target_gives_the_direction_even_against_the_whole() -> None:
    """Building costs more than running it saves: toward the ordinary result it improves, as a plain saving does."""
    verdict = judge({1: Holding.of((900,), (-100,)), 2: saves(-50), 3: saves(70)}, threshold=2)
    assert (verdict.tables, verdict.agreed, verdict.smallest) == (2, True, (-50,))


def test_where_nothing_counts_toward_the_target_the_whole_effect_gives_the_direction() -> None:
    """Land: sold by two tables, bought by one."""
    land = {1: Holding.of((-700,), (0,)), 2: Holding.of((-900,), (0,)), 3: Holding.of((10,), (0,))}
    verdict = judge(land, threshold=2)
    assert (verdict.tables, verdict.agreed, verdict.smallest, verdict.toward) == (2, True, (-700,), (0,))


def test_the_part_toward_the_target_is_that_of_the_smallest_effect() -> None:
    """Not the smallest part: it belongs to the same table as the amount."""
    verdict = judge({1: Holding.of((-700,), (-700,)), 2: Holding.of((-900,), (-100,))}, threshold=2)
    assert (verdict.smallest, verdict.toward) == ((-700,), (-700,))


def test_of_the_same_effect_the_part_that_closes_less_is_promised() -> None:
    """Two alternatives may cost the same and count in different lines."""
    assert judge({1: Holding.of((-9,), (-9,)), 2: Holding.of((-9,), (-4,))}, threshold=2).toward == (-4,)


def test_of_two_equally_near_to_zero_the_dearer_is_promised() -> None:
    """So that the sum never promises more than a table chose."""
    assert judge({1: saves(-50, -900), 2: saves(50, -900)}, threshold=2).smallest == (50, -900)


@pytest.mark.parametrize("seed", range(5))
def test_the_sums_kept_are_the_sums_of_the_agreed_rows(seed: int) -> None:
    """However rows and thresholds came and went."""
    chance = Random(seed)  # noqa: S311 - no secret: a run that can be had again
    agreement = Agreement(2)
    for _ in range(200):
        holding = saves(chance.randrange(-9, 9), chance.randrange(-9, 9)) if chance.random() < 0.7 else None
        agreement.hold(chance.choice("abcd"), chance.randrange(1, 5), holding)
        threshold = chance.randrange(1, 4)
        agreement.judge_all(threshold) if chance.random() < 0.2 else agreement.settle(threshold)
    agreement.judge_all(2)
    verdicts = [judge(tables, 2) for tables in agreement.holdings.values() if tables]
    agreed = [verdict for verdict in verdicts if verdict.agreed]
    assert agreed
    assert agreement.agreed_rows == len(agreed)
    assert agreement.agreed == [sum(verdict.toward[year] for verdict in agreed) for year in range(2)]
    assert agreement.apart == [0, 0]


def test_alternatives_are_one_row_also_in_opposite_directions() -> None:
    """school-a and school-b: two tables take one of them each, and the row counts both."""
    live = opened(1, 2, 3).tell(chosen(1, "school-a")).tell(chosen(2, "school-b"), chosen(2, "rooms"))
    row = live.rows("hall")["agree/school-a"]
    assert row == {
        "row": "school-a", "proposals": ["school-a", "school-b"], "tables": 2, "agreed": True,
        "smallest": [0, -2100, -5200, -5200], "toward": [0, -2100, -5200, -5200], "supports": 0, "objections": 0,
    }  # fmt: skip
    assert "agree/school-b" not in live.rows("hall")
    assert live.rows("hall")["cell/school-a/2"]["proposal"] == "school-b"


def test_a_swap_stays_in_its_cell() -> None:
    live = opened(1, 2).tell(chosen(1, "school-a"))
    live.tell(ProposalWithdrawn(1, "school-a"), chosen(1, "school-b"), chosen(1, "rooms"))
    cell = live.rows("hall")["cell/school-a/1"]
    assert (cell["proposal"], cell["effect"], cell["seq"]) == ("school-b", [0, -3300, -8600, -8900], live.facts[-2].seq)


def test_the_default_number_is_more_than_half_and_follows_the_tables() -> None:
    """Two of three are enough; of four they are not; the facilitator may say two."""
    live = opened(1, 2, 3).tell(chosen(1, "hours")).tell(chosen(2, "hours", 50))
    assert live.rows("hall")["agree/hours"]["agreed"] is True
    assert live.rows("hall")["summary"]["agreed"] == [-300, -700, -700, -700]
    live.tell(TableAdded(4, ""), actor="f:1")
    assert live.rows("hall")["agree/hours"]["agreed"] is False
    assert live.rows("hall")["summary"]["agreed"] == [0, 0, 0, 0]
    live.tell(AgreementSet(2), actor="f:1")
    assert live.rows("hall")["agree/hours"]["agreed"] is True
    assert live.rows("hall")["summary"]["agreement"] == 2


def test_a_row_that_nobody_holds_any_more_is_gone() -> None:
    live = opened(1).tell(chosen(1, "hours"))
    assert "agree/hours" in live.rows("hall")
    live.tell(ProposalWithdrawn(1, "hours"))
    assert not {"agree/hours", "cell/hours/1"} & live.rows("hall").keys()


def test_stances_are_counted_over_all_tables_and_by_row() -> None:
    """An objection is an objection; concern and neutral are neither for nor against."""
    live = opened(1, 2)
    for table, proposal, pid, grade in (
        (1, "school-a", "one", "support"),
        (1, "school-b", "one", "lean_support"),
        (2, "school-b", "two", "object"),
        (2, "school-a", "two", "concern"),
    ):
        live.tell(StanceTaken(table, proposal, pid, grade, "so"))
    row = live.rows("hall")["agree/school-a"]
    assert (row["supports"], row["objections"], row["tables"], row["agreed"]) == (2, 1, 0, False)
    live.tell(StanceTaken(1, "school-a", "one", "object", "so")).tell(StanceWithdrawn(2, "school-b", "two"))
    row = live.rows("hall")["agree/school-a"]
    assert (row["supports"], row["objections"]) == (1, 1)


def test_own_proposals_stand_apart() -> None:
    """Also when chosen by enough tables: nobody has costed them."""
    live = opened(1).tell(
        OwnProposalAdded(1, "B1-1", "A pool", "LEARN", "reduction", "service", (-1, -2, -3, -4)),
        ProposalChosen(1, "B1-1", 100, 0, ""),
    )
    rows = live.rows("hall")
    assert rows["own/1/B1-1"] == {
        "table": 1, "proposal": "B1-1", "title": "A pool", "committee": "LEARN", "chosen": True,
        "costed": False, "effect": [-1, -2, -3, -4],
    }  # fmt: skip
    assert rows["summary"]["agreed"] == [0, 0, 0, 0]
    assert not [key for key in rows if key.startswith(("agree/", "cell/"))]
    live.tell(ProposalWithdrawn(1, "B1-1"))
    own = live.rows("hall")["own/1/B1-1"]
    assert (own["chosen"], own["effect"]) == (False, [0, 0, 0, 0])


def test_what_is_agreed_outside_the_target_line_is_told_apart() -> None:
    """F-05 sells land: it fills the till, and closes nothing of the ordinary result."""
    live = opened(1, books=fjordbaek()).tell(chosen(1, "F-05"))
    rows = live.rows("hall")
    assert rows["agree/F-05"]["agreed"] is True
    assert rows["agree/F-05"]["toward"] == [0, 0, 0, 0]
    assert rows["summary"]["agreed"] == [0, 0, 0, 0]
    assert rows["summary"]["apart"] == rows["agree/F-05"]["smallest"]
    live.tell(TargetSet(0, "R20", 2020, -1), actor="f:1")
    rows = live.rows("hall")
    assert rows["summary"]["agreed"] == rows["agree/F-05"]["smallest"]
    assert rows["summary"]["apart"] == [0, 0, 0, 0]


def test_a_set_amount_moves_what_is_agreed() -> None:
    live = opened(1).tell(chosen(1, "hours")).tell(AmountSet(1, "hours", 2021, -900, ""))
    rows = live.rows("hall")
    assert rows["cell/hours/1"]["set"] is True
    assert rows["summary"]["agreed"] == [-600, -900, -1400, -1400]
    assert rows["summary"]["agreed_rows"] == 1


def test_the_hall_knows_no_person() -> None:
    """Neither in a stance nor in the latest edits."""
    live = opened(1).tell(ParticipantRegistered("pid-17", "guest", ""), ParticipantSeated("pid-17", 1), actor="f:1")
    live.tell(chosen(1, "hours"), actor="p:pid-17").tell(StanceTaken(1, "hours", "pid-17", "support", ""))
    assert "pid-17" in repr(live.rows("table/1"))
    assert "pid-17" not in repr(live.rows("hall"))
    assert "pid-17" not in repr(live.rows("overview"))
