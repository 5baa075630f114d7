"""The finance officer's desk, and what of it reaches the tables while they work."""

from __future__ import annotations

import re

from playwright.async_api import Page, expect

from client import Http
from tests.browser.day import Day, open_day
from tests.browser.live_server import LiveServer
from tests.browser.test_steering import at_the_table
from tests.browser.versions import bring_second_version
from tests.browser.windows import HALL, LAPTOP, Windows

HOLDDANNELSE = "Holddannelse og færre lejrskoledage"
BILPULJE = "Fælles bilpulje"


async def at_the_desk(windows: Windows, day: Day) -> Page:
    links = await Http(day.url).links(day.facilitator)
    page = await windows.open(links["finance"], LAPTOP)
    await expect(page.get_by_role("heading", name="Økonomi", exact=True)).to_be_visible()
    return page


async def propose(page: Page, title: str, year: int, millions: str) -> None:
    await page.get_by_role("button", name="Nyt forslag fra bordet").click()
    await page.get_by_label("Hvad går forslaget ud på?").fill(title)
    await page.get_by_role("textbox", name=str(year)).fill(millions)
    await page.get_by_role("button", name="Tilføj og vælg").click()


async def test_a_costed_proposal_reaches_the_table_visibly_and_leaves_its_choice_alone(
    live_server: LiveServer, windows: Windows
) -> None:
    day = await open_day(live_server)
    ann = await at_the_table(windows, day, "Byråd 1")
    desk = await at_the_desk(windows, day)
    await propose(ann, BILPULJE, 2021, "0,4")
    await desk.get_by_role("button", name=re.compile(BILPULJE)).click()
    await expect(desk.get_by_text("bordets bud: 400 besparelse")).to_be_visible()
    before = (await day.rows("table/1"))["choice/B1-1"]
    await desk.get_by_label("Beløb 2021").fill("350")
    await desk.get_by_label("Kort fortalt").fill("Kommunens biler bliver én pulje.")
    await desk.get_by_role("button", name="Send til bordet").click()
    await expect(desk.get_by_text("Sendt. Bord 1 ser den nu.")).to_be_visible()
    flag = ann.get_by_role("cell").filter(has_text="Økonomien har regnet på jeres forslag")
    await expect(flag).to_contain_text("−0,40")
    await expect(flag).to_contain_text("−0,35")
    await windows.picture(ann, "costed")
    await windows.picture(desk, "desk")
    assert (await day.rows("table/1"))["choice/B1-1"] == before, "the table's choice is its own"
    await ann.get_by_role("button", name=f"Vi har set ændringen af {BILPULJE}").click()
    await expect(flag).to_have_count(0)
    assert "flag/B1-1" not in await day.rows("table/1")


async def test_what_finance_types_stays_while_it_looks_elsewhere(live_server: LiveServer, windows: Windows) -> None:
    day = await open_day(live_server)
    ann = await at_the_table(windows, day, "Byråd 1")
    desk = await at_the_desk(windows, day)
    await propose(ann, BILPULJE, 2021, "0,4")
    await propose(ann, "Færre møder", 2022, "0,2")
    await desk.get_by_role("button", name=re.compile(BILPULJE)).click()
    await desk.get_by_label("Risiko").fill("Kø om morgenen.")
    await desk.get_by_role("button", name=re.compile("Færre møder")).click()
    await expect(desk.get_by_label("Risiko")).to_have_value("")
    await desk.get_by_role("button", name=re.compile(BILPULJE)).click()
    await expect(desk.get_by_label("Risiko")).to_have_value("Kø om morgenen.")
    await expect(desk.get_by_role("button", name=re.compile(BILPULJE))).to_contain_text("ikke sendt endnu")


async def test_another_version_reaches_every_screen_with_flags_and_takes_no_typing(
    live_server: LiveServer, windows: Windows
) -> None:
    """Finance goes back from the second catalogue to the first, while somebody types."""
    day = await open_day(live_server)
    workshop = (await Http(day.url).enter(day.ways.hall.partition("#")[2])).workshop
    await bring_second_version(live_server, workshop, "Nyt katalog")
    ann = await at_the_table(windows, day, "Byråd 1")
    hall = await windows.open(day.ways.hall, HALL)
    await ann.get_by_role("button", name=f"Vælg {HOLDDANNELSE}").click()
    await expect(ann.get_by_role("button", name="Vælg Tidlig indsats for udsatte familier")).to_have_count(0)
    await ann.get_by_role("button", name=re.compile(rf"^{HOLDDANNELSE}, 2021: −1,1")).click()
    await ann.get_by_label("Hvorfor et andet beløb?").fill("Vi er i gang med at skrive")
    desk = await at_the_desk(windows, day)
    await desk.get_by_role("tab", name="Udgaver").click()
    await desk.get_by_role("button", name="Se forskellen").click()
    await expect(desk.get_by_role("rowheader", name=re.compile("R-03"))).to_be_visible()
    await windows.picture(desk, "versions")
    await desk.get_by_role("button", name="Brug igen").click()
    await desk.get_by_label("Hvorfor? Bordene læser det.").fill("Kataloget var forkert")
    await desk.get_by_role("button", name="Tag i brug").click()
    await expect(desk.get_by_text("Udgave 3 gælder nu.")).to_be_visible()
    await expect(ann.get_by_text("Kataloget var forkert")).to_be_visible()
    await expect(ann.get_by_text("Ét af jeres valg er ændret.")).to_be_visible()
    await expect(ann.get_by_role("cell").filter(has_text="En ny udgave af kataloget")).to_contain_text("−1,4")
    await expect(ann.get_by_role("button", name="Vælg Tidlig indsats for udsatte familier")).to_be_visible()
    await expect(ann.get_by_label("Hvorfor et andet beløb?")).to_have_value("Vi er i gang med at skrive")
    await expect(hall.get_by_text("Ny udgave: nr. 3")).to_be_visible()
    await expect(hall.get_by_role("cell", name=re.compile("ændret siden valget"))).to_be_visible()
    await windows.picture(ann, "table")
    await windows.picture(hall, "hall")


async def test_a_choice_that_left_the_catalogue_stays_and_is_told(live_server: LiveServer, windows: Windows) -> None:
    """Chosen before the second catalogue came, which has it no more."""
    windows.expect_error("WebSocket")
    windows.expect_error("ERR_")
    windows.expect_error("Failed to load resource")
    day = await open_day(live_server)
    workshop = (await Http(day.url).enter(day.ways.hall.partition("#")[2])).workshop
    ann = await at_the_table(windows, day, "Byråd 1")
    await ann.get_by_role("button", name="Vælg Tidlig indsats for udsatte familier").click()
    await expect(ann.get_by_text("Alt er gemt").first).to_be_visible()
    await bring_second_version(live_server, workshop, "Nyt katalog")
    told = ann.get_by_role("cell").filter(has_text="Forslaget står ikke længere i kataloget")
    await expect(told).to_be_visible()
    await expect(ann.get_by_role("table", name="Jeres valg")).to_contain_text("Tidlig indsats for udsatte familier")
