"""How a simulated person is, drawn once from a seed. Never changes during the day."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Temperament:
    """pace: seconds between two acts, the median at speed 1. All else from 0 (not at all) to 1 (very much).

    boldness: how far amounts are moved. stubbornness: how long a view is held against others.
    talkative: stances and reasons. shielding: how much the home committee is spared. thrift: -1 to 1, a leaning
    towards saving.
    """

    pace: float
    boldness: float
    stubbornness: float
    talkative: float
    shielding: float
    thrift: float


@dataclass(frozen=True, slots=True)
class Person:
    """name: as on the badge, group and number. dice: what makes this person's tastes their own."""

    name: str
    group: str
    home_committee: str
    dice: str
    temperament: Temperament


def draw(seed: int, name: str, group: str, home_committee: str) -> Person:
    """The same person for the same seed and name, whatever else happens."""
    dice = f"{seed}/{name}"
    rng = random.Random(dice)  # noqa: S311 - a temperament, not a secret
    temperament = Temperament(
        pace=rng.uniform(14, 42),
        boldness=rng.betavariate(2, 2),
        stubbornness=rng.betavariate(2, 2),
        talkative=rng.betavariate(2, 3),
        shielding=rng.betavariate(3, 2) if home_committee else 0.0,
        thrift=rng.uniform(-1, 1),
    )
    return Person(name, group, home_committee, dice, temperament)
