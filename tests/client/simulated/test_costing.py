"""What the simulated finance officer makes of the queue."""

from __future__ import annotations

import random
from typing import Any

from client.simulated.catalogue import Catalogue
from client.simulated.costing import next_costing

CATALOGUE = Catalogue((2020, 2021), {}, {"LAE": ("L10",)})


def ask(seq: int, *amounts: int, costed: bool = False, policy_area: str = "") -> dict[str, Any]:
    proposal = f"B1-{seq}"
    row = {"table": 1, "proposal": proposal, "committee": "LAE", "policy_area": policy_area, "amounts": list(amounts)}
    return {f"ask/1/{proposal}": {**row, "costed": costed, "seq": seq}}


def args(rows: dict[str, Any], seed: int = 1) -> dict[str, Any]:
    intention = next_costing(rows, CATALOGUE, random.Random(seed))  # noqa: S311 - no secret
    assert intention is not None
    assert intention.cmd == "cost_proposal"
    return dict(intention.args)


def test_the_oldest_idea_that_is_not_costed_comes_first() -> None:
    rows = {**ask(9, -1_000_000, -2_000_000), **ask(5, 400_000, 400_000), **ask(2, -1, -1, costed=True)}
    assert args(rows)["proposal"] == "B1-5"


def test_an_empty_queue_is_left_alone() -> None:
    assert next_costing(ask(2, -1, -1, costed=True), CATALOGUE, random.Random(1)) is None  # noqa: S311 - no secret


def test_the_amounts_are_a_part_of_the_guess_and_keep_its_sign() -> None:
    amounts = args(ask(5, -1_000_000, -2_000_000))["amounts"]
    assert all(-2_200_000 <= amount < 0 for amount in amounts)
    assert all(amount % 10_000 == 0 for amount in amounts)


def test_finance_names_the_appropriation_if_the_table_did_not() -> None:
    assert args(ask(5, -1_000_000, -1_000_000))["policy_area"] == "L10"
    assert args(ask(5, -1_000_000, -1_000_000, policy_area="L11"))["policy_area"] == "L11"
