"""What a simulated day leaves behind: agreement and conflict, as a real one does (settled.md 27)."""

from __future__ import annotations

from functools import cache

from domain.recorded import Recorded
from domain.table import events
from domain.workshop.state import Event
from tests.client.simulated.rehearsal import Rehearsal

TABLES = 12


@cache
def day() -> Rehearsal:
    """Twelve tables, 72 people, ten minutes of round 1. Held once for all tests; none of them changes it."""
    return Rehearsal(TABLES, people=72, seed=1).hold(minutes=10)


def agreements() -> list[dict[str, object]]:
    return [dict(row) for key, row in day().rows("hall").items() if key.startswith("agree/")]


def chosen_by(low: int, high: int) -> list[dict[str, object]]:
    return [row for row in agreements() if low <= int(str(row["tables"])) <= high]


def recorded(kind: type[Event]) -> list[Recorded[Event]]:
    return [fact for fact in day().log if isinstance(fact.event, kind)]


def test_some_proposals_are_wanted_by_two_thirds_of_the_tables() -> None:
    assert len(chosen_by(2 * TABLES // 3, TABLES)) >= 2


def test_some_proposals_are_wanted_by_fewer_than_half() -> None:
    assert len(chosen_by(1, TABLES // 2 - 1)) >= 5


def test_somebody_objects_and_says_why_and_somebody_supports() -> None:
    stances = [fact.event for fact in recorded(events.StanceTaken) if isinstance(fact.event, events.StanceTaken)]
    objections = [stance for stance in stances if stance.grade == "object"]
    assert objections
    assert all(stance.reason for stance in objections)
    assert any(stance.grade == "support" for stance in stances)


def test_some_proposal_is_both_supported_and_objected_to() -> None:
    assert [row for row in agreements() if row["supports"] and row["objections"]]


def test_some_amounts_are_changed_by_another_than_who_set_them() -> None:
    by: dict[tuple[int, str, int], set[str]] = {}
    for fact in recorded(events.AmountSet):
        assert isinstance(fact.event, events.AmountSet)
        by.setdefault((fact.event.table, fact.event.proposal, fact.event.year), set()).add(fact.actor)
    assert sum(len(actors) > 1 for actors in by.values()) >= 5


def test_some_edits_overwrite_what_their_sender_had_not_seen_yet() -> None:
    assert day().overwrites >= 1


def test_most_tables_are_nearer_to_their_target_than_at_the_start() -> None:
    rows = [row for key, row in day().rows("hall").items() if key.startswith("table/")]
    assert len(rows) == TABLES
    nearer = 0
    for row in rows:
        missing, required = [dict(row)[field] for field in ("missing", "required")]
        assert isinstance(missing, list)
        assert isinstance(required, list)
        nearer += max(missing) < max(-change for change in required)
    assert nearer > TABLES * 2 // 3


def test_the_hall_has_not_closed_the_gap_by_agreement_alone() -> None:
    """Else there would be nothing left to talk about."""
    summary = dict(day().rows("hall")["summary"])
    agreed, required = summary["agreed"], summary["required"]
    assert isinstance(agreed, list)
    assert isinstance(required, list)
    assert any(found > asked for found, asked in zip(agreed, required, strict=True))


def test_everything_a_participant_can_do_is_done() -> None:
    assert set(day().sent) == {
        "add_own_proposal",
        "choose_proposal",
        "clear_amount",
        "rank_proposal",
        "set_amount",
        "set_share",
        "shift_start",
        "take_stance",
        "undo_last",
        "withdraw_proposal",
        "write_reason",
    }


def test_whoever_reads_the_screen_is_rarely_refused() -> None:
    assert sum(day().refused.values()) < 0.05 * sum(day().sent.values())


def test_every_group_takes_part() -> None:
    groups = {f"p:{p.pid}": p.group for p in day().workshop.participants.values()}
    assert {groups[fact.actor] for fact in day().log if fact.actor in groups} == {"council", "management", "employees"}


def test_the_same_seed_holds_the_same_day_and_another_seed_another() -> None:
    def log(seed: int) -> list[Event]:
        return [fact.event for fact in Rehearsal(2, people=8, seed=seed).hold(minutes=3).log]

    assert log(7) == log(7)
    assert log(7) != log(8)
