"""The fold: what was recorded has happened, whatever the rules say today."""

from __future__ import annotations

from typing import get_args

from hypothesis import given as for_any
from hypothesis import strategies as some

from domain.recorded import Recorded
from domain.table import events
from domain.workshop import events as workshop_events
from domain.workshop.state import Event, Workshop, evolve
from tests.domain.days import ROUND
from tests.domain.given import FACILITATOR, FINANCE, OTHER, by, given
from tests.domain.table.test_choosing import chosen
from tests.domain.workshop.test_costing import costed

ANY_EVENT: some.SearchStrategy[Event] = some.one_of(
    *(
        some.builds(
            event,
            **{
                name: values
                for name, values in {
                    "table": some.integers(0, 4),
                    "proposal": some.sampled_from(["hours", "clubs", "B1-1", "nothing"]),
                    "year": some.integers(2019, 2024),
                    "rank": some.integers(-1, 5),
                    "pid": some.sampled_from(["one", "other", "nobody"]),
                    "round": some.integers(0, 3),
                    "tax": some.sampled_from(["income", "nothing"]),
                }.items()
                if name in event.__dataclass_fields__
            },
        )
        for event in (*get_args(events.TableEvent), *get_args(workshop_events.WorkshopEvent))
    )
)


@for_any(some.lists(ANY_EVENT, max_size=25), some.sampled_from([0, 1, 30]))
def test_TB23_folding_never_refuses_whatever_was_recorded(facts: list[Event], undoes: int) -> None:
    workshop = Workshop("w")
    for seq, fact in enumerate((workshop_events.TableAdded(1, ""), *facts), start=1):
        actor = f"p:{seq % 2}"
        workshop = evolve(workshop, Recorded("w", seq, seq, actor, None, f"c{seq // 2}", seq - 1, 1, 1, undoes, fact))
    assert workshop.seq == len(facts) + 1
    for table in workshop.tables.values():
        assert sorted(table.order) == sorted(table.choices)


def test_TB23_an_event_about_a_proposal_that_is_not_chosen_changes_nothing() -> None:
    table = given(ROUND, chosen("hours"))
    odd = given(
        table, events.ShareSet(1, "tax", 50), events.ProposalRanked(1, "tax", 1), events.ReasonWritten(1, "tax", "x")
    )
    before, after = table.workshop.tables[1], odd.workshop.tables[1]
    assert (after.choices, after.order) == (before.choices, before.order)
    assert odd.workshop.seq == table.workshop.seq + 3


def test_TB23_an_event_about_an_own_proposal_that_is_not_there_changes_nothing() -> None:
    odd = given(ROUND, events.AppropriationNamed(1, "B1-9", "STREETS"), by(FINANCE, costed(proposal="B1-9")))
    assert odd.workshop.tables[1].own == {}
    assert given(ROUND, by(FINANCE, costed(table=9))).workshop.tables == ROUND.workshop.tables


def test_TB23_an_event_about_a_table_that_is_not_there_changes_nothing_but_the_position() -> None:
    odd = given(ROUND, events.ShareSet(9, "tax", 50))
    assert odd.workshop.tables == ROUND.workshop.tables
    assert odd.workshop.seq == ROUND.workshop.seq + 1


def test_an_edit_leaves_every_other_field_of_workshop_and_table_as_it_was() -> None:
    day = given(
        ROUND,
        by(FACILITATOR, workshop_events.TargetSet(0, "RESULT", 2021, -5), workshop_events.AgreementSet(2)),
        by(FACILITATOR, workshop_events.ResultsHidden(), workshop_events.TableLocked(1)),
        chosen("hours"),
        events.StanceTaken(1, "tax", "one", "support", ""),
        events.OwnProposalAdded(1, "B1-1", "Own", "ROADS", "reduction", "service", (1, 2, 3, 4)),
        events.TaxRateSet(1, "income", 2021, 25_100),
        events.ChangeAcknowledged(1, "hours", 3),
    ).workshop
    day = day._replace(is_closed=True, tables={**day.tables, 1: day.tables[1]._replace(name="North")})
    seq = day.seq + 1
    fact = Recorded("w", seq, seq, "p:one", None, "c", day.seq, 1, 1, 0, events.ReasonWritten(1, "hours", "Fair"))
    after = evolve(day, fact)
    for changed, before, now in (
        ({"seq", "last_at", "tables"}, day, after),
        ({"choices", "touched", "journal"}, day.tables[1], after.tables[1]),
    ):
        for name, value in before._asdict().items():
            assert value, f"{name} must hold something here, or this test could not see it lost"
            assert (getattr(now, name) == value) is (name not in changed)


def test_a_row_remembers_the_last_change_by_somebody_else() -> None:
    table = given(
        ROUND,
        chosen("hours"),
        by(OTHER, events.ShareSet(1, "hours", 50)),
        events.ShareSet(1, "hours", 60),
        events.ShareSet(1, "hours", 70),
    )
    touch = table.workshop.tables[1].touched["choice/hours"]
    last = table.workshop.seq
    assert touch.by_another_than("p:one") == (last - 2, OTHER)
    assert touch.by_another_than(OTHER) == (last, "p:one")
    assert touch.by_another_than("p:third") == (last, "p:one")


def test_a_proposal_chosen_anew_keeps_its_place_in_the_order() -> None:
    table = given(ROUND, chosen("hours"), chosen("tax"), chosen("hours", 50)).workshop.tables[1]
    assert table.order == ("hours", "tax")
    assert table.choices["hours"].share == 50
