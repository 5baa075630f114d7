"""What a person sees of the own table: rows of the wire, sorted by kind. Never holds what was not sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from client.simulated.catalogue import Catalogue, Proposal, own

Rows = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Sight:
    """missing, required: kroner by year, of all targets together; missing above 0 is still to be found.

    toward: what a chosen proposal does in the target's line, one amount a year, as the table's rows say.
    mine: this person's stances by proposal. mood: supports minus objections of the others, by proposal.
    """

    actor: str
    table: int
    years: tuple[int, ...]
    is_open: bool
    proposals: Mapping[str, Proposal]
    choices: Rows
    amounts: Mapping[tuple[str, int], Mapping[str, Any]]
    toward: Mapping[str, tuple[int, ...]]
    missing: Mapping[int, int]
    required: Mapping[int, int]
    order: tuple[str, ...]
    mine: Mapping[str, str]
    mood: Mapping[str, int]
    reasons: frozenset[str]
    own: frozenset[str]
    areas: Mapping[str, tuple[str, ...]]

    @property
    def pressure(self) -> float:
        """0: the targets are reached; 1: nothing has been found yet. The worst year speaks."""
        shares = [missing / abs(self.required[year]) for year, missing in self.missing.items() if self.required[year]]
        return max(0.0, min(1.0, max(shares, default=0.0)))

    @property
    def slack(self) -> int:
        """Kroner a year that could be spent without missing a target; 0 while one is missed."""
        return max(0, min((-missing for missing in self.missing.values()), default=0))

    def amount(self, proposal: str, year: int) -> int:
        """What the table has for that year now: set by hand, or the share of the catalogue's amount."""
        if (row := self.amounts.get((proposal, year))) is not None:
            return int(row["amount"])
        share = int(self.choices[proposal]["share"]) if proposal in self.choices else 100
        return round(self.proposals[proposal].amounts[self.years.index(year)] * share / 100)


def look(day: Rows, table: Rows, actor: str, number: int, catalogue: Catalogue) -> Sight:
    """The rows of `day` and `table/<number>` as one person sees them."""
    by_kind = _sorted(table)
    owns = {row["proposal"]: own(row, catalogue.years) for row in by_kind["own"]}
    standings = by_kind["standing"]
    return Sight(
        actor=actor,
        table=number,
        years=catalogue.years,
        is_open=_is_open(day, table),
        proposals={**catalogue.proposals, **owns},
        choices={row["proposal"]: row for row in by_kind["choice"]},
        amounts={(row["proposal"], row["year"]): row for row in by_kind["amount"]},
        toward={key.partition("/")[2]: tuple(row["toward"]) for key, row in table.items() if key.startswith("effect/")},
        missing=_worst(standings, "missing"),
        required=_worst(standings, "required"),
        order=tuple(table.get("order", {}).get("proposals", ())),
        mine={row["proposal"]: row["grade"] for row in by_kind["stance"] if f"p:{row['pid']}" == actor},
        mood=_mood(by_kind["stance"], actor),
        reasons=frozenset(row["proposal"] for row in by_kind["reason"]),
        own=frozenset(owns),
        areas=catalogue.areas,
    )


def _sorted(table: Rows) -> dict[str, list[Mapping[str, Any]]]:
    kinds: dict[str, list[Mapping[str, Any]]] = {
        kind: [] for kind in ("own", "standing", "choice", "amount", "stance", "reason")
    }
    for key, row in table.items():
        kind = key.partition("/")[0]
        if kind in kinds:
            kinds[kind].append(row)
    return kinds


def _is_open(day: Rows, table: Rows) -> bool:
    workshop = day.get("workshop", {})
    current = day.get(f"round/{workshop.get('round', 0)}", {})
    locked = table.get("table", {}).get("locked", False)
    return workshop.get("status") == "open" and current.get("status") == "open" and not locked


def _worst(standings: list[Mapping[str, Any]], field: str) -> dict[int, int]:
    """By year the target that is furthest from being reached, if a table has several."""
    worst: dict[int, Mapping[str, Any]] = {}
    for row in standings:
        if row["year"] not in worst or row["missing"] > worst[row["year"]]["missing"]:
            worst[row["year"]] = row
    return {year: int(row[field]) for year, row in worst.items()}


def _mood(stances: list[Mapping[str, Any]], actor: str) -> Mapping[str, int]:
    mood: Counter[str] = Counter()
    for row in stances:
        if f"p:{row['pid']}" != actor:
            mood[row["proposal"]] += {"support": 1, "object": -1}.get(row["grade"], 0)
    return mood
