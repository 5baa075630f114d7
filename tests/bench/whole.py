"""Runs the measures that are asked for, one after the other, and says what they came to. Never judges a figure."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import psutil

from tests.bench.context import Context
from tests.bench.figures import Figure
from tests.bench.goals import GOALS
from tests.bench.measures import ALSO, MEASURES

COLD = "P16"
"""Installs, so it is measured only when asked for."""


@dataclass(frozen=True, slots=True)
class Report:
    """seconds: that each measure took. machine: where it was."""

    figures: Sequence[Figure]
    seconds: dict[str, float]
    machine: dict[str, Any]

    def as_map(self) -> dict[str, Any]:
        """As it goes into the JSON."""
        return {
            "machine": self.machine,
            "seconds": self.seconds,
            "figures": [figure.as_map() for figure in self.figures],
        }

    @classmethod
    def of(cls, stored: dict[str, Any]) -> Report:
        return cls([Figure.of(figure) for figure in stored["figures"]], stored["seconds"], stored["machine"])


def chosen(names: Iterable[str], *, with_cold: bool = False) -> list[str]:
    """The measures behind these names, in our order; all but the cold one if there are none. KeyError."""
    wanted = {ALSO.get(name, name) for name in names} or MEASURES.keys() - {COLD}
    wanted |= {COLD} if with_cold else set()
    if unknown := wanted - MEASURES.keys():
        raise KeyError(f"no measure is called {', '.join(sorted(unknown))}; there are {', '.join(MEASURES)}")
    return [name for name in MEASURES if name in wanted]


async def bench(context: Context, names: Iterable[str]) -> Report:
    """What fails is void, and the others go on: twelve minutes are too dear for one mistake."""
    about = machine()
    figures: list[Figure] = []
    seconds: dict[str, float] = {}
    for name in chosen(names):
        begun = time.perf_counter()
        try:
            figures += await MEASURES[name](context)
        except Exception as error:
            context.tell(f"  {name} failed: {type(error).__name__}: {error}")
            figures.append(Figure(GOALS[name], None, void=f"{type(error).__name__}: {error}"))
        seconds[name] = round(time.perf_counter() - begun, 1)
    return Report(figures, seconds, about)


def machine() -> dict[str, Any]:
    """Nothing that tells whose it is."""
    return {
        "cores": os.cpu_count(),
        "memory_gib": round(psutil.virtual_memory().total / 2**30),
        "system": platform.system(),
        "python": platform.python_version(),
        "load_before": round(psutil.getloadavg()[0], 2),
        "date": time.strftime("%Y-%m-%d", time.gmtime()),
    }
