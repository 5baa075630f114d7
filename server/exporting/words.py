"""Words of a table as they stand in a file. Never shows what its writer erased."""

from __future__ import annotations

from typing import Final

from server.exporting.facts import Chosen, MaybeText

ORIGINS: Final = {"own": "eget forslag", "costed": "eget forslag, beregnet", "retired": "udgået af kataloget"}
"""What stands beside a choice that is not the catalogue's."""

ERASED = "[slettet]"


def erased(text: MaybeText) -> str:
    return ERASED if text is None else text


def reasons(chosen: Chosen) -> str:
    """Why it was chosen, and why an amount was set, in one cell."""
    amounts = (f"{year}: {erased(reason)}" for year, reason in sorted(chosen.reasons.items()) if reason != "")
    return "; ".join(part for part in (erased(chosen.reason), *amounts) if part)
