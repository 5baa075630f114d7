"""The budget explorer in a real browser: look, go in and back, and every figure to the krone."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import cast

import pytest
from playwright.async_api import Locator, Page, expect

from client import Http, connect
from server.demo.day import FJORDBAEK
from tests.bench.large import write_large
from tests.browser.day import Day, open_day
from tests.browser.live_server import LiveServer
from tests.browser.page_checks import assert_accessible, assert_no_sideways_scroll
from tests.browser.windows import LAPTOP, PHONE, Windows

FACIT = list(
    csv.DictReader((FJORDBAEK / "scenarier_facit.csv").read_text(encoding="utf-8-sig").splitlines(), delimiter=";")
)
CAUTIOUS = [row for row in FACIT if row["scenarie"] == "bord_forsigtig"]
YEARS = ("b2020", "bo2021", "bo2022", "bo2023")
MOST_BYTES = 100_000
"""Of one answer, compressed; the lines of a large budget would be millions."""


async def work_at_table_1(day: Day) -> None:
    """The cautious table of the facit, chosen by somebody at table 1."""
    seat = await Http(day.url).enter(day.seats["Ledelse 1"].partition("#")[2])
    async with connect(day.url, seat.bearer) as wire:
        for proposal in CAUTIOUS[0]["valgte_forslag"].split():
            await wire.send("choose_proposal", table=1, proposal=proposal)


async def look(windows: Windows, day: Day, address: str = "", who: str = "Byråd 1") -> Page:
    """Somebody at table 1 has opened this address of the explorer."""
    page = await windows.open(day.seats[who], LAPTOP, reduced_motion=True)
    await expect(page.get_by_role("heading", name="Bord 1")).to_be_visible()
    await page.goto(f"{day.url}/budget{address}")
    await expect(page.get_by_text("Følger med")).to_be_visible()
    return page


def area(page: Page, name: str, side: str = "udgift") -> Locator:
    return page.get_by_role("treeitem", name=re.compile(rf"^{re.escape(name)}: {side}")).first


def crumbs(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Du er her")


async def rows_of(table: Locator) -> dict[str, list[str]]:
    """The cells of each row, by its name. A change below an amount is left out."""
    script = """(table) => [...table.querySelectorAll("tbody tr")].map((row) => [
      row.querySelector("th").firstChild.textContent.trim() || row.querySelector("th").textContent.trim(),
      [...row.querySelectorAll("td")].map((cell) => cell.firstChild?.textContent.trim() ?? ""),
    ])"""
    return dict(cast(list[tuple[str, list[str]]], await table.evaluate(script)))


def kroner(text: str) -> int:
    return int(text.replace(".", "").replace("\N{MINUS SIGN}", "-").replace("+", "").replace("–", "0"))


async def test_one_goes_into_an_area_and_back_by_pointer(live_server: LiveServer, windows: Windows) -> None:
    page = await look(windows, await open_day(live_server))
    await area(page, "Udvalget for Læring").click()
    await expect(page.get_by_role("heading", name="Udvalget for Læring, 2020")).to_be_visible()
    await area(page, "Skole og SFO").click()
    await expect(page.get_by_role("heading", name="Skole og SFO, 2020")).to_be_visible()
    await expect(area(page, "Folkeskoler")).to_be_visible()
    await crumbs(page).get_by_role("link", name="Udvalget for Læring").click()
    await expect(page.get_by_role("heading", name="Udvalget for Læring, 2020")).to_be_visible()
    await page.go_back()
    await expect(page.get_by_role("heading", name="Skole og SFO, 2020")).to_be_visible()


async def test_one_goes_into_an_area_and_back_by_keyboard(live_server: LiveServer, windows: Windows) -> None:
    page = await look(windows, await open_day(live_server))
    await area(page, "Udvalget for Læring").focus()
    await page.keyboard.press("ArrowDown")
    await expect(area(page, "Udvalget for Social Omsorg")).to_be_focused()
    await page.keyboard.press("ArrowRight")
    await expect(area(page, "Senior: pleje og omsorg")).to_be_focused()
    await page.keyboard.press("ArrowLeft")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Udvalget for Social Omsorg, 2020")).to_be_visible()
    await expect(area(page, "Senior: pleje og omsorg")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("heading", name="Hele budgettet, 2020")).to_be_visible()
    await expect(area(page, "Udvalget for Social Omsorg")).to_be_focused()


async def test_the_areas_and_their_table_say_the_same_and_nothing_is_left_out(
    live_server: LiveServer, windows: Windows
) -> None:
    """Expense and income are as large as they are, and their sum is the net; zero and negative ones are listed, too."""
    page = await look(windows, await open_day(live_server), "?unit=kroner&table=0")
    await page.get_by_role("button", name="Vis tallene som tabel").click()
    table = page.get_by_role("table", name="Hele budgettet: tallene som tabel")
    await expect(table.get_by_role("row", name=re.compile("^Folkeskoler")).first).to_be_visible()
    rows = await rows_of(table)
    expense, income, net = (kroner(text) for text in rows["Hele budgettet"][:3])
    assert expense + income == net
    heights = await page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("g.expense.committee")].map((g) =>
             [g.getAttribute("aria-label").split(":")[0], g.getBBox().height]))"""
    )
    scale = heights["Udvalget for Læring"] / kroner(rows["Udvalget for Læring"][0])
    for name in ("Udvalget for Social Omsorg", "Udvalget for Beskæftigelse"):
        assert heights[name] == pytest.approx(kroner(rows[name][0]) * scale, abs=1.5), name


async def test_the_statement_has_every_figure_of_the_facit_to_the_krone(
    live_server: LiveServer, windows: Windows
) -> None:
    day = await open_day(live_server)
    await work_at_table_1(day)
    page = await look(windows, day, "?view=statement&columns=years&unit=kroner")
    rows = await rows_of(page.get_by_role("table", name=re.compile("^Resultatopgørelse")))
    assert len(CAUTIOUS) == 22
    for facit in CAUTIOUS:
        assert [kroner(text) for text in rows[facit["post"]]] == [int(facit[year]) for year in YEARS], facit["post"]


async def test_the_way_to_the_result_adds_up_to_the_facit(live_server: LiveServer, windows: Windows) -> None:
    day = await open_day(live_server)
    await work_at_table_1(day)
    page = await look(windows, day, "?view=waterfall&line=R11&unit=kroner")
    await page.get_by_role("button", name="Vis tallene som tabel").click()
    rows = await rows_of(page.get_by_role("table", name=re.compile("tallene som tabel")))
    amounts = {name: [kroner(text) for text in cells] for name, cells in rows.items()}
    result = next(row for row in CAUTIOUS if row["post_id"] == "R11")
    assert amounts["Resultat"] == [int(result[year]) for year in YEARS]
    steps = [cells for name, cells in amounts.items() if name != "Resultat"]
    assert [sum(year) for year in zip(*steps, strict=True)] == amounts["Resultat"]


async def test_a_total_is_followed_down_to_a_proposal_and_back_and_its_address_can_be_shared(
    live_server: LiveServer, windows: Windows
) -> None:
    day = await open_day(live_server)
    await work_at_table_1(day)
    page = await look(windows, day, "?view=statement&year=2021")
    await page.get_by_role("link", name="Serviceudgifter").click()
    await page.get_by_role("link", name="Udvalget for Læring").click()
    await page.get_by_role("link", name="Skole og SFO").click()
    proposal = page.get_by_role("row", name=re.compile("^Skolestruktur: to mindre skoler samles"))
    await expect(proposal).to_contain_text("−2,1")
    shared = page.url
    await page.go_back()
    await expect(page.get_by_role("heading", name="Udvalget for Læring")).to_be_visible()
    await crumbs(page).get_by_role("link", name="Resultatopgørelse").click()
    await expect(page.get_by_role("link", name="Skatter")).to_be_visible()
    other = await look(windows, day, shared.partition("/budget")[2], who="Gæst 1")
    await expect(other.get_by_role("row", name=re.compile("^Skolestruktur: to mindre skoler samles"))).to_contain_text(
        "−2,1"
    )


async def test_layout_prices_and_unit_are_switched_where_one_is(live_server: LiveServer, windows: Windows) -> None:
    """Fjordbæk's tax of 2021 in the year's own prices is 2,279.59 million; 46,900 people share it."""
    page = await look(windows, await open_day(live_server), "?view=statement&year=2021&table=0")
    taxes = page.get_by_role("row", name=re.compile("^Skatter"))
    await expect(taxes).to_contain_text("−2.279,6")
    await page.get_by_role("button", name="1.000 kr.").click()
    await expect(taxes).to_contain_text("−2.279.590")
    await page.get_by_role("button", name="kr./indb.").click()
    await expect(taxes).to_contain_text("−48.605")
    before = await taxes.inner_text()
    await page.get_by_role("button", name="2020-priser").click()
    await expect(taxes).not_to_have_text(before)
    await expect(page).to_have_url(re.compile("prices=fixed"))
    await page.get_by_role("button", name="Alle år").click()
    await expect(page.get_by_role("columnheader", name="2023")).to_be_visible()
    layouts = page.get_by_label("Opstilling")
    other = await layouts.locator("option").nth(1).get_attribute("value")
    await layouts.select_option(other)
    await expect(page).to_have_url(re.compile(f"layout={other}"))
    await expect(page.get_by_role("table", name=re.compile("^Resultatopgørelse"))).to_be_visible()


async def test_an_edit_at_the_table_is_seen_without_losing_place_or_focus(
    live_server: LiveServer, windows: Windows
) -> None:
    day = await open_day(live_server)
    page = await look(windows, day, "?node=LAE&year=2021")
    await area(page, "Skole og SFO").focus()
    await expect(page.get_by_text("Bordet har ikke ændret noget her.")).to_be_visible()
    await work_at_table_1(day)
    await expect(page.get_by_text(re.compile("Ændret af bordet: ")).first).to_be_visible()
    await expect(page.get_by_role("heading", name="Udvalget for Læring, 2021")).to_be_visible()
    await expect(area(page, "Skole og SFO")).to_be_focused()


async def test_the_facilitator_may_look_at_any_table_and_the_hall_at_the_base(
    live_server: LiveServer, windows: Windows
) -> None:
    day = await open_day(live_server)
    await work_at_table_1(day)
    page = await windows.open(day.ways.facilitator)
    await expect(page.get_by_role("heading", name="Dagsorden").first).to_be_visible()
    await page.get_by_role("button", name="Se hele budgettet").click()
    await page.get_by_label("Hvis budget").select_option("1")
    await page.get_by_role("button", name="Resultatopgørelse").click()
    await expect(page.get_by_role("heading", name="Bordets valg")).to_be_visible()
    await expect(page.get_by_role("complementary")).to_contain_text("Skolestruktur: to mindre skoler samles")
    hall = await windows.open(day.ways.hall)
    await hall.get_by_role("button", name="Budgettet").click()
    await expect(hall.get_by_text("Udgangspunktet")).to_be_visible()
    await expect(area(hall, "Udvalget for Læring")).to_be_visible()


@pytest.mark.parametrize("view", ["areas", "waterfall", "statement"])
async def test_large_text_and_forced_colours_leave_it_whole(
    live_server: LiveServer, windows: Windows, view: str
) -> None:
    day = await open_day(live_server)
    await work_at_table_1(day)
    page = await look(windows, day, f"?view={view}")
    await page.emulate_media(forced_colors="active")
    await page.evaluate("document.documentElement.style.fontSize = '200%'")
    for size in (LAPTOP, PHONE):
        await page.set_viewport_size({"width": size[0], "height": size[1]})
        await page.wait_for_timeout(150)
        await windows.picture(page, f"{view}-{size[0]}")
        await assert_no_sideways_scroll(page)
    await assert_accessible(page)


async def test_the_first_picture_of_30_000_lines_asks_for_no_lines(
    live_server: LiveServer, windows: Windows, tmp_path: Path
) -> None:
    """What is fetched until the areas are drawn stays small, whatever the budget's size; `make bench` has the time."""
    ways = live_server.open_workshop(budget=write_large(tmp_path / "large"))
    page = await windows.open(ways.facilitator)
    await expect(page.get_by_role("heading", name="Dagsorden").first).to_be_visible()
    await page.goto(f"{live_server.url}/budget?table=0")
    await expect(area(page, "Udvalget for Læring")).to_be_visible()
    fetched = cast(
        dict[str, float],
        await page.evaluate(
            """Object.fromEntries(performance.getEntriesByType("resource")
                 .map((one) => [new URL(one.name).pathname, one.encodedBodySize]))"""
        ),
    )
    assert fetched["/api/explore"] < MOST_BYTES
    assert not any(path.startswith("/api/documents/") and size > MOST_BYTES for path, size in fetched.items())
