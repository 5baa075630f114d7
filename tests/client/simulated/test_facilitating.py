"""How the simulated facilitator leads a day, and when they step back."""

from __future__ import annotations

from typing import Any

from client.simulated.facilitating import BREAK, Desk, next_step, state_of_play


def day(*statuses: str, current: int = 1, hidden: bool = False, ends_at: int = 1000) -> dict[str, Any]:
    """Rounds 1, 2, 3 with these statuses."""
    rounds = {
        f"round/{n}": {"number": n, "status": status, "minutes": 10, "ends_at": ends_at if status != "planned" else 0}
        for n, status in enumerate(statuses, 1)
    }
    return {"workshop": {"status": "open", "round": current, "hidden": hidden}, **rounds}


def step(rows: dict[str, Any], now: int, closed_at: int = 0) -> str | None:
    intention = next_step(rows, Desk(state_of_play(rows), closed_at), now, speed=1.0)
    return None if intention is None else intention.cmd


def test_a_round_is_closed_when_its_time_is_over() -> None:
    rows = day("open", "planned", "planned")
    assert step(rows, now=999) is None
    assert step(rows, now=1000) == "close_round"


def test_the_last_round_stays_open_in_overtime() -> None:
    assert step(day("closed", "closed", "open", current=3), now=10**9) is None


def test_after_a_break_the_second_round_is_hidden_and_then_opened() -> None:
    between = day("closed", "planned", "planned")
    assert step(between, now=5000, closed_at=4000) is None
    assert step(between, now=4000 + BREAK, closed_at=4000) == "hide_results"
    hidden = day("closed", "planned", "planned", hidden=True)
    assert step(hidden, now=4000 + BREAK, closed_at=4000) == "open_round"


def test_what_was_hidden_is_revealed_as_soon_as_its_round_is_closed() -> None:
    assert (
        step(day("closed", "closed", "planned", current=2, hidden=True), now=5000, closed_at=5000) == "reveal_results"
    )


def test_the_third_round_is_held_in_the_open() -> None:
    rows = day("closed", "closed", "planned", current=2)
    assert step(rows, now=10**9) == "open_round"


def test_a_round_lasts_as_long_as_planned_and_shorter_in_a_faster_day() -> None:
    rows = day("closed", "closed", "planned", current=2)
    intention = next_step(rows, Desk(state_of_play(rows)), now=10**9, speed=2.0)
    assert intention is not None
    assert intention.args == {"round": 3, "ends_at": 10**9 + 5 * 60_000}


def test_when_somebody_else_has_turned_something_the_facilitator_steps_back_for_good() -> None:
    left = day("open", "planned", "planned")
    desk = Desk(state_of_play(left))
    extended = day("open", "planned", "planned", ends_at=2000)
    assert next_step(extended, desk, now=3000, speed=1.0) is None
    assert desk.stepped_back
    assert next_step(left, desk, now=3000, speed=1.0) is None


def test_locking_a_table_or_changing_a_target_counts_as_stepping_in() -> None:
    free = day("open") | {"table/1": {"number": 1, "locked": False}}
    locked = day("open") | {"table/1": {"number": 1, "locked": True}}
    target = day("open") | {"target/0/R11/2021": {"change": -5}}
    assert len({state_of_play(rows) for rows in (free, locked, target, day("open"))}) == 4


def test_in_a_closed_workshop_nothing_is_done() -> None:
    rows = day("open", "planned")
    rows["workshop"]["status"] = "closed"
    assert step(rows, now=10**9) is None
