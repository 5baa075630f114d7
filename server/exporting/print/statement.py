"""What stands on the printed statement, as strings. The page's form is `statement.typ`'s; the PDF is made here.

Nothing a person wrote is ever Typst: it travels as JSON, and the page shows strings.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import typst

from projections.rows import LimitRow
from server.documents import digest
from server.exporting.print.figures import NAMES, Unit, all_printed, printed
from server.exporting.print.layout import PrintedLayout
from server.exporting.words import ORIGINS, erased, reasons
from server.exporting.workbook import name_of
from server.exporting.worked import Choice, Day, Table

PAGE: Final = Path(__file__).with_name("statement.typ")
STANDARD: Final = "ua-1"
"""PDF/UA-1: tagged, with a language and a title, for those who hear the page."""

UNDELIVERABLE: Final = (
    "Budgettet kan ikke afleveres: en lov er ikke overholdt, eller et forslag nævner ikke bevilling og beløb."
)

_WORDS: Final = {
    "post": "Post",
    "limits": "Grænser",
    "state": "Tilstand",
    "limit": "Grænse",
    "off": "Mangler",
    "source": "Kilde",
    "choices": "Bordets valg",
    "proposal": "Nr.",
    "title": "Forslag",
    "share": "Andel",
    "start": "Start",
    "total": "Valg i alt",
    "page": "Side",
    "of": "af",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """table 0: the base alone. layout: its rows, made where the budget is looked at."""

    table: int
    unit: Unit
    layout: PrintedLayout


def statement_pdf(day: Day, wish: Wish) -> bytes:
    """An A4 document; the same day gives the same bytes."""
    page = page_of(day, wish)
    made = typst.compile(
        PAGE.read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(page, ensure_ascii=False)},
        pdf_standards=[STANDARD],
        timestamp=day.facts.at // 1000,
    )
    return bytes(made)


def page_of(day: Day, wish: Wish) -> dict[str, Any]:
    """All that is printed, as strings."""
    budget, table = day.books.budget, day.table(wish.table)
    layout = wish.layout
    blocks = ["Basisbudget", *([name_of(table)] if table is not None else [])]
    whose = " · ".join(filter(None, (name_of(table) if table is not None else "Basisbudget", layout.name)))
    prices = f"{budget.years[0]}-priser" if layout.prices == "fixed" else "løbende priser"
    period = f"{budget.years[0]}\u2013{budget.years[-1]}"
    return {
        "language": "da",
        "title": f"Resultatopgørelse {period}, {whose}, {budget.municipality}",
        "municipality": budget.municipality,
        "heading": f"Resultatopgørelse {period}",
        "whose": whose,
        "scale": f"{NAMES[wish.unit]}, {prices}. + er udgift eller underskud, \u2212 er indtægt eller overskud.",
        "wide": table is not None and wish.unit == "thousands",
        "words": _WORDS,
        "years": [str(year) for year in budget.years],
        "blocks": blocks,
        "rows": [
            {
                "name": row.name,
                "level": row.level,
                "heading": row.heading,
                "cells": [cell for amounts in row.amounts for cell in all_printed(amounts, wish.unit)],
            }
            for row in layout.rows
        ],
        "limits": [_limit(row, day, wish.unit) for row in (table.limits if table else day.limits)],
        "law": "" if table is None or table.deliverable else UNDELIVERABLE,
        **_choices(day, table, wish.unit),
        "notes": list(_notes(day, layout)),
        "footer": f"{budget.municipality} · {erased(day.facts.title)} · {whose}",
    }


def _limit(row: LimitRow, day: Day, unit: Unit) -> dict[str, Any]:
    limit = next(limit for limit in day.books.budget.limits if limit.id == row["limit"])
    off = [f"{year}: {printed(off, unit)}" for year, off in zip(day.books.budget.years, row["off"], strict=True) if off]
    met = row["state"] == "met"
    drivers = ", ".join(driver["proposal"] for driver in row["drivers"])
    return {
        "name": limit.name,
        "met": met,
        "state": "overholdt" if met else "ikke overholdt",
        "off": "\n".join(off),
        "source": f"{limit.source} Trækkes af {drivers}." if drivers else limit.source,
    }


def _choices(day: Day, table: Table | None, unit: Unit) -> dict[str, Any]:
    if table is None:
        return {"choices": [], "sum": []}
    start = day.books.budget.years[0]
    rows = [_choice(choice, unit) for choice in table.choices]
    rows += [
        {
            "id": "",
            "title": f"Skattesats: {turned.tax.tax.name}",
            "note": "",
            "share": "",
            "start": str(min(turned.rates, default=start)),
            "cells": all_printed(turned.change, unit),
        }
        for turned in table.turned
    ]
    return {"choices": rows, "sum": all_printed(table.changes, unit)}


def _choice(choice: Choice, unit: Unit) -> dict[str, Any]:
    chosen, proposal = choice.chosen, choice.proposal
    set_ = ", ".join(f"fastsat i {year}" for year in sorted(chosen.amounts))
    words = [part for part in (ORIGINS.get(choice.origin, ""), set_, reasons(chosen)) if part]
    return {
        "id": proposal.id,
        "title": proposal.title or erased(None),
        "note": " · ".join(words),
        "share": f"{chosen.share} pct.",
        "start": str(proposal.earliest_start + chosen.shift),
        "cells": all_printed(choice.effect.total, unit),
    }


def _notes(day: Day, layout: PrintedLayout) -> Iterator[str]:
    budget, assumptions = day.books.budget, day.books.assumptions
    at = datetime.fromtimestamp(day.facts.at / 1000, UTC)
    yield "Beløb er regnet i hele kr. og afrundes kun her; en sum kan derfor afvige med 1 fra sine poster."
    yield f"Budgettets linjer er i {budget.years[0]}-priser og fremskrevet med forudsætningernes prisindeks."
    if layout.prices == "fixed":
        yield "Grænser og valg er i løbende priser. En beholdning har ingen faste priser og er derfor uden tal."
    if layout.source:
        yield f"Opstilling: {layout.source}."
    if assumptions.name:
        yield f"Forudsætninger: {assumptions.name}."
    yield (
        f"Ændring nr. {day.facts.seq}, {at:%d.%m.%Y %H:%M} UTC. "
        f"Budget {digest(day.facts.budget)[:12]}, katalog {digest(day.facts.catalogue)[:12]}, "
        f"forudsætninger {digest(day.facts.assumptions)[:12]}."
    )
