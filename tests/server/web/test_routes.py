"""Every HTTP route for every role, over real HTTP, against answers written by hand. A route without a row fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.routing import Route

from server.app import PAGES, routes
from tests.server.harness import running
from tests.server.web.test_roles import ROLES, bearer_of

IN, NO = "in", "no"
"""in: whatever the answer is, it is none of who asks. no: 403, not_allowed."""

Row = tuple[str, str, str, str, str, str, str]

ALL: Row = (IN, IN, IN, IN, IN, IN, IN)
FACILITATOR: Row = (NO, NO, NO, IN, NO, NO, NO)
KEEPERS: Row = (NO, NO, NO, IN, IN, NO, NO)
READERS: Row = (NO, NO, NO, IN, IN, NO, IN)
AT_THE_TABLE: Row = (IN, NO, IN, IN, IN, NO, IN)

EXPECTED: dict[tuple[str, str], Row] = {
    ("POST", "/api/ticket"): ALL,
    ("GET", "/api/names"): ALL,
    ("POST", "/api/people"): FACILITATOR,
    ("POST", "/api/forget"): FACILITATOR,
    ("GET", "/api/links"): FACILITATOR,
    ("POST", "/api/documents/use"): KEEPERS,
    ("GET", "/api/documents/{digest:str}"): ALL,
    ("GET", "/api/outline/{digest:str}"): ALL,
    ("GET", "/api/statement"): AT_THE_TABLE,
    ("GET", "/api/drill"): AT_THE_TABLE,
    ("GET", "/api/explore"): AT_THE_TABLE,
    ("GET", "/api/waterfall"): AT_THE_TABLE,
    ("GET", "/api/difference"): ALL,
    ("GET", "/api/mappings"): KEEPERS,
    ("GET", "/api/imports"): KEEPERS,
    ("POST", "/api/imports"): KEEPERS,
    ("DELETE", "/api/imports"): KEEPERS,
    ("POST", "/api/imports/try"): KEEPERS,
    ("POST", "/api/imports/use"): KEEPERS,
    ("GET", "/api/history"): READERS,
    ("GET", "/api/history/facets"): READERS,
    ("GET", "/api/history.csv"): READERS,
    ("GET", "/api/history.jsonl"): READERS,
    ("GET", "/api/history.xlsx"): READERS,
    ("GET", "/api/replay/timeline"): READERS,
    ("GET", "/api/replay/moment"): READERS,
    ("GET", "/api/replay/stretch"): READERS,
    ("GET", "/api/protocol"): READERS,
    ("GET", "/api/protocol.html"): READERS,
    ("GET", "/api/protocol.pdf"): READERS,
    ("GET", "/api/export.csv"): KEEPERS,
    ("GET", "/api/export.json"): KEEPERS,
    ("GET", "/api/export.xlsx"): KEEPERS,
    ("GET", "/api/tables/{table:int}/budget.xlsx"): AT_THE_TABLE,
    ("GET", "/api/statement.pdf"): AT_THE_TABLE,
}
"""Where a request names a table it is table 1."""

OPEN: frozenset[tuple[str, str]] = frozenset(
    {
        ("POST", "/api/look"),
        ("POST", "/api/claim"),
        ("POST", "/api/register"),
        ("POST", "/api/enter"),
        ("GET", "/api/health"),
        ("GET", "/assets/{name:path}"),
        ("GET", "/historik"),
        *(("GET", page) for page in PAGES),
    }
)
"""Without a bearer: what lets people in, by a code or a link; the pages themselves; and what a balancer asks."""


def served() -> set[tuple[str, str]]:
    return {
        (method, route.path)
        for route in routes()
        if isinstance(route, Route)
        for method in (route.methods or set()) - {"HEAD"}
    }


def address(path: str, budget: str) -> str:
    filled = path.replace("{digest:str}", budget).replace("{table:int}", "1")
    return filled + ("" if "{table:int}" in path else "?table=1")


def test_every_route_has_its_row() -> None:
    assert served() == set(EXPECTED) | OPEN
    assert not set(EXPECTED) & OPEN


@pytest.mark.parametrize("role", [*ROLES, "nobody"])
async def test_every_route_is_answered_by_role(tmp_path: Path, role: str) -> None:
    async with running(tmp_path) as house:
        headers = {} if role == "nobody" else {"Authorization": f"Bearer {await bearer_of(house, role)}"}
        for (method, path), row in EXPECTED.items():
            answer = await house.http.request(method, address(path, house.room.workshop.budget), headers=headers)
            status = answer.status_code
            told = f"{role}: {method} {path}: {status} {answer.text[:200]}"
            assert status < 500, told
            if role == "nobody":
                assert (status, answer.json().get("code")) == (401, "signed_off"), told
            elif row[ROLES.index(role)] == NO:
                assert (status, answer.json().get("code")) == (403, "not_allowed"), told
            else:
                assert status not in (401, 403), told
