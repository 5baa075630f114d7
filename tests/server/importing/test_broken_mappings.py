"""Mappings with faults: refused with the field's place, or told of in files that they do not fit. Nothing raises."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.importing import MappingIsBroken, decode, guess, heads, read_files
from tests.server.importing.broken.case import ROWS, TABLE, USUAL, mapping_of
from tests.server.importing.broken.texts import text

MAPPING: dict[str, Any] = {"mapping": "mapping/1", "name": "Budget", "tables": [TABLE]}


def table(**changes: object) -> bytes:
    return msgspec.json.encode({**MAPPING, "tables": [{**TABLE, **changes}]})


def amounts(**changes: object) -> bytes:
    return table(amounts={"years": ["Budget {year}"], **changes})


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b"", r"truncated"),
        (b"[1]", r"Expected `object`, got `array`"),
        (b"\xff" * 9, r"malformed|Invalid|UTF-8"),
        (b'{"mapping": "mapping/1"}', r"name"),
        (b"{" + b'"a":{' * 5_000 + b"}" * 5_001, r"."),
        (b" " * 600_000, r"longer than 524288 bytes"),
        (msgspec.json.encode({**MAPPING, "currency": "USD"}), r"USD.*\$\.currency"),
        (msgspec.json.encode({**MAPPING, "years": ["2027"]}), r"Expected `int`.*\$\.years\[0\]"),
        (msgspec.json.encode({**MAPPING, "tables": [TABLE] * 101}), r"length <= 100.*\$\.tables"),
        (table(header=-1), r">= 0.*\$\.tables\[0\]\.header"),
        (table(header=1_001), r"<= 1000.*\$\.tables\[0\]\.header"),
        (table(content="money"), r"money.*\$\.tables\[0\]\.content"),
        (table(columns={"function": 7}), r"Expected `str`.*\$\.tables\[0\]\.columns"),
        (table(columns={"committee": "Udvalg"}), r"lines need function or name.*\$\.tables\[0\]"),
        (table(content="committees", columns={"id": "a", "name": "b"}), r"committees have no amounts"),
        (table(group_by=["name"]), r"only proposals are grouped"),
        (table(rules=[{"when": {}, "then": {}}]), r"length >= 1.*\$\.tables\[0\]\.rules\[0\]\.when"),
        (table(posts=["aarsvaerk"]), r"'aarsvaerk' needs one \{year\}"),
        (amounts(unit=100), r"100.*\$\.tables\[0\]\.amounts\.unit"),
        (amounts(decimals=2), r"1 kroner cannot have 2 decimals"),
        (amounts(year="År", amount="Beløb"), r"either `years`, or `year` and `amount`"),
        (amounts(years=["Budget {year} af {year}"]), r"needs one \{year\}"),
        (amounts(point="semicolon"), r"semicolon.*\$\.tables\[0\]\.amounts\.point"),
    ],
)
def test_a_broken_mapping_is_refused_and_says_where(data: bytes, where: str) -> None:
    with pytest.raises(MappingIsBroken, match=where):
        decode(data)


@pytest.mark.parametrize(
    ("changes", "code", "column"),
    [
        ({"columns": {**USUAL.tables[0].columns, "art": "Art"}}, "missing_column", "Art"),
        ({"columns": {**USUAL.tables[0].columns, "art": "@7"}}, "missing_column", "@7"),
        ({"only": [{"column": "Fond", "values": ["1"]}]}, "missing_column", "Fond"),
        ({"only": [{"column": "Dranst", "values": ["9"]}]}, "no_rows_left", ""),
        ({"one_of_each": ["Udvalg"], "totals": []}, "several_kinds", "Udvalg"),
        ({"composed": {"description": "{Tekst}: {Note}"}}, "missing_column", "Note"),
        ({"constants": {"steering_area": "serviceramme"}}, "not_one_of", ""),
        ({"constants": {"post": "R99"}}, "not_in_the_statement", ""),
        ({"constants": {"layer": "lov"}}, "not_one_of", ""),
        ({"words": {"kind": {"drift": "1"}}}, "not_one_of", "Dranst"),
        ({"rules": [{"when": {"function": ["03.22.01"]}, "then": {"post": "R99"}}]}, "not_in_the_statement", ""),
        ({"amounts": {"year": "År", "amount": "Beløb"}}, "missing_column", "År"),
        ({"amounts": {"years": ["{year}"]}}, "no_years", ""),
    ],
)
def test_a_mapping_that_does_not_fit_the_file_is_told_of_and_imports_nothing(
    changes: dict[str, Any], code: str, column: str
) -> None:
    """The mapping is sound, and the file too; together they are nothing."""
    reading = read_files({"budget.csv": text().encode()}, mapping_of(**changes))
    assert (code, column) in {(problem.code, problem.column) for problem in reading.serious}
    assert reading.imported is None


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_no_change_to_a_file_makes_the_reading_raise(data: st.DataObject) -> None:
    """Cells of any text, rows torn, columns lost: under the right mapping, another one, or a guess."""
    rows = [[str(cell) for cell in row] for row in ROWS]
    for _ in range(data.draw(st.integers(1, 4))):
        row = rows[data.draw(st.integers(0, len(rows) - 1))]
        place = data.draw(st.integers(0, len(row)))
        word = st.text(max_size=12) | st.sampled_from(["2027", "i alt", "-", "(1)", "1.000,5", "R-01", '"', "@A"])
        row[place : place + data.draw(st.integers(0, 2))] = data.draw(st.lists(word, max_size=2))
    content = data.draw(st.sampled_from(["utf-8", "utf-16"]))
    file = "\r\n".join(";".join(row) for row in rows).encode(content, "surrogatepass")
    mapping = data.draw(st.sampled_from([USUAL, mapping_of(fill_down=["committee_name"], header=2), None]))
    reading = read_files({"budget.csv": file}, mapping)
    assert (reading.imported is None) or not reading.serious
    heads({"budget.csv": file})
    guess({"budget.csv": file})


@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.xls", "a"]))
def test_no_bytes_make_the_reading_raise(data: bytes, name: str) -> None:
    assert read_files({name: data}).imported is None
