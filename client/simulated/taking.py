"""What a person wants in or out of the table's budget, and how much of it. Never sends anything."""

from __future__ import annotations

from client.simulated.catalogue import COUNTS, Proposal
from client.simulated.intention import Intention
from client.simulated.moment import Moment, pick
from client.simulated.sight import Sight


def closing(sight: Sight, proposal: Proposal) -> float:
    """The share of what is missing that a proposal would find, 0 to 1; below 0 if it makes it worse."""
    missing = sum(kroner for kroner in sight.missing.values() if kroner > 0)
    if not missing or proposal.category not in COUNTS:
        return 0.0
    found = sum(
        min(kroner, -proposal.amounts[sight.years.index(year)])
        for year, kroner in sight.missing.items()
        if kroner > 0 and year in sight.years
    )
    return max(-1.0, found / missing)


def choose(moment: Moment) -> Intention | None:
    """While something is missing: what closes the gap and can be borne. With room to spare: what one would like."""
    sight, mind = moment.sight, moment.mind
    scored = [
        (proposal, _worth(moment, proposal))
        for proposal in sight.proposals.values()
        if proposal.id not in sight.choices and mind.may("choose_proposal", proposal.id)
    ]
    proposal = pick(moment, scored, above=0.2)
    if proposal is None:
        return None
    share = 100
    if proposal.scalable and moment.rng.random() < 0.25:
        share = moment.rng.choice((25, 40, 50, 60, 75))
    args = {"table": sight.table, "proposal": proposal.id, "share": share}
    return Intention("choose_proposal", args, f"choice/{proposal.id}")


def _worth(moment: Moment, proposal: Proposal) -> float:
    """Everybody knows that money is short: what costs must be liked more than what saves, and must be affordable."""
    sight = moment.sight
    swap = 0.35 if proposal.excludes & sight.choices.keys() else 0.0
    dear = 0.0 if proposal.is_saving else 0.2 + 0.3 * sight.pressure
    if sight.pressure > 0:
        return moment.likes(proposal.id) + 1.3 * closing(sight, proposal) - swap - dear
    too_dear = max(proposal.amounts) > sight.slack and proposal.category in COUNTS
    enough = 0.4 if proposal.is_saving else 0.0
    return moment.likes(proposal.id) - swap - dear - enough - (1.0 if too_dear else 0.0)


def withdraw(moment: Moment) -> Intention | None:
    """What one cannot live with and others put there: the sooner, the more there is to spare."""
    sight, mind = moment.sight, moment.mind
    pain = [
        (sight.proposals[id_], _relief(moment, sight.proposals[id_]) - moment.likes(id_))
        for id_, row in sight.choices.items()
        if id_ in sight.proposals and moment.by_other(row) and mind.may("withdraw_proposal", id_, 1)
    ]
    proposal = pick(moment, pain, above=0.3)
    if proposal is None:
        return None
    return Intention("withdraw_proposal", {"table": sight.table, "proposal": proposal.id}, f"choice/{proposal.id}")


def _relief(moment: Moment, proposal: Proposal) -> float:
    """One swallows a saving while something is missing, and is glad to give it back when it is not needed any more."""
    sight = moment.sight
    if not proposal.is_saving:
        return 0.0
    needed = -min(sight.toward.get(proposal.id, proposal.amounts))
    return 0.3 if sight.slack >= needed else -0.3 * sight.pressure


def take_part(moment: Moment) -> Intention | None:
    """Only a part of what somebody took whole, or the whole of it after all."""
    sight, mind, rng = moment.sight, moment.mind, moment.rng
    able = [
        sight.proposals[id_]
        for id_ in sight.choices
        if id_ in sight.proposals and sight.proposals[id_].scalable and mind.may("set_share", id_)
    ]
    if not able:
        return None
    proposal = rng.choice(able)
    present = int(sight.choices[proposal.id]["share"])
    wanted = rng.choice((25, 40, 50, 60, 75, 80)) if moment.likes(proposal.id) < 0.1 else 100
    if wanted == present:
        return None
    return Intention(
        "set_share", {"table": sight.table, "proposal": proposal.id, "share": wanted}, f"choice/{proposal.id}"
    )


def shift(moment: Moment) -> Intention | None:
    """A year later: what costs money or hurts can wait."""
    sight, mind = moment.sight, moment.mind
    able = [
        id_
        for id_, row in sight.choices.items()
        if id_ in sight.proposals
        and sight.proposals[id_].is_settable
        and row["shift"] == 0
        and mind.may("shift_start", id_, 1)
        and (not sight.proposals[id_].is_saving or moment.likes(id_) < -0.1)
    ]
    if not able:
        return None
    proposal = moment.rng.choice(able)
    return Intention("shift_start", {"table": sight.table, "proposal": proposal, "shift": 1}, f"choice/{proposal}")
