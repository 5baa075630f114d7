"""The day as JSON, for other programs. The shape stands in server/EXPORTS.md; amounts are whole kroner, one a year."""

from __future__ import annotations

import json
from typing import Any

from domain.proposals.catalogue import Proposal
from server.documents import digest
from server.exporting.sheets.limits import bounds_of, kept
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
        "tables": [_table(table, day) for table in day.tables],
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


def _table(table: Table, day: Day) -> dict[str, Any]:
    limits = day.books.budget.limits
    states = {limit.id: kept(limit, table.statement, day.books) for limit in limits}
    return {
        "number": table.facts.number,
        "name": table.facts.name,
        "choices": [_choice(rank, choice) for rank, choice in enumerate(table.choices, start=1)],
        "own": [_own(proposal) for proposal in table.facts.own],
        "rates": [
            {
                "tax": turned.tax.tax.id,
                "unit": turned.tax.tax.unit,
                "rates": [{"year": year, "rate": rate} for year, rate in sorted(turned.rates.items())],
                "effect": turned.change,
            }
            for turned in table.turned
        ],
        "statement": {line: table.statement[line] for line in day.books.report.base},
        "limits": [
            {
                "id": limit.id,
                "kind": limit.kind,
                "line": limit.line,
                "sense": limit.sense,
                "bound": bounds_of(limit, day.books),
                "kept": states[limit.id],
            }
            for limit in limits
        ],
        "deliverable": all(all(states[limit.id]) for limit in limits if limit.kind == "law"),
    }


def _choice(rank: int, choice: Choice) -> dict[str, Any]:
    chosen = choice.chosen
    return {
        "rank": rank,
        "proposal": choice.proposal.id,
        "title": choice.proposal.title,
        "own": choice.own,
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


def _own(proposal: Proposal) -> dict[str, Any]:
    return {
        "proposal": proposal.id,
        "title": proposal.title,
        "type": proposal.type,
        "committee": proposal.committee,
        "policy_area": proposal.policy_area,
        "steering_area": proposal.steering_area,
        "amounts": [proposal.base(year) for year in range(len(proposal.postings[0].amounts))],
    }
