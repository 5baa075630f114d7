"""CSV and JSON hold what the tables chose and what it comes to. The page about them is true."""

from __future__ import annotations

import csv
import json
import re
from typing import Any

from domain.proposals.catalogue import Posting
from server.exporting.facts import AgreedRow
from server.exporting.separated import choices_csv, statement_csv
from server.exporting.spoken import as_json
from tests.server.exporting.days import choice, day, table
from tests.server.exporting.fuldby import FULDBY, proposal
from tests.server.importing.folders import ROOT

OWN = proposal("1:1", Posting("S", "løn", (-100, -100, -100, -100)))
DAY = day(
    FULDBY,
    table(
        1,
        choice("E-1", 33, 1, reason="=cmd", amounts={2029: -500}, why=None),
        choice("1:1"),
        name="Æblerne",
        own=(OWN,),
        rates={"indkomst": {2028: 26_000}},
    ),
    table(2),
    agreed=(AgreedRow("E-1", ("E-1",), 1, False, (0, -34, -521, -108)),),
)


def rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf"), "Excel takes it for Windows-1252 without"
    return list(csv.DictReader(data.decode("utf-8-sig").splitlines(), delimiter=";"))


def test_the_choices_stand_a_row_a_year_and_no_text_starts_a_formula() -> None:
    found = rows(choices_csv(DAY))
    assert len(found) == 3 * 4
    assert list(found[2].values()) == [
        "1", "1", "E-1", "'=Forslag E-1", "33", "1", "2029", "-521", "-500", "'=cmd", "[slettet]",
    ]  # fmt: skip
    turned = [row for row in found if row["forslag"] == "indkomst"]
    assert [row["effekt_kr"] for row in turned] == ["0", "-25", "0", "0"]
    assert turned[1]["begrundelse"] == "sats 26000 tusindedele pct"


def test_the_statement_stands_a_row_a_table_line_and_year() -> None:
    found = rows(statement_csv(DAY))
    assert len(found) == 3 * 7 * 4
    one = next(row for row in found if (row["bord"], row["post_id"], row["aar"]) == ("1", "S", "2029"))
    assert int(one["beloeb_kr"]) - int(one["basis_kr"]) == int(one["aendring_kr"]) == -521 - 104


def spoken() -> Any:
    return json.loads(as_json(DAY))


def test_json_holds_the_documents_names_and_every_table() -> None:
    found = spoken()
    assert found["format"] == "raaderum-export/1"
    assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in found["documents"].values())
    assert [each["number"] for each in found["tables"]] == [1, 2]
    first = found["tables"][0]
    assert first["choices"][0]["effect"] == [0, -34, -521, -108]
    assert first["choices"][0]["amounts"] == [{"year": 2029, "amount": -500, "reason": None}]
    assert first["own"][0]["amounts"] == [-100] * 4
    assert first["rates"][0]["effect"] == [0, -25, 0, 0]
    assert first["statement"]["S"][2] == 1_037 + (1_001 * 1_041 + 500) // 1_000 - 1_037 - 521 - 104
    assert [limit["state"] for limit in first["limits"]] == ["met", "met", "breached"]
    assert first["deliverable"] is True
    assert found["agreement"][0]["smallest"] == [0, -34, -521, -108]


def test_the_page_about_the_files_names_every_field_and_column() -> None:
    page = (ROOT / "server" / "EXPORTS.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_]+)`", page))
    assert fields_of(spoken()) <= named, fields_of(spoken()) - named
    columns = {*rows(choices_csv(DAY))[0], *rows(statement_csv(DAY))[0]}
    assert columns <= named, columns - named


def fields_of(value: Any) -> set[str]:
    """Every name in it, but for those of report lines and leaves."""
    if isinstance(value, list):
        return {name for each in value for name in fields_of(each)}
    if not isinstance(value, dict):
        return set()
    inner = {name for key, each in value.items() if key not in ("statement", "by_post") for name in fields_of(each)}
    return {*value, *inner}
