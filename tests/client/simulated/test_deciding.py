"""What a person makes of a screen: rows in, an intention out."""

from __future__ import annotations

import random
from typing import Any

from client.simulated.arguing import defend
from client.simulated.catalogue import Catalogue, Proposal
from client.simulated.deciding import decide
from client.simulated.intention import Intention, Mind
from client.simulated.liking import liking
from client.simulated.moment import Moment
from client.simulated.sight import look
from client.simulated.speaking import add_own, grade, take_stance
from client.simulated.taking import choose, closing, withdraw
from client.simulated.temperament import Person, Temperament, draw

YEARS = (2020, 2021)
ME, OTHER = "p:me", "p:other"
EVEN = Temperament(pace=20, boldness=0.5, stubbornness=1.0, talkative=0.5, shielding=1.0, thrift=0.0)
COUNCILLOR = Person("Byråd 1", "council", "LAE", "1/Byråd 1", EVEN)


def proposal(id_: str, *amounts: int, **fields: Any) -> Proposal:
    given = {"type": "reduction", "category": "operating", "committee": "TEK", "posts": 0.0, "excludes": frozenset()}
    return Proposal(id=id_, amounts=amounts, scalable=False, earliest_start=2020, **{**given, **fields})


SAVING, SMALL, COST = (
    proposal("R-1", -500, -900),
    proposal("R-2", -10, -10),
    proposal("U-1", 300, 300, type="expansion"),
)
CATALOGUE = Catalogue(YEARS, {p.id: p for p in (SAVING, SMALL, COST)})


def choice(id_: str, by: str = OTHER) -> dict[str, Any]:
    return {f"choice/{id_}": {"proposal": id_, "share": 100, "shift": 0, "catalogue": "", "by": by, "seq": 1}}


def amount(id_: str, year: int, kroner: int, by: str) -> dict[str, Any]:
    row = {"proposal": id_, "year": year, "amount": kroner, "reason": "", "by": by, "seq": 2}
    return {f"amount/{id_}/{year}": row}


def standing(year: int, missing: int) -> dict[str, Any]:
    row = {"line": "R11", "year": year, "required": -1000, "achieved": -1000 + missing, "missing": missing}
    return {f"standing/R11/{year}": row}


def screen(*rows: dict[str, Any], status: str = "open", locked: bool = False) -> tuple[dict[str, Any], dict[str, Any]]:
    day = {"workshop": {"status": "open", "round": 1}, "round/1": {"number": 1, "status": status}}
    table: dict[str, Any] = {"table": {"number": 1, "locked": locked}}
    for row in rows:
        table |= row
    return day, table


def moment(
    *rows: dict[str, Any], likes: dict[str, float] | None = None, mind: Mind | None = None, **state: Any
) -> Moment:
    day, table = screen(*rows, **state)
    sight = look(day, table, ME, 1, CATALOGUE)
    return Moment(COUNCILLOR, likes or {}, sight, mind or Mind(), random.Random(1))  # noqa: S311 - a test's dice


def proposed(intention: Intention | None) -> str | None:
    return None if intention is None else str(intention.args["proposal"])


def test_nobody_edits_without_an_open_round_or_at_a_locked_table() -> None:
    wide_gap = standing(2021, 1000)
    assert decide(moment(wide_gap)) is not None
    assert decide(moment(wide_gap, status="closed")) is None
    assert decide(moment(wide_gap, locked=True)) is None


def test_while_something_is_missing_what_closes_the_gap_is_chosen_even_if_it_is_not_liked() -> None:
    at_the_table = moment(standing(2021, 1000), likes={"R-1": -0.3, "R-2": 0.0, "U-1": 0.1})
    assert proposed(choose(at_the_table)) == "R-1"


def test_with_the_gap_closed_nothing_is_chosen_that_would_open_it_again() -> None:
    likes = {"R-1": 0.0, "R-2": 0.0, "U-1": 0.9}
    assert choose(moment(standing(2021, -100), likes=likes)) is None
    assert proposed(choose(moment(standing(2021, -400), likes=likes))) == "U-1"


def test_closing_is_the_share_of_what_is_missing_that_a_proposal_finds() -> None:
    sight = moment(standing(2020, -50), standing(2021, 1000)).sight
    assert closing(sight, SAVING) == 0.9
    assert closing(sight, COST) == -0.3
    assert closing(sight, proposal("A-1", -900, -900, category="construction")) == 0.0


def test_the_worst_year_is_the_pressure_and_the_worst_slack_the_slack() -> None:
    assert moment(standing(2020, 200), standing(2021, 800)).sight.pressure == 0.8
    assert moment(standing(2020, -200), standing(2021, -800)).sight.slack == 200


def test_what_one_cannot_live_with_is_withdrawn_if_another_chose_it_and_only_once() -> None:
    likes = {"R-1": -0.9}
    mind = Mind()
    intention = withdraw(moment(choice("R-1"), likes=likes, mind=mind))
    assert proposed(intention) == "R-1"
    assert intention is not None
    mind.did(intention)
    assert withdraw(moment(choice("R-1"), likes=likes, mind=mind)) is None
    assert withdraw(moment(choice("R-1", by=ME), likes=likes)) is None


def test_a_saving_that_is_not_needed_any_more_is_given_back_sooner() -> None:
    likes = {"R-1": -0.1}
    assert withdraw(moment(choice("R-1"), standing(2021, 100), likes=likes)) is None
    assert withdraw(moment(choice("R-1"), standing(2021, -100), likes=likes)) is None
    assert proposed(withdraw(moment(choice("R-1"), standing(2021, -1000), likes=likes))) == "R-1"


def test_whoever_finds_an_own_amount_changed_offers_the_middle() -> None:
    mind = Mind(amounts={("R-1", 2021): -1_000_000})
    changed = amount("R-1", 2021, -600_000, by=OTHER)
    intention = defend(moment(choice("R-1"), changed, mind=mind))
    assert intention is not None
    assert intention.args["amount"] == -800_000
    assert intention.args["reason"]
    assert defend(moment(choice("R-1"), amount("R-1", 2021, -1_000_000, by=ME), mind=mind)) is None


def test_an_objection_says_why() -> None:
    intention = take_stance(moment(choice("R-1"), likes={"R-1": -0.9, "R-2": 0, "U-1": 0}))
    assert intention is not None
    assert (intention.args["grade"], bool(intention.args["reason"])) == ("object", True)


def test_a_stance_that_still_holds_is_not_taken_again() -> None:
    taken = {"stance/R-1/me": {"proposal": "R-1", "pid": "me", "grade": "object", "reason": "x", "by": ME, "seq": 3}}
    assert take_stance(moment(choice("R-1"), taken, likes={"R-1": -0.9, "R-2": 0, "U-1": 0})) is None


def test_a_liking_becomes_one_of_five_grades() -> None:
    grades = [grade(liked) for liked in (0.6, 0.2, 0.0, -0.3, -0.6)]
    assert grades == ["support", "lean_support", "neutral", "concern", "object"]


def test_an_own_idea_saves_while_there_is_nothing_to_spend() -> None:
    intention = add_own(moment(standing(2021, 1000)))
    assert intention is not None
    assert intention.args["committee"] == "LAE"
    assert all(kroner < 0 for kroner in intention.args["amounts"])


def test_nobody_tries_again_what_was_refused() -> None:
    mind = Mind()
    likes = {"R-1": -0.3, "R-2": 0.0, "U-1": 0.1}
    intention = choose(moment(standing(2021, 1000), likes=likes, mind=mind))
    assert intention is not None
    mind.was_refused(intention)
    assert proposed(choose(moment(standing(2021, 1000), likes=likes, mind=mind))) != "R-1"


def test_the_home_committee_is_spared_and_favoured() -> None:
    own_saving, own_cost = proposal("R-9", -500, -500, committee="LAE"), proposal("U-9", 300, 300, committee="LAE")
    elsewhere = Person("Byråd 1", "council", "SOC", "1/Byråd 1", EVEN)
    assert liking(COUNCILLOR, own_saving) < liking(elsewhere, own_saving)
    assert liking(COUNCILLOR, own_cost) > liking(elsewhere, own_cost)


def test_what_others_say_sways_the_pliant_and_not_the_stubborn() -> None:
    supports = {
        f"stance/R-1/{pid}": {"proposal": "R-1", "pid": pid, "grade": "support", "reason": "", "by": "p:x", "seq": 3}
        for pid in ("a", "b")
    }
    stubborn = moment(supports, likes={"R-1": 0.0})
    pliant_person = draw(3, "Ledelse 2", "management", "")
    pliant = Moment(pliant_person, {"R-1": 0.0}, stubborn.sight, Mind(), stubborn.rng)
    assert stubborn.likes("R-1") == 0.0
    assert pliant.likes("R-1") > 0.0


def test_the_same_seed_and_name_draw_the_same_person() -> None:
    assert draw(1, "Byråd 7", "council", "LAE") == draw(1, "Byråd 7", "council", "LAE")
    assert draw(1, "Byråd 7", "council", "LAE") != draw(2, "Byråd 7", "council", "LAE")
