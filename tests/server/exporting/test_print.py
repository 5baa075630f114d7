"""The statement on paper: its figures, its words, and a PDF that can be read aloud. Never how it looks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.budget.accounts import Account
from server.exporting.print.figures import printed
from server.exporting.print.statement import Wish, page_of, statement_pdf
from tests.server.exporting.days import choice, day, table
from tests.server.exporting.fuldby import FULDBY
from tests.server.importing.folders import fjordbaek
from tests.server.web.test_scenarios import scenarios

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


def test_a_scenario_is_printed_beside_the_base() -> None:
    choices, expected = scenarios()["bord_delvis"]
    chosen = [choice(id, int(share or 100)) for id, _, share in (word.partition("=") for word in choices.split())]
    found = page_of(day(fjordbaek(), table(1, *chosen, name="Æblerne")), Wish(1, "thousands"))
    assert found["blocks"] == ["Basisbudget", "Bord 1: Æblerne"]
    rows = {row["name"]: row["cells"] for row in found["rows"]}
    assert rows["Resultat af ordinær driftsvirksomhed"] == [
        "−82.538", "−89.678", "−99.824", "−102.045", "−88.262", "−96.891", "−107.810", "−110.200",
    ]  # fmt: skip
    assert [row["id"] for row in found["choices"]] == [word.partition("=")[0] for word in choices.split()]
    assert expected["R11"][0] == -88_262_000


def test_limits_are_printed_with_state_distance_and_source() -> None:
    found = page_of(day(FULDBY), Wish(0, "thousands"))["limits"]
    assert [(limit["name"], limit["met"], limit["state"], limit["source"]) for limit in found] == [
        ("Kassekredit", True, "overholdt", "§ 3"),
        ("Serviceramme", False, "ikke overholdt", "Aftale"),
        ("Overskud", False, "ikke overholdt", "-Byrådet"),
    ]
    assert found[1]["off"] == "2028: 0"
    page = page_of(day(FULDBY, table(1, choice("D-1"))), Wish(1, "thousands"))
    assert page["limits"][2]["source"] == "-Byrådet Trækkes af D-1."


def test_the_choices_of_a_table_say_share_start_and_why() -> None:
    turned = {"indkomst": {2028: 26_000}}
    facts = table(1, choice("E-1", 33, 1, reason="Fordi", amounts={2029: -500}, why="nok"), rates=turned)
    found = page_of(day(FULDBY, facts), Wish(1, "thousands"))["choices"]
    assert [(row["id"], row["share"], row["start"]) for row in found] == [("E-1", "33 pct.", "2028"), ("", "", "2028")]
    assert found[0]["note"] == "fastsat i 2029 · Fordi; 2029: nok"
    assert found[1]["title"] == "Skattesats: Indkomstskat"


def test_a_budget_that_cannot_be_handed_in_says_so() -> None:
    """E-1 names its appropriation; the same without an account or policy area does not."""
    unnamed = replace(FULDBY.catalogue.proposals[0], id="1:1", account=Account(), policy_area="")
    said = page_of(day(FULDBY, table(1, choice("E-1"), choice("1:1"), own=(unnamed,))), Wish(1, "millions"))["law"]
    assert said.startswith("Budgettet kan ikke afleveres")
    assert page_of(day(FULDBY, table(1, choice("E-1"))), Wish(1, "millions"))["law"] == ""


@pytest.mark.parametrize("wish", [Wish(0, "millions"), Wish(1, "millions"), Wish(1, "thousands")], ids=str)
def test_what_people_wrote_is_never_run(wish: Wish) -> None:
    """Typst stops at the first panic: that there is a page at all means that nothing of it was run."""
    facts = table(1, choice("E-1", reason=INJECTED), name=INJECTED)
    assert statement_pdf(day(FULDBY, facts), wish).startswith(b"%PDF-1.7")


def test_the_pdf_is_tagged_and_names_its_language_and_its_standard() -> None:
    data = statement_pdf(day(FULDBY, table(1, choice("E-1"))), Wish(1, "millions"))
    assert b"pdfuaid:part" in data
    assert b"/StructTreeRoot" in data
    assert b"/Lang(da" in data.replace(b"/Lang (", b"/Lang(")


def test_the_same_day_gives_the_same_pdf() -> None:
    facts = table(1, choice("E-1"))
    assert statement_pdf(day(FULDBY, facts), Wish(1, "millions")) == statement_pdf(
        day(FULDBY, facts), Wish(1, "millions")
    )
