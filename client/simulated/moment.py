"""One person in front of one screen, with the dice in hand. Decides nothing."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from client.simulated.catalogue import Proposal
from client.simulated.intention import Intention, Mind
from client.simulated.sight import Sight
from client.simulated.temperament import Person


@dataclass(frozen=True, slots=True)
class Moment:
    """likings: by proposal, for the catalogue's. mind: what this person did before."""

    person: Person
    likings: Mapping[str, float]
    sight: Sight
    mind: Mind
    rng: random.Random

    def likes(self, proposal: str) -> float:
        """The own liking, swayed a little by what the others at the table say."""
        sway = 0.08 * (1 - self.person.temperament.stubbornness) * self.sight.mood.get(proposal, 0)
        return self.likings.get(proposal, 0.1) + max(-0.25, min(0.25, sway))

    def by_other(self, row: Mapping[str, object]) -> bool:
        return row["by"] != self.sight.actor


Wish: TypeAlias = Callable[[Moment], Intention | None]
"""Proposes one intention, or None: nothing of that kind is worth doing right now."""


def pick(moment: Moment, scored: Iterable[tuple[Proposal, float]], above: float) -> Proposal | None:
    """One of the better ones, the best most often."""
    good = [(proposal, score) for proposal, score in scored if score > above]
    if not good:
        return None
    weights = [math.exp(min(score, 3.0) / 0.22) for _, score in good]
    return moment.rng.choices([proposal for proposal, _ in good], weights=weights)[0]
