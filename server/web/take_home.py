"""What people take along: the documents behind the screens, and a CSV of all tables."""

from __future__ import annotations

import csv
import io
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from server.log.store import DocumentMissing
from server.web.access import caller, facilitator, service_of
from server.web.refusal import HttpRefusal

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def cell(value: str | None) -> str:
    """Text that no spreadsheet takes for a formula. Numbers are written as numbers, elsewhere."""
    text = value or ""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


async def document(request: Request) -> Response:
    """A budget, catalogue or assumption set that the asker's workshop has or had, as it lies in the log."""
    workshop, _ = await caller(request)
    digest = request.path_params["digest"]
    if not any(digest in (v.budget, v.catalogue, v.assumptions) for v in workshop.versions):
        raise HttpRefusal(404, "document_missing")
    try:
        data = service_of(request).store.get_document(digest)
    except DocumentMissing as error:
        raise HttpRefusal(404, "document_missing") from error
    headers = {"Cache-Control": "private, max-age=31536000, immutable"}
    return Response(data, media_type="application/msgpack", headers=headers)


def _rows(views: dict[str, dict[str, Any]], titles: dict[str, str], years: tuple[int, ...]) -> list[list[str | int]]:
    rows: list[list[str | int]] = []
    for name, view in views.items():
        table = int(name.removeprefix("table/"))
        order: list[str] = view.get("order", {"proposals": []})["proposals"]
        for rank, proposal in enumerate(order, start=1):
            choice = view[f"choice/{proposal}"]
            own = view.get(f"own/{proposal}")
            title = own["title"] if own else titles.get(proposal, "")
            reason = view.get(f"reason/{proposal}", {}).get("reason")
            for i, year in enumerate(years):
                amount = view.get(f"amount/{proposal}/{year}", {})
                rows.append(
                    [
                        table,
                        rank,
                        proposal,
                        cell(title),
                        choice["share"],
                        choice["shift"],
                        year,
                        view[f"effect/{proposal}"]["effect"][i],
                        amount.get("amount", ""),
                        cell(reason),
                        cell(amount.get("reason")),
                    ]
                )
    return rows


HEADER = (
    "bord", "rang", "forslag", "titel", "andel_pct", "forskudt_aar", "aar", "effekt_kr", "fastsat_kr", "begrundelse",
    "begrundelse_beloeb",
)  # fmt: skip


async def all_tables(request: Request) -> Response:
    """Every table's choices, a row a proposal and year; `;` and UTF-8 with BOM, so that Excel opens it by itself."""
    workshop, _ = await facilitator(request)
    room = await service_of(request).rooms.get(workshop.id)
    views = {name: dict(view.snapshot()) for name, view in room.projections.views.items() if name.startswith("table/")}
    titles = {p.id: p.title for p in room.books.catalogue.proposals}
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows(_rows(views, titles, room.books.budget.years))
    headers = {"Content-Disposition": 'attachment; filename="borde.csv"'}
    return Response("\ufeff" + out.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)
