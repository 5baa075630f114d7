"""What a person says: stances, reasons, an order, an idea of the own, a slip taken back. Never moves an amount."""

from __future__ import annotations

from typing import Final

from client.simulated import sentences
from client.simulated.intention import Intention
from client.simulated.moment import Moment

MOST_OWN_AT_A_TABLE: Final = 3

NAMES_IT: Final = 0.8
"""How often somebody knows which appropriation their idea changes."""

IDEA: Final = 50_000
"""Kroner: ideas on the spot come in multiples of it."""


def rank(moment: Moment) -> Intention | None:
    """Up with what one likes best."""
    sight, mind = moment.sight, moment.mind
    able = [id_ for id_ in sight.order[2:] if id_ in sight.choices and mind.may("rank_proposal", id_, 1)]
    if not able:
        return None
    proposal = max(able, key=moment.likes)
    if moment.likes(proposal) < 0.2:
        return None
    place = moment.rng.randint(1, sight.order.index(proposal))
    return Intention("rank_proposal", {"table": sight.table, "proposal": proposal, "rank": place}, "order")


def take_stance(moment: Moment) -> Intention | None:
    """On what the table has chosen, sometimes on what it has not; again when one has changed one's mind."""
    sight, mind, rng = moment.sight, moment.mind, moment.rng
    pool = list(sight.choices) if rng.random() < 0.85 else list(sight.proposals)
    rng.shuffle(pool)
    for id_ in pool:
        if id_ not in sight.proposals or not mind.may("take_stance", id_):
            continue
        wanted = grade(moment.likes(id_))
        if sight.mine.get(id_) != wanted and (wanted != "neutral" or id_ in sight.mine):
            reason = sentences.stance(rng, moment.person.group, wanted)
            args = {"table": sight.table, "proposal": id_, "grade": wanted, "reason": reason}
            return Intention("take_stance", args, f"stance/{id_}/{sight.actor.partition(':')[2]}")
    return None


def grade(liked: float) -> str:
    """A liking as one of the five grades."""
    if liked >= 0.45:
        return "support"
    if liked >= 0.15:
        return "lean_support"
    if liked > -0.2:
        return "neutral"
    return "concern" if liked > -0.45 else "object"


def write_reason(moment: Moment) -> Intention | None:
    sight, mind = moment.sight, moment.mind
    able = [id_ for id_ in sight.choices if id_ not in sight.reasons and mind.may("write_reason", id_, 1)]
    if not able:
        return None
    proposal = max(able, key=moment.likes)
    reason = moment.rng.choice(sentences.CHOSEN)
    return Intention(
        "write_reason", {"table": sight.table, "proposal": proposal, "reason": reason}, f"reason/{proposal}"
    )


def add_own(moment: Moment) -> Intention | None:
    """Once a person, three a table: an idea on the spot, for the own committee. A saving while something is missing."""
    sight, person, rng = moment.sight, moment.person, moment.rng
    if not person.home_committee or moment.mind.owns or len(sight.own) >= MOST_OWN_AT_A_TABLE:
        return None
    size = IDEA * rng.randint(4, 16)
    saves = sight.slack < size
    growth = (0.5, 1.0, 1.0, 1.0)
    amounts = [round(size * growth[min(i, 3)]) * (-1 if saves else 1) for i in range(len(sight.years))]
    args = {
        "table": sight.table,
        "title": rng.choice(sentences.OWN_SAVINGS if saves else sentences.OWN_COSTS),
        "committee": person.home_committee,
        "type": "efficiency" if saves else "expansion",
        "amounts": amounts,
    }
    areas = sight.areas.get(person.home_committee, ())
    if areas and rng.random() < NAMES_IT:
        args["policy_area"] = rng.choice(areas)
    return Intention("add_own_proposal", args)


def undo(moment: Moment) -> Intention | None:
    """Right after an edit, for a slip of the finger; never twice in a row."""
    if moment.mind.last in ("", "undo_last") or not moment.mind.may("undo_last", "", 3):
        return None
    return Intention("undo_last", {"table": moment.sight.table})
