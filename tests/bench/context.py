"""What all measures of one run share: a folder, the size, who is told, and what is dear to make. Never measures."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from tests.bench.figures import Figure
from tests.bench.size import Size


@dataclass(slots=True)
class Context:
    """tell: hears a line about each step. kept: what one measure made and another can use, by name."""

    folder: Path
    size: Size
    tell: Callable[[str], None] = lambda line: None
    kept: dict[str, object] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    def new_folder(self, name: str) -> Path:
        """An empty one, another each time."""
        number = self._numbers[name] = self._numbers.get(name, 0) + 1
        made = self.folder / f"{name}-{number}"
        made.mkdir()
        return made


Measure: TypeAlias = Callable[[Context], Awaitable[Sequence[Figure]]]
