"""What a person is about to do, and what they remember of having done. Never sent before it is decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Intention:
    """A command with its fields. row: what the others see being edited meanwhile, None for nothing in particular."""

    cmd: str
    args: Mapping[str, Any]
    row: str | None = None


@dataclass(slots=True)
class Mind:
    """amounts: what this person set, by row. tried: how often something was done to a proposal. refused: not again."""

    amounts: dict[tuple[str, int], int] = field(default_factory=dict)
    tried: Counter[tuple[str, str]] = field(default_factory=Counter)
    refused: set[tuple[str, str]] = field(default_factory=set)
    acts: int = 0
    last: str = ""
    owns: int = 0

    def did(self, intention: Intention) -> None:
        """It was saved."""
        args = intention.args
        self.acts += 1
        self.last = intention.cmd
        self.tried[intention.cmd, args.get("proposal", "")] += 1
        match intention.cmd:
            case "set_amount":
                self.amounts[args["proposal"], args["year"]] = args["amount"]
            case "withdraw_proposal":
                self.amounts = {key: value for key, value in self.amounts.items() if key[0] != args["proposal"]}
            case "add_own_proposal":
                self.owns += 1
            case _:
                pass

    def was_refused(self, intention: Intention) -> None:
        """Not tried again on that proposal."""
        self.refused.add((intention.cmd, intention.args.get("proposal", "")))
        self.amounts.pop((intention.args.get("proposal", ""), intention.args.get("year", 0)), None)
        self.last = ""

    def may(self, cmd: str, proposal: str, times: int = 2) -> bool:
        """Neither refused nor done too often already: people let go at some point."""
        return (cmd, proposal) not in self.refused and self.tried[cmd, proposal] < times
