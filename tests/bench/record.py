"""What was measured last, as it stands in the repository: JSON, the page written from it, its pictures. Never measures.

A run of some measures renews those and leaves the others as they were, each with the day it was measured on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from server.settings import ROOT
from tests.bench import page, pictures
from tests.bench.goals import GOALS
from tests.bench.whole import Report

DOCS: Final = ROOT / "docs"
FILE: Final = "performance.json"
PAGE: Final = "performance.md"
PICTURES: Final = "pictures/performance"


@dataclass(slots=True)
class Record:
    """figures: as `Figure.as_map` gives them, with `measured`, by name. nodes: what `make scale` found, if it ran."""

    machine: Mapping[str, Any] = field(default_factory=dict)
    figures: dict[str, dict[str, Any]] = field(default_factory=dict)
    nodes: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, docs: Path = DOCS) -> Record:
        """An empty one if nothing has been measured yet."""
        path = docs / FILE
        return cls(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else cls()

    def take(self, report: Report) -> None:
        """What has just been measured."""
        self.machine = report.machine
        for figure in report.figures:
            self.figures[figure.goal.id] = {**figure.as_map(), "measured": report.machine["date"]}
        self.figures = {name: self.figures[name] for name in GOALS if name in self.figures}

    def take_nodes(self, found: Mapping[str, Any], date: str) -> None:
        """What `make scale` has just found."""
        self.nodes = {**found, "measured": date}

    @property
    def report(self) -> Report:
        """As if all had been measured in one run. Goals are those of today."""
        stored = [
            {**{key: value for key, value in figure.items() if key != "measured"}, "goal": GOALS[name].as_map()}
            for name, figure in self.figures.items()
        ]
        return Report.of({"figures": stored, "seconds": {}, "machine": dict(self.machine)})

    def write(self, docs: Path = DOCS) -> None:
        """The JSON, the page and its pictures."""
        text = json.dumps({"machine": self.machine, "figures": self.figures, "nodes": self.nodes}, indent=1)
        (docs / FILE).write_text(text + "\n", encoding="utf-8")
        drawn = pictures.write(docs / PICTURES, self.report)
        (docs / PAGE).write_text(self.page([f"{PICTURES}/{name}" for name in drawn]), encoding="utf-8")

    def page(self, drawn: list[str]) -> str:
        """docs/performance.md. drawn: where its pictures lie."""
        dates = {name: str(figure["measured"]) for name, figure in self.figures.items()}
        return page.page(self.report, dates, self.nodes, drawn)
