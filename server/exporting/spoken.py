"""The day as JSON, for other programs. The shape stands in server/EXPORTS.md; amounts are whole kroner, one a year."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from domain.proposals.catalogue import Proposal
from server.documents import digest
from server.exporting.worked import Choice, Day, Table

FORMAT = "raaderum-export/1"


def as_json(day: Day) -> str:
    facts, books = day.facts, day.books
    whole = {
        "format": FORMAT,
        "workshop": {"id": facts.workshop, "title": facts.title, "seq": facts.seq, "at": facts.at},
        "documents": {
            "budget": digest(facts.budget),
            "catalogue": digest(facts.catalogue),
            "assumptions": digest(facts.assumptions),
        },
        "municipality": books.budget.municipality,
        "currency": books.budget.currency,
        "years": books.budget.years,
        "price_level": books.budget.years[0],
        "report": [
            {"id": line.id, "name": line.name, "kind": line.kind, "base": books.report.base[line.id]}
            for line in books.report.lines
        ],
        "tables": [_table(table, books.report.base) for table in day.tables],
        "agreement": [
            {
                "row": row.row,
                "proposals": row.proposals,
                "tables": row.tables,
                "agreed": row.agreed,
                "smallest": row.smallest,
            }
            for row in facts.agreed
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _table(table: Table, lines: Iterable[str]) -> dict[str, Any]:
    return {
        "number": table.facts.number,
        "name": table.facts.name,
        "choices": [_choice(rank, choice) for rank, choice in enumerate(table.choices, start=1)],
        "own": [_own(proposal, proposal.id in table.facts.costed) for proposal in table.facts.own],
        "rates": [
            {
                "tax": turned.tax.tax.id,
                "unit": turned.tax.tax.unit,
                "rates": [{"year": year, "rate": rate} for year, rate in sorted(turned.rates.items())],
                "effect": turned.change,
            }
            for turned in table.turned
        ],
        "statement": {line: table.statement[line] for line in lines},
        "limits": [
            {"id": row["limit"], **{name: row[name] for name in ("kind", "line", "state", "value", "bound", "off")}}
            for row in table.limits
        ],
        "deliverable": table.deliverable,
    }


def _choice(rank: int, choice: Choice) -> dict[str, Any]:
    chosen = choice.chosen
    return {
        "rank": rank,
        "proposal": choice.proposal.id,
        "title": choice.proposal.title,
        "from": choice.origin,
        "share": chosen.share,
        "shift": chosen.shift,
        "amounts": [
            {"year": year, "amount": amount, "reason": chosen.reasons.get(year, "")}
            for year, amount in sorted(chosen.amounts.items())
        ],
        "reason": chosen.reason,
        "effect": choice.effect.total,
        "by_post": choice.effect.by_post,
        "passed": choice.effect.passed,
    }


def _own(proposal: Proposal, costed: bool) -> dict[str, Any]:
    return {
        "proposal": proposal.id,
        "costed": costed,
        "title": proposal.title,
        "type": proposal.type,
        "committee": proposal.committee,
        "policy_area": proposal.policy_area,
        "steering_area": proposal.steering_area,
        "amounts": [proposal.base(year) for year in range(len(proposal.postings[0].amounts))],
    }
