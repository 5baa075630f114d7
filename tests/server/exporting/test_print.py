"""The statement on paper: its figures, its words, and a PDF that can be read aloud. Never how it looks."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from domain.budget.accounts import Account
from domain.budget.report import Report
from server.exporting.facts import TableFacts
from server.exporting.print.figures import Unit, printed
from server.exporting.print.layout import Prices, PrintedLayout
from server.exporting.print.statement import Wish, page_of, statement_pdf
from tests.server.exporting.days import choice, day, laid_out, table
from tests.server.exporting.fuldby import FULDBY
from tests.server.importing.folders import fjordbaek
from tests.server.web.test_scenarios import scenarios

NO_ROWS = PrintedLayout("", "", "current", ())
INJECTED = '#panic("run") *bold* $x$ = heading @ref [#] \\ `raw`'


@pytest.mark.parametrize(
    ("kroner", "thousands", "millions"),
    [
        (0, "0", "0,0"),
        (-1_234_567, "−1.235", "−1,2"),
        (2_216_185_000, "2.216.185", "2.216,2"),
        (499, "0", "0,0"),
        (500, "1", "0,0"),
        (-500, "−1", "0,0"),
        (-499, "0", "0,0"),
        (-50_000, "−50", "−0,1"),
        (49_999, "50", "0,0"),
        (-999_950_000, "−999.950", "−1.000,0"),
    ],
)
def test_kroner_are_printed_in_danish_and_what_rounds_to_zero_has_no_sign(
    kroner: int, thousands: str, millions: str
) -> None:
    assert (printed(kroner, "thousands"), printed(kroner, "millions")) == (thousands, millions)


def scenario(name: str) -> TableFacts:
    words = (word.partition("=") for word in scenarios()[name][0].split())
    return table(1, *(choice(id, int(share or 100)) for id, _, share in words), name="Æblerne")


def test_a_scenario_is_printed_beside_the_base() -> None:
    facts = scenario("bord_delvis")
    found = page_of(day(fjordbaek(), facts), Wish(1, "thousands", laid_out(fjordbaek(), facts)))
    assert found["blocks"] == ["Basisbudget", "Bord 1: Æblerne"]
    rows = {row["name"]: row["cells"] for row in found["rows"]}
    assert rows["Resultat af ordinær driftsvirksomhed"] == [
        "−82.538", "−89.678", "−99.824", "−102.045", "−88.262", "−96.891", "−107.810", "−110.200",
    ]  # fmt: skip
    assert rows["Likvide aktiver ultimo"][4:] == ["74.662", "58.977", "56.906", "52.951"]
    assert [row["id"] for row in found["choices"]] == [each.proposal for each in facts.chosen]


def test_the_pdf_reads_back_as_the_statement() -> None:
    """What somebody copies out of it: every row's figures, in their order, in Danish."""
    facts = scenario("bord_delvis")
    wish = Wish(1, "thousands", laid_out(fjordbaek(), facts))
    facts_of_day = day(fjordbaek(), facts)
    pages = PdfReader(BytesIO(statement_pdf(facts_of_day, wish))).pages
    text = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
    for row in page_of(facts_of_day, wish)["rows"]:
        assert f"{row['name']} {' '.join(row['cells'])}".strip() in text
    assert "Æblerne" in text


@pytest.mark.parametrize("name", scenarios())
def test_every_layout_prints_what_the_statement_says(name: str) -> None:
    """Each layout names the row that is a line of the report; to the krone, base and table."""
    facts, expected = scenario(name), scenarios()[name][1]
    base = Report(fjordbaek().budget, fjordbaek().assumptions).base
    assert fjordbaek().budget.layouts
    for layout in fjordbaek().budget.layouts:
        place = next(place for place, row in enumerate(layout.rows) if row.id == layout.whole)
        printed_row = laid_out(fjordbaek(), facts, layout.id).rows[place]
        assert list(map(list, printed_row.amounts)) == [list(base[layout.equals]), expected[layout.equals]]


def test_a_turned_tax_rate_is_in_the_printed_rows() -> None:
    """0,5 point of 8.480 mio. kr. is 42,4 mio. kr."""
    facts = table(1, rates={"indkomstskat": {2021: 25_900}})
    base, after = {row.name: row.amounts for row in laid_out(fjordbaek(), facts).rows}["Skatter"]
    assert [now - was for now, was in zip(after, base, strict=True)] == [0, -42_400_000, 0, 0]


def test_a_layout_is_printed_with_its_name_and_source() -> None:
    layout = fjordbaek().budget.layouts[0]
    page = page_of(day(fjordbaek()), Wish(0, "millions", laid_out(fjordbaek(), None, layout.id)))
    assert [row["name"] for row in page["rows"]] == [row.name for row in layout.rows]
    assert page["whose"] == f"Basisbudget · {layout.name}"
    assert f"Opstilling: {layout.source}." in page["notes"]


def test_fixed_prices_are_the_budget_years_and_a_state_of_money_has_none() -> None:
    """E-1 a year later in 2027-prices is what stood in the year before; the cash at year's end is left blank."""
    facts = table(1, choice("E-1", 100, 1))
    rows = {row.name: row for row in laid_out(FULDBY, facts, prices="fixed").rows}
    base, after = rows["Service"].amounts
    assert base == (1_001, 1_001, 1_001, -1_001)
    assert [now - was for now, was in zip(after, base, strict=True)] == [0, -101, -203, -307]
    assert rows["Kasse"].amounts == ()
    page = page_of(day(FULDBY, facts), Wish(1, "thousands", laid_out(FULDBY, facts, prices="fixed")))
    assert "2027-priser" in page["scale"]
    assert any("løbende priser" in note for note in page["notes"])


def test_limits_are_printed_with_state_distance_and_source() -> None:
    found = page_of(day(FULDBY), Wish(0, "thousands", NO_ROWS))["limits"]
    assert [(limit["name"], limit["met"], limit["state"], limit["source"]) for limit in found] == [
        ("Kassekredit", True, "overholdt", "§ 3"),
        ("Serviceramme", False, "ikke overholdt", "Aftale"),
        ("Overskud", False, "ikke overholdt", "-Byrådet"),
    ]
    assert found[1]["off"] == "2028: 0"
    page = page_of(day(FULDBY, table(1, choice("D-1"))), Wish(1, "thousands", NO_ROWS))
    assert page["limits"][2]["source"] == "-Byrådet Trækkes af D-1."


def test_the_choices_of_a_table_say_share_start_and_why() -> None:
    turned = {"indkomst": {2028: 26_000}}
    facts = table(1, choice("E-1", 33, 1, reason="Fordi", amounts={2029: -500}, why="nok"), rates=turned)
    found = page_of(day(FULDBY, facts), Wish(1, "thousands", NO_ROWS))["choices"]
    assert [(row["id"], row["share"], row["start"]) for row in found] == [("E-1", "33 pct.", "2028"), ("", "", "2028")]
    assert found[0]["note"] == "fastsat i 2029 · Fordi; 2029: nok"
    assert found[1]["title"] == "Skattesats: Indkomstskat"


def test_a_budget_that_cannot_be_handed_in_says_so() -> None:
    """E-1 names its appropriation; the same without an account or policy area does not."""
    unnamed = replace(FULDBY.catalogue.proposals[0], id="1:1", account=Account(), policy_area="")
    said = page_of(day(FULDBY, table(1, choice("E-1"), choice("1:1"), own=(unnamed,))), Wish(1, "millions", NO_ROWS))[
        "law"
    ]
    assert said.startswith("Budgettet kan ikke afleveres")
    assert page_of(day(FULDBY, table(1, choice("E-1"))), Wish(1, "millions", NO_ROWS))["law"] == ""


@pytest.mark.parametrize("unit", ["millions", "thousands"])
@pytest.mark.parametrize("number", [0, 1])
def test_what_people_wrote_is_never_run(number: int, unit: Unit) -> None:
    """Typst stops at the first panic: that there is a page at all means that nothing of it was run."""
    facts = table(1, choice("E-1", reason=INJECTED), name=INJECTED)
    lines = (replace(FULDBY.budget.report[0], name=INJECTED), *FULDBY.budget.report[1:])
    imported = replace(FULDBY, budget=replace(FULDBY.budget, report=lines, municipality=INJECTED))
    paper = laid_out(imported, facts if number else None)
    assert statement_pdf(day(imported, facts), Wish(number, unit, paper)).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("layout", ["report", "trykt", "tom"])
@pytest.mark.parametrize("prices", ["current", "fixed"])
def test_the_pdf_is_tagged_and_names_its_language_and_its_standard(layout: str, prices: Prices) -> None:
    facts = table(1, choice("E-1"))
    data = statement_pdf(day(FULDBY, facts), Wish(1, "millions", laid_out(FULDBY, facts, layout, prices)))
    assert b"pdfuaid:part" in data
    assert b"/StructTreeRoot" in data
    assert b"/Lang(da" in data.replace(b"/Lang (", b"/Lang(")


def test_the_same_day_gives_the_same_pdf() -> None:
    facts = table(1, choice("E-1"))
    wish = Wish(1, "millions", laid_out(FULDBY, facts))
    assert statement_pdf(day(FULDBY, facts), wish) == statement_pdf(day(FULDBY, facts), wish)
