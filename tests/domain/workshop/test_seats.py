"""Tables, the people at them, and the devices that speak for them."""

from __future__ import annotations

from domain import errors
from domain.workshop import commands, events
from tests.domain.days import CLOSED, OPENED, ROUND, SEATED
from tests.domain.given import FACILITATOR, SERVER, by, given


def test_WS4_tables_are_added_up_to_a_number_without_gaps() -> None:
    given(OPENED).when(commands.AddTables(2)).then(events.TableAdded(1, ""), events.TableAdded(2, ""))
    given(SEATED).when(commands.AddTables(4)).then(events.TableAdded(4, ""))


def test_WS4_tables_that_are_there_are_not_added_again() -> None:
    given(SEATED).when(commands.AddTables(3)).then_nothing()
    given(SEATED).when(commands.AddTables(1)).then_nothing()


def test_WS4_a_workshop_has_at_most_200_tables_and_none_below_1() -> None:
    assert len(given(OPENED).when(commands.AddTables(200)).go_on().workshop.tables) == 200
    given(OPENED).when(commands.AddTables(201)).then_rejected(errors.TooMany, limit=200)
    given(OPENED).when(commands.AddTables(0)).then_rejected(errors.UnknownTable, table=0)


def test_WS5_a_table_is_locked_once() -> None:
    locked = given(SEATED).when(commands.LockTable(2)).then(events.TableLocked(2))
    locked.when(commands.LockTable(2)).then_nothing()


def test_WS5_a_locked_table_is_unlocked_once() -> None:
    locked = given(SEATED, by(FACILITATOR, events.TableLocked(2)))
    locked.when(commands.UnlockTable(2)).then(events.TableUnlocked(2)).when(commands.UnlockTable(2)).then_nothing()


def test_WS5_only_a_table_that_is_there_is_locked_or_unlocked() -> None:
    given(SEATED).when(commands.LockTable(9)).then_rejected(errors.UnknownTable, table=9)
    given(SEATED).when(commands.UnlockTable(9)).then_rejected(errors.UnknownTable, table=9)


def test_WS6_a_participant_is_registered_with_group_and_committee_and_seated_if_a_table_is_named() -> None:
    waiting = events.ParticipantRegistered("new", "citizen", "")
    given(SEATED).when(commands.RegisterParticipant("new", "citizen"), actor=SERVER).then(waiting)
    given(SEATED).when(commands.RegisterParticipant("new", "council", "LEARN", 2)).then(
        events.ParticipantRegistered("new", "council", "LEARN"), events.ParticipantSeated("new", 2)
    )


def test_WS6_the_same_registration_again_is_silence_wherever_the_participant_sits_now() -> None:
    given(SEATED).when(commands.RegisterParticipant("one", "council", "LEARN")).then_nothing()
    given(SEATED).when(commands.RegisterParticipant("one", "council", "LEARN", 3)).then_nothing()


def test_WS6_a_known_pid_is_not_registered_with_other_facts() -> None:
    given(SEATED).when(commands.RegisterParticipant("one", "citizen", "LEARN")).then_rejected(errors.SeatIsTaken)


def test_WS6_group_committee_table_and_pid_must_exist() -> None:
    register = commands.RegisterParticipant
    given(SEATED).when(register("new", "union")).then_rejected(errors.UnknownGroup, group="union")
    given(SEATED).when(register("new", "guest", "PARKS")).then_rejected(errors.UnknownCommittee, committee="PARKS")
    given(SEATED).when(register("new", "guest", "", 9)).then_rejected(errors.UnknownTable, table=9)
    given(SEATED).when(register("", "guest")).then_rejected(errors.UnknownParticipant)
    given(CLOSED).when(commands.RegisterParticipant("new", "guest")).then_rejected(errors.WorkshopIsClosed)


def test_WS6_a_workshop_has_at_most_5000_participants() -> None:
    crowd = (events.ParticipantRegistered(f"p{number}", "guest", "") for number in range(4_995))
    full = given(SEATED, by(SERVER, *crowd))
    full.when(commands.RegisterParticipant("new", "guest")).then_rejected(errors.TooMany, limit=5_000)
    full.when(commands.RegisterParticipant("p7", "guest")).then_nothing()


def test_WS7_a_latecomer_is_seated_and_anyone_moved_while_a_round_is_open() -> None:
    given(ROUND).when(commands.SeatParticipant("unseated", 3)).then(events.ParticipantSeated("unseated", 3))
    given(ROUND).when(commands.SeatParticipant("one", 2)).then(events.ParticipantSeated("one", 2))


def test_WS7_who_sits_there_already_is_not_moved() -> None:
    given(SEATED).when(commands.SeatParticipant("one", 1)).then_nothing()


def test_WS7_only_registered_people_are_seated_and_only_at_tables_that_are_there() -> None:
    given(SEATED).when(commands.SeatParticipant("nobody", 1)).then_rejected(errors.UnknownParticipant, pid="nobody")
    given(SEATED).when(commands.SeatParticipant("one", 9)).then_rejected(errors.UnknownTable, table=9)
    given(SEATED).when(commands.SeatParticipant("one", 0)).then_rejected(errors.UnknownTable, table=0)


def test_WS8_a_name_is_claimed_by_one_device() -> None:
    claimed = (
        given(SEATED).when(commands.ClaimSeat("one", "phone"), actor=SERVER).then(events.SeatClaimed("one", "phone"))
    )
    claimed.when(commands.ClaimSeat("one", "phone"), actor=SERVER).then_nothing()
    claimed.when(commands.ClaimSeat("one", "tablet"), actor=SERVER).then_rejected(errors.SeatIsTaken, pid="one")


def test_WS8_after_a_release_another_device_may_claim_the_name() -> None:
    claimed = given(SEATED, by(SERVER, events.SeatClaimed("one", "phone")))
    released = claimed.when(commands.ReleaseSeat("one")).then(events.SeatReleased("one"))
    released.when(commands.ClaimSeat("one", "tablet")).then(events.SeatClaimed("one", "tablet"))


def test_WS8_a_free_name_is_not_released() -> None:
    given(SEATED).when(commands.ReleaseSeat("one")).then_nothing()


def test_WS8_only_a_known_name_is_claimed_or_released_and_a_claim_names_its_device() -> None:
    given(SEATED).when(commands.ClaimSeat("nobody", "phone")).then_rejected(errors.UnknownParticipant)
    given(SEATED).when(commands.ReleaseSeat("nobody")).then_rejected(errors.UnknownParticipant)
    given(SEATED).when(commands.ClaimSeat("one", "")).then_rejected(errors.TextRequired)


def test_WS9_a_note_taker_is_appointed_and_dismissed_once() -> None:
    appointed = given(SEATED).when(commands.AppointNoteTaker("one")).then(events.NoteTakerAppointed("one"))
    appointed.when(commands.AppointNoteTaker("one")).then_nothing()
    dismissed = appointed.when(commands.DismissNoteTaker("one")).then(events.NoteTakerDismissed("one"))
    dismissed.when(commands.DismissNoteTaker("one")).then_nothing()


def test_WS9_a_note_taker_who_moves_stays_one() -> None:
    moved = given(SEATED).when(commands.SeatParticipant("scribe", 2)).go_on()
    assert moved.workshop.participants["scribe"].note_taker


def test_WS9_only_registered_people_take_notes() -> None:
    given(SEATED).when(commands.AppointNoteTaker("nobody")).then_rejected(errors.UnknownParticipant)
    given(SEATED).when(commands.DismissNoteTaker("nobody")).then_rejected(errors.UnknownParticipant)
