"""Out to a workbook and in again: the same three documents, byte for byte; and what a person changed, as the change."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.budget.documents import Assumptions, Budget
from domain.proposals.catalogue import Catalogue
from server.documents import encode
from server.importing import Imported, ImportFailed
from server.importing.workbook import is_ours, read_workbook
from tests.server.exporting.days import Grids, choice, column_of, exported, grids_of, table
from tests.server.exporting.fuldby import BUDGET, CATALOGUE, FULDBY
from tests.server.importing.folders import bergen, fjordbaek, needs_bergen


def documents(imported: Imported) -> list[bytes]:
    return [encode(imported.budget), encode(imported.catalogue), encode(imported.assumptions)]


def grids(imported: Imported) -> Grids:
    chosen = (choice(each.id) for each in imported.catalogue.proposals[:1])
    return grids_of(exported(imported, table(1, *chosen)))


def back(found: Grids) -> Imported:
    return read_workbook("budget.xlsx", found)


@pytest.mark.parametrize(
    "municipality",
    [lambda: FULDBY, fjordbaek, pytest.param(bergen, marks=needs_bergen)],
    ids=["every field there is", "Fjordbæk", "Bergen"],
)
def test_out_and_in_again_gives_the_same_bytes(municipality: Callable[[], Imported]) -> None:
    found = grids(municipality())
    assert is_ours(found)
    assert documents(back(found)) == documents(municipality())


def test_every_field_of_every_document_is_used_by_the_one_that_has_them_all() -> None:
    """Else a new field could be lost without a test that sees it: a field at its default stands for nothing."""
    assert list(unused(FULDBY.budget)) == []
    assert list(unused(FULDBY.catalogue)) == []
    assert list(unused(FULDBY.assumptions)) == []


def unused(document: Budget | Catalogue | Assumptions) -> Any:
    seen: dict[str, bool] = {}
    look(document, type(document).__name__, seen)
    return (path for path, used in seen.items() if not used)


def look(value: Any, path: str, seen: dict[str, bool]) -> None:
    """Notes which fields hold something: not empty, zero or false."""
    if isinstance(value, tuple):
        seen[path] = seen.get(path, False) or bool(value)
        for each in value:
            look(each, f"{path}[]", seen)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            look(getattr(value, name), f"{path}.{name}", seen)
    else:
        seen[path] = seen.get(path, False) or bool(value)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)


@settings(max_examples=25, deadline=None)
@given(
    title=WORDS,
    name=WORDS,
    words=st.lists(WORDS, min_size=1, max_size=3, unique=True),
    kroner=st.integers(-(10**13), 10**13),
)
def test_whatever_people_write_comes_back_as_they_wrote_it(
    title: str, name: str, words: list[str], kroner: int
) -> None:
    """Ids with commas and quotes in lists, texts like formulas, the largest amounts."""
    title, name, *words = (unicodedata.normalize("NFC", word) for word in (title, name, *words))
    selector = replace(BUDGET.layouts[0].rows[1], name=name)
    selector = replace(selector, select=replace(selector.select, steering_areas=tuple(words)))
    layout = replace(BUDGET.layouts[0], rows=(selector,), name=title)
    first = replace(BUDGET.lines[4], name=title, amounts=(kroner, -kroner, 0, 1))
    budget = replace(BUDGET, lines=(*BUDGET.lines[:4], first), layouts=(layout,))
    imported = replace(FULDBY, budget=budget, catalogue=replace(CATALOGUE, title=title))
    assert documents(back(grids(imported))) == documents(imported)


def test_a_changed_amount_is_taken_in_as_the_change_it_is() -> None:
    found = grids(FULDBY)
    lines = found["Linjer"]
    row = next(cells for cells in lines if cells[0] == "001")
    row[column_of(lines, "Beløb 2028")] = 2_500.0
    row[column_of(lines, "Løbende priser 2028")] = 99.0
    first, *others = BUDGET.lines
    changed = replace(BUDGET, lines=(replace(first, amounts=(1_001, 2_500, 1_001, -1_001)), *others))
    assert back(found).budget == changed


def test_sorted_moved_and_added_rows_and_columns_are_read_for_what_they_are() -> None:
    found = grids(FULDBY)
    proposals = found["Forslag"]
    rows = proposals[4:]
    rows.sort(key=str)
    found["Forslag"] = [["Til mødet på tirsdag"], *proposals[:4], *rows]
    found["Linjer"] = [list(reversed(cells)) for cells in found["Linjer"]]
    found["Linjer"].append(["" for _ in found["Linjer"][-1]])
    read = back(found)
    assert read.budget == BUDGET
    assert {each.id: sorted(each.postings, key=repr) for each in read.catalogue.proposals} == {
        each.id: sorted(each.postings, key=repr) for each in CATALOGUE.proposals
    }


def cell(found: Grids, sheet: str, row: int, heading: str, value: Any) -> None:
    """row: as a spreadsheet counts."""
    found[sheet][row - 1][column_of(found[sheet], heading)] = value


CELLS: dict[str, tuple[str, int, str, Any, str]] = {
    "words for an amount": ("Linjer", 5, "Beløb 2027", "meget", "not_whole"),
    "half a krone": ("Linjer", 6, "Beløb 2027", 1.5, "not_whole"),
    "no amount": ("Forslag", 5, "Beløb 2027", "", "required"),
    "an error in a cell": ("Linjer", 5, "Beløb 2027", "#REF!", "not_whole"),
    "yes for an amount": ("Linjer", 5, "Beløb 2027", True, "not_whole"),
    "an endless amount": ("Linjer", 5, "Beløb 2027", float("inf"), "not_whole"),
    "too much": ("Linjer", 5, "Beløb 2027", 1e14, "too_large"),
    "an unknown word": ("Forslag", 5, "Type", "gæt", "not_one_of"),
    "a thousandth of a post": ("Forslag", 5, "Årsværk 2027", 1.005, "not_decimal"),
    "a hidden character": ("Linjer", 5, "Navn", "a\u202eb", "text_not_clean"),
    "a novel": ("Linjer", 5, "Navn", "a" * 2_001, "text_too_long"),
    "neither yes nor no": ("Rapport", 5, "Fremhæves", "måske", "not_one_of"),
}
"""sheet, row, heading, what stands there, code."""

SHAPES: dict[str, tuple[Callable[[Grids], Any], tuple[str, int, str, str]]] = {
    "a proposal twice": (lambda g: g["Forslag"].append(g["Forslag"][4]), ("Forslag", 12, "Forslag", "twice")),
    "no heading": (lambda g: cell(g, "Udvalg", 4, "Navn", "Nafn"), ("Udvalg", 4, "Navn", "missing_column")),
    "no sheet": (lambda g: g.pop("Skatter"), ("Skatter", 0, "", "missing_sheet")),
    "another format": (lambda g: g["Om filen"][0].__setitem__(1, 2.0), ("Om filen", 1, "B", "other_format")),
    "no years": (lambda g: about(g, "År", "i år"), ("Om filen", 0, "År", "no_years")),
    "a post that is no leaf": (lambda g: cell(g, "Linjer", 5, "Post", "R"), ("", 0, "", "contradicts")),
    "requires one that is not there": (lambda g: cell(g, "Forslag", 5, "Kræver", "Z"), ("", 0, "", "contradicts")),
}


def about(found: Grids, name: str, value: str) -> None:
    next(row for row in found["Om filen"] if row[0] == name)[1] = value


def problems_of(found: Grids) -> list[tuple[str, int, str, str]]:
    """sheet, row, column, code of each; in both languages there is a sentence for it."""
    with pytest.raises(ImportFailed) as failed:
        back(found)
    assert all(each.say(language) for each in failed.value.problems for language in ("da", "en"))
    return [
        (each.file.removeprefix("budget.xlsx").removeprefix(", "), each.row, each.column, each.code)
        for each in failed.value.problems
    ]


@pytest.mark.parametrize("name", CELLS)
def test_a_bad_cell_is_told_with_its_place_and_nothing_is_read(name: str) -> None:
    sheet, row, heading, value, code = CELLS[name]
    found = grids(FULDBY)
    cell(found, sheet, row, heading, value)
    assert problems_of(found) == [(sheet, row, heading, code)]


@pytest.mark.parametrize("name", SHAPES)
def test_a_workbook_out_of_shape_is_told_and_nothing_is_read(name: str) -> None:
    spoil, expected = SHAPES[name]
    found = grids(FULDBY)
    spoil(found)
    assert problems_of(found) == [expected]


def test_all_bad_cells_are_told_at_once() -> None:
    found = grids(FULDBY)
    cell(found, "Linjer", 5, "Beløb 2027", "meget")
    cell(found, "Forslag", 6, "Beløb 2030", "mere")
    assert [sheet for sheet, *_ in problems_of(found)] == ["Linjer", "Forslag"]


@pytest.mark.parametrize(
    "found", [{}, {"Om filen": []}, {"Om filen": [["Noter"]]}, {"Ark1": [["Råderum-projektmappe", 1.0]]}]
)
def test_a_workbook_of_anybody_else_is_not_taken_for_ours(found: Grids) -> None:
    assert not is_ours(found)
