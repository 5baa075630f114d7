"""What a finance officer finds in the file: numbers, formulas, words, sheets that print. Never what it adds up to."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any
from xml.etree import ElementTree

import pytest

from domain.proposals.catalogue import Posting
from server.exporting.facts import AgreedRow
from server.exporting.workbook import workbook
from tests.server.exporting.days import choice, column_of, day, exported, grids_of, table
from tests.server.exporting.fuldby import FULDBY, proposal
from tests.server.importing.folders import fjordbaek

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

TABLES = (
    table(1, choice("E-1", 50, reason="=HYPERLINK(\"x\")", amounts={2028: -75}, why="@SUM(A1)"), name="+Æblerne"),
    table(2, choice("D-1"), choice("2:1", reason=None), own=(proposal("2:1", Posting("S", "løn", (-1, -1, -1, -1))),)),
)  # fmt: skip


def sheets(data: bytes) -> dict[str, ElementTree.Element]:
    """Sheet -> its XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        book = ElementTree.fromstring(file.read("xl/workbook.xml"))  # noqa: S314 - we wrote it a moment ago
        names = [sheet.attrib["name"] for sheet in book.iter(f"{MAIN}sheet")]
        return {
            name: ElementTree.fromstring(file.read(f"xl/worksheets/sheet{place}.xml"))  # noqa: S314 - as above
            for place, name in enumerate(names, start=1)
        }


def formulas(data: bytes) -> list[str]:
    return [found.text or "" for sheet in sheets(data).values() for found in sheet.iter(f"{MAIN}f")]


def test_the_sheets_stand_in_the_order_in_which_they_are_read() -> None:
    names = list(grids_of(exported(FULDBY, *TABLES)))
    assert names[:9] == [
        "Resultatopgørelse", "Bord 1", "Bord 2", "Forslag x borde", "Linjer", "Forslag", "Forudsætninger", "Skatter",
        "Grænser",
    ]  # fmt: skip
    assert list(grids_of(exported(FULDBY, TABLES[0])))[:3] == ["Resultatopgørelse", "Bord 1", "Linjer"]


def test_no_text_becomes_a_formula() -> None:
    """Nor a link: what people wrote stands among the shared strings, and every formula is one of ours."""
    data = exported(FULDBY, *TABLES)
    ours = re.compile(r"^(ROUND|IF|IFERROR|SUM|SUMIFS|SUBTOTAL|INT|COUNT|'|\$?[A-Z]{1,3}\$?\d)")
    assert formulas(data)
    assert [text for text in formulas(data) if not ours.match(text)] == []
    assert "HYPERLINK" not in "".join(formulas(data))
    assert any("=HYPERLINK" in cell for row in grids_of(data)["Bord 1"] for cell in row if isinstance(cell, str))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert not [name for name in file.namelist() if "external" in name.lower() or "vba" in name.lower()]
        assert "hyperlink" not in file.read("xl/worksheets/sheet2.xml").decode()


def test_text_that_looks_like_a_formula_keeps_its_quotation_prefix() -> None:
    """So that it stays text when somebody edits the cell in Excel; its value is what was written."""
    data = exported(FULDBY, *TABLES)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        styles = ElementTree.fromstring(file.read("xl/styles.xml"))  # noqa: S314 - we wrote it a moment ago
        strings = ElementTree.fromstring(file.read("xl/sharedStrings.xml"))  # noqa: S314 - as above
    texts = ["".join(each.itertext()) for each in strings.iter(f"{MAIN}si")]
    formats = styles.find(f"{MAIN}cellXfs")
    assert formats is not None
    prefixed = [each.attrib.get("quotePrefix") == "1" for each in formats]
    seen = 0
    for sheet in sheets(data).values():
        for cell in sheet.iter(f"{MAIN}c"):
            if cell.attrib.get("t") == "s" and texts[int(cell.findtext(f"{MAIN}v") or "")][:1] in ("=", "+", "-", "@"):
                assert prefixed[int(cell.attrib["s"])], texts[int(cell.findtext(f"{MAIN}v") or "")]
                seen += 1
    assert seen > 10


def test_negative_amounts_are_numbers() -> None:
    found = grids_of(exported(fjordbaek(), table(1, choice("R-03"))))
    for sheet, heading in (("Linjer", "Beløb 2020"), ("Forslag", "Beløb 2021"), ("Bord 1", "Effekt 2021")):
        cells = [row[column_of(found[sheet], heading)] for row in found[sheet][4:]]
        assert all(isinstance(cell, float) for cell in cells)
        assert any(cell < 0 for cell in cells)


def test_ids_that_look_like_numbers_are_text() -> None:
    found = grids_of(exported(FULDBY))
    assert [row[0] for row in found["Linjer"][4:]] == ["001", "2", "skat", "tilskud", "uden"]


def test_every_formula_carries_its_value() -> None:
    """For those who look at the file without a spreadsheet: a phone, a search, our own import."""
    for name, sheet in sheets(exported(FULDBY, *TABLES)).items():
        for cell in sheet.iter(f"{MAIN}c"):
            if cell.find(f"{MAIN}f") is not None:
                assert cell.find(f"{MAIN}v") is not None, f"{name} {cell.attrib['r']}"


@pytest.mark.parametrize("tables", [TABLES[:1], TABLES], ids=["one table", "all"])
def test_every_sheet_prints_on_a4_as_wide_as_its_pages_with_its_headings_on_each(tables: Any) -> None:
    for name, sheet in sheets(exported(FULDBY, *tables)).items():
        setup, fit = sheet.find(f"{MAIN}pageSetup"), sheet.find(f"{MAIN}sheetPr/{MAIN}pageSetUpPr")
        assert setup is not None, name
        assert setup.attrib["paperSize"] == "9", name
        if sheet.find(f"{MAIN}colBreaks") is None:
            assert fit is not None, name
            assert (fit.attrib["fitToPage"], setup.attrib.get("fitToHeight")) == ("1", "0"), name
        else:
            assert fit is None, f"{name}: a sheet fitted to its pages minds no breaks"
    data = exported(FULDBY, *tables)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        titles = file.read("xl/workbook.xml").decode().count("_xlnm.Print_Titles")
    assert titles == len(grids_of(data))


def test_headings_stay_in_sight() -> None:
    for name, sheet in sheets(exported(FULDBY, *TABLES)).items():
        assert name == "Om filen" or sheet.find(f".//{MAIN}pane[@state='frozen']") is not None, name


def test_one_tables_workbook_shows_its_change_and_nothing_of_another() -> None:
    data = exported(FULDBY, TABLES[0])
    found = grids_of(data)
    assert found["Resultatopgørelse"][2][2:14:4] == ["Basisbudget", "Bord 1: +Æblerne", "Ændring"]
    assert "Bord 2" not in str(found)


def test_the_proposals_by_tables_show_shares_and_agreement() -> None:
    agreed = (AgreedRow("E-1", ("E-1", "D-1", "N-1"), 2, True, (-1, -2, -3, -4)),)
    found = grids_of(workbook(day(FULDBY, *TABLES, agreed=agreed)))["Forslag x borde"]
    first, second = found[4], found[5]
    assert first[:1] + first[4:] == ["E-1", 50.0, "", 1.0, 2.0, "ja", -1.0, -2.0, -3.0, -4.0]
    assert second[:1] + second[4:7] == ["D-1", "", 100.0, 1.0]
    effects = next(row for row in found if row[1] == "Effekt i alt 2027, 1.000 kr.")
    assert effects[4:6] == [-0.051, -0.037]


def test_the_limits_say_whether_base_and_table_keep_them() -> None:
    found = grids_of(exported(FULDBY, table(1, choice("E-1"))))["Grænser"]
    assert [row[0:1] + row[7:9] for row in found[4:]] == [
        ["kasse", "overholdt", "overholdt"],
        ["ramme", "ikke overholdt", "overholdt"],
        ["mål", "ikke overholdt", "ikke overholdt"],
    ]


def test_a_choice_says_where_it_comes_from() -> None:
    """What the catalogue no longer holds brings its amounts along."""
    own = [proposal(id, Posting("S", "løn", (-10, -20, -30, -40))) for id in ("1:1", "1:2")]
    gone = proposal("U-9", Posting("V", "", (-1, -2, -3, -4)))
    ids = ("E-1", "1:1", "1:2", "U-9")
    found = grids_of(exported(FULDBY, table(1, *map(choice, ids), own=own, costed=("1:2",), retired=(gone,))))["Bord 1"]
    assert [(row[1], row[4]) for row in found[4:]] == [
        ("E-1", "effektivisering"),
        ("1:1", "eget forslag"),
        ("1:2", "eget forslag, beregnet"),
        ("U-9", "udgået af kataloget"),
    ]
    base = column_of(found, "Grundbeløb 2027")
    assert found[7][base : base + 4] == [-1.0, -2.0, -3.0, -4.0]


def test_what_its_writer_erased_is_not_shown() -> None:
    found = grids_of(exported(FULDBY, *TABLES))
    row = next(row for row in found["Bord 2"] if row[1] == "2:1")
    assert row[column_of(found["Bord 2"], "Begrundelse")] == "[slettet]"


def test_the_same_day_gives_the_same_bytes() -> None:
    assert exported(FULDBY, *TABLES) == exported(FULDBY, *TABLES)
