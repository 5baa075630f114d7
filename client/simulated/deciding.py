"""What a person does next, from what is on the screen. Pure: the dice come in as a value.

How urgent a wish is depends on the gap and the person; the dice choose among them, and the first that finds something
to do wins.
"""

from __future__ import annotations

from client.simulated.arguing import argue, defend, let_go
from client.simulated.intention import Intention
from client.simulated.moment import Moment, Wish
from client.simulated.speaking import add_own, rank, take_stance, undo, write_reason
from client.simulated.taking import choose, shift, take_part, withdraw


def decide(moment: Moment) -> Intention | None:
    """The next intention, or None: nothing worth doing right now."""
    if not moment.sight.is_open:
        return None
    wishes = _urgencies(moment)
    while wishes:
        wish = moment.rng.choices(list(wishes), weights=list(wishes.values()))[0]
        if (intention := wish(moment)) is not None:
            return intention
        del wishes[wish]
    return None


def _urgencies(moment: Moment) -> dict[Wish, float]:
    sight, temperament = moment.sight, moment.person.temperament
    settled = 1.0 - sight.pressure
    weights: dict[Wish, float] = {
        choose: 0.8 + 6 * sight.pressure,
        withdraw: 0.3 + 0.7 * settled,
        argue: 1.0,
        defend: 3 * temperament.stubbornness,
        take_part: 0.5 + 0.3 * settled,
        shift: 0.35,
        rank: 0.5,
        take_stance: 0.3 + 1.6 * temperament.talkative,
        write_reason: 0.8 * temperament.talkative,
        add_own: 0.06,
        let_go: 0.15,
        undo: 0.12,
    }
    return {wish: weight for wish, weight in weights.items() if weight > 0}
