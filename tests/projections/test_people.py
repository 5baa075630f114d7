"""Who sits where and who has been silent, and what every screen shows of the day."""

from __future__ import annotations

from domain.table.events import AmountSet, ProposalChosen, StanceTaken
from domain.workshop.events import (
    NoteTakerAppointed,
    ParticipantRegistered,
    ParticipantSeated,
    ResultsHidden,
    RoundClosed,
    RoundExtended,
    RoundOpened,
    RoundPlanned,
    RoundReopened,
    SeatClaimed,
    SeatReleased,
    TableAdded,
    TableLocked,
    TargetCleared,
    TargetSet,
    WorkshopClosed,
)
from projections.house import Projections
from tests.domain.books import BOOKS, CATALOGUE
from tests.projections.live import opened

HOURS = ProposalChosen(1, "hours", 50, 0, CATALOGUE)


def test_who_moves_leaves_one_table_and_comes_to_the_other() -> None:
    live = opened(1, 2).tell(ParticipantSeated("one", 2), actor="f:1")
    first, second = live.rows("table/1"), live.rows("table/2")
    assert "member/one" not in first
    assert {"member/one", "member/two"} <= second.keys()
    assert (first["table"]["seats"], second["table"]["seats"]) == (0, 2)
    day = live.rows("day")
    assert (day["table/1"]["seats"], day["table/2"]["seats"]) == (0, 2)
    floor = live.rows("facilitator")
    assert (floor["activity/1"]["people"], floor["activity/2"]["people"]) == (0, 2)
    assert floor["seat/one"]["table"] == 2


def test_a_latecomer_waits_at_no_table() -> None:
    live = opened(1).tell(ParticipantRegistered("late", "guest", "ROADS"), actor="server")
    assert live.rows("facilitator")["seat/late"] == {
        "pid": "late", "group": "guest", "home_committee": "ROADS", "table": 0, "claimed": False, "note_taker": False,
        "edits": 0,
    }  # fmt: skip
    assert "member/late" not in live.rows("table/1")


def test_a_seat_is_claimed_and_released() -> None:
    live = opened(1).tell(SeatClaimed("one", "device-1"), actor="server").tell(NoteTakerAppointed("one"), actor="f:1")
    assert live.rows("table/1")["member/one"] == {
        "pid": "one", "group": "council", "home_committee": "", "here": True, "note_taker": True,
    }  # fmt: skip
    assert live.rows("facilitator")["seat/one"]["claimed"] is True
    live.tell(SeatReleased("one"), actor="f:1")
    assert live.rows("table/1")["member/one"]["here"] is False
    assert live.rows("facilitator")["seat/one"]["claimed"] is False


def test_a_command_of_several_events_is_one_edit() -> None:
    live = opened(1).tell(HOURS, ProposalChosen(1, "clubs", 100, 0, CATALOGUE)).tell(AmountSet(1, "hours", 2021, 1, ""))
    assert live.rows("hall")["summary"]["edits"] == 2
    floor = live.rows("facilitator")
    assert floor["seat/one"]["edits"] == 2
    assert floor["activity/1"] == {
        "table": 1, "edits": 2, "last_at": live.facts[-1].at, "people": 1, "silent": 0, "groups": {"council": 2},
    }  # fmt: skip


def test_what_is_entered_for_somebody_breaks_that_persons_silence() -> None:
    """And nobody's, if the table's device speaks for nobody."""
    live = opened(1, 2).tell(ParticipantRegistered("three", "guest", ""), ParticipantSeated("three", 1), actor="f:1")
    live.tell(HOURS, actor="t:1")
    assert live.rows("facilitator")["activity/1"]["silent"] == 2
    live.tell(StanceTaken(1, "hours", "three", "support", ""), actor="p:one", behalf="three")
    floor = live.rows("facilitator")
    assert (floor["activity/1"]["silent"], floor["activity/1"]["edits"]) == (1, 2)
    assert (floor["seat/three"]["edits"], floor["seat/one"]["edits"]) == (1, 0)
    assert floor["activity/1"]["groups"] == {"guest": 1}


def test_everyone_is_silent_again_in_a_new_round_but_not_in_one_opened_again() -> None:
    live = opened(1).tell(HOURS)
    live.tell(RoundClosed(1), actor="f:1").tell(RoundReopened(1, 20_000_000, True), actor="f:1")
    assert live.rows("facilitator")["activity/1"]["silent"] == 0
    live.tell(RoundClosed(1), RoundOpened(2, "Second", 30_000_000, False), actor="f:1")
    floor = live.rows("facilitator")
    assert (floor["activity/1"]["silent"], floor["activity/1"]["edits"]) == (1, 1)


def test_the_day_shows_its_rounds() -> None:
    live = opened(1).tell(RoundPlanned(2, "Second", 20), actor="f:1").tell(RoundExtended(1, 12_000_000), actor="f:1")
    day = live.rows("day")
    assert day["round/1"]["ends_at"] == 12_000_000
    assert day["round/2"] == {
        "number": 2, "title": "Second", "status": "planned", "minutes": 20, "opened_at": 0, "ends_at": 0,
        "auto_close": False,
    }  # fmt: skip
    live.tell(RoundClosed(1), RoundOpened(2, "Second", 20_000_000, True), actor="f:1")
    day = live.rows("day")
    assert (day["round/1"]["status"], day["round/2"]["status"], day["workshop"]["round"]) == ("closed", "open", 2)
    assert (day["round/2"]["opened_at"], day["round/2"]["minutes"]) == (live.facts[-1].at, 20)


def test_the_day_shows_workshop_tables_and_targets() -> None:
    live = opened(1, 2).tell(TableLocked(2), TargetSet(2, "RESULT", 2021, -5), ResultsHidden(), actor="f:1")
    day = live.rows("day")
    assert day["workshop"] == {
        "title": "Actor day", "status": "open", "hidden": True, "agreement": 2, "budget": "b" * 64,
        "catalogue": CATALOGUE, "assumptions": "a" * 64, "round": 1,
    }  # fmt: skip
    assert day["table/2"] == {"number": 2, "name": "", "locked": True, "seats": 1}
    assert live.rows("table/2")["table"]["locked"] is True
    assert day["target/2/RESULT/2021"] == {"table": 2, "line": "RESULT", "year": 2021, "change": -5}
    live.tell(TargetCleared(2, "RESULT", 2021), WorkshopClosed(), actor="f:1")
    day = live.rows("day")
    assert "target/2/RESULT/2021" not in day
    assert day["workshop"]["status"] == "closed"


def test_a_new_table_is_a_new_view_and_meets_the_targets_that_stand() -> None:
    live = opened(1).tell(TargetSet(0, "RESULT", 2021, -5), actor="f:1")
    assert "table/2" not in live.projections.views
    live.tell(TableAdded(2, "The corner"), actor="f:1")
    rows = live.rows("table/2")
    assert rows["table"] == {"number": 2, "name": "The corner", "locked": False, "seats": 1}
    assert rows["standing/RESULT/2021"]["missing"] == 5
    assert live.rows("day")["workshop"]["agreement"] == 2
    assert live.rows("hall")["table/2"]["required"] == [None, -5, None, None]


def test_before_anything_has_happened_there_is_nothing_to_see() -> None:
    workshop, projections = Projections.of("w", BOOKS, ())
    assert workshop.seq == 0
    assert {name: view.snapshot() for name, view in projections.views.items()} == {
        "day": {}, "hall": {}, "overview": {}, "facilitator": {}, "finance": {},
    }  # fmt: skip
