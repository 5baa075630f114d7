"""Taxes of a budget that was just read: base and rate are asked of the assumptions. Never changes what the budget says.

What a line has beyond base x rate is kept as the tax's remainder, so the budget's own amounts hold to the krone until
somebody turns the rate or swaps the assumptions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal, TypeAlias

from domain.budget.documents import Assumptions, Budget, Tax
from domain.budget.taxes import rated

Rule: TypeAlias = tuple[str, str, str, str, str, Literal["pct", "promille"]]
"""(id, name, line, base, rate, unit)."""


def with_taxes(budget: Budget, assumptions: Assumptions, rules: Iterable[Rule]) -> Budget:
    """The budget with a tax for each rule whose line it has. ReportIsBroken if base or rate are not there."""
    lines = {line.id: line for line in budget.lines}
    none = (0,) * len(budget.years)
    taxes = tuple(
        Tax(id, name, line, base, rate, unit, none) for id, name, line, base, rate, unit in rules if line in lines
    )
    bare = rated(replace(budget, taxes=taxes), assumptions)
    settled = (
        replace(
            tax,
            remainder=tuple(
                given - worked_out
                for given, worked_out in zip(lines[tax.line].amounts, bare[tax.id].amounts(), strict=True)
            ),
        )
        for tax in taxes
    )
    return replace(budget, taxes=tuple(settled))
