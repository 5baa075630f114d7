"""Fjordbæk's own files with many more operating lines: each is split into parts that add up to it, to the krone.

So a large budget has the statement, committees and catalogue of the small one, and nothing differs but its size.
"""

from __future__ import annotations

import csv
import re
import shutil
from itertools import count, islice
from pathlib import Path
from random import Random

from server.demo.day import FJORDBAEK

LINES = 30_000
"""A real account-level budget of Fjordbæk's size has 10,000 to 30,000 (domain.md 1.11)."""

_AMOUNT = re.compile(r"bo?\d{4}")


def write_large(folder: Path, lines: int = LINES, seed: int = 1) -> Path:
    """The folder, filled: `driftslinjer.csv` has `lines` rows. The same seed, the same file."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(FJORDBAEK.glob("*.csv")):
        shutil.copy(path, folder / path.name)
    with (folder / "driftslinjer.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    chance = Random(seed)  # noqa: S311 - no secret: a file that can be had again
    with (folder / "driftslinjer.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
        writer.writeheader()
        number = count(1)
        for place, row in enumerate(rows):
            parts = lines // len(rows) + (place < lines % len(rows))
            writer.writerows(_split(row, parts, number, chance))
    return folder


def _split(row: dict[str, str], parts: int, number: count[int], chance: Random) -> list[dict[str, str]]:
    """Uneven parts, some of them zero, as accounts are; the last takes what is left."""
    weights = [chance.choice((0, 1, 1, 2, 5, 20)) for _ in range(parts)]
    whole = sum(weights) or 1
    split = [
        {**row, "linje_id": f"L{n:05d}", "navn": f"{row['navn']}, {place}"}
        for place, n in enumerate(islice(number, parts), start=1)
    ]
    for column in filter(_AMOUNT.fullmatch, row):
        left = int(row[column])
        amounts = [left * weight // whole for weight in weights[:-1]]
        amounts.append(left - sum(amounts))
        for part, amount in zip(split, amounts, strict=True):
            part[column] = str(amount)
    return split
