"""How long people take, in seconds of a real hall. Pure: the dice come in as a value."""

from __future__ import annotations

import random
from typing import Final

from client.simulated.temperament import Person

TIRING: Final = 30
"""After so many acts a person is half as quick."""


def arriving(rng: random.Random) -> float:
    """Until the first look at the catalogue leads to something."""
    return rng.uniform(0, 15)


def typing(rng: random.Random) -> float:
    """From deciding to sending; meanwhile the others see what is being edited, and may be quicker."""
    return rng.uniform(0.8, 4)


def reading(person: Person, acts: int, rng: random.Random) -> float:
    """Until the next act: around the person's pace, now and then much longer."""
    return person.temperament.pace * (1 + acts / TIRING) * rng.lognormvariate(0, 0.5)
