"""At the table: a tax that is turned, a limit that explains itself, an appropriation that is named."""

from __future__ import annotations

import re

from playwright.async_api import Page, expect

from tests.browser.day import Day, open_day
from tests.browser.live_server import LiveServer
from tests.browser.windows import LAPTOP, PHONE, Size, Windows

SAVED = "Alt er gemt"
KOMMUNESKAT = re.compile(r"^Kommuneskat \d")


async def at_the_table(windows: Windows, day: Day, name: str, size: Size = LAPTOP) -> Page:
    page = await windows.open(day.seats[name], size)
    await expect(page.get_by_role("heading", name="Bord 1")).to_be_visible()
    await expect(page.get_by_text(SAVED).first).to_be_visible()
    return page


async def test_a_turned_tax_counts_from_its_year_and_the_neighbour_sees_it(
    live_server: LiveServer, windows: Windows
) -> None:
    """25,4 % to 25,6 % from 2021: 0,2 % of 8.480.000.000 kr. is 16,96 million."""
    day = await open_day(live_server)
    ann = await at_the_table(windows, day, "Byråd 1")
    bob = await at_the_table(windows, day, "Ledelse 1", PHONE)
    await ann.get_by_role("button", name=KOMMUNESKAT).click()
    await ann.get_by_role("radio", name=re.compile("2021")).check(force=True)
    for _ in range(2):
        await ann.get_by_role("button", name="Højere: Kommuneskat i 2021").click()
    turned = ann.get_by_role("radio", name=re.compile("2021"))
    await expect(turned.locator("..")).to_contain_text("17,0 mio. kr. mere")
    await expect(ann.get_by_role("radio", name=re.compile("2020")).locator("..")).to_contain_text("som budgettet")
    await expect(bob.get_by_role("button", name=re.compile("^Kommuneskat 25,6"))).to_be_visible()
    await windows.picture(ann, "turned")
    rows = await day.rows("table/1")
    assert rows["turned/indkomstskat"]["effect"] == [0, -16_960_000, -17_440_000, -17_920_000]  # type: ignore[index]  # rows are plain maps
    await ann.get_by_role("button", name="Fortryd").click()
    await expect(bob.get_by_role("button", name=re.compile("^Kommuneskat 25,4"))).to_be_visible()


async def test_what_turning_a_tax_takes_out_is_told_before_it_happens(
    live_server: LiveServer, windows: Windows
) -> None:
    """And the other way round: a proposal on a turned tax says that it sets the rate back."""
    day = await open_day(live_server)
    ann = await at_the_table(windows, day, "Byråd 1")
    await ann.get_by_role("button", name="Vælg Kommuneskat +0,1 procentpoint").click()
    await ann.get_by_role("button", name=KOMMUNESKAT).click()
    await expect(ann.get_by_text("Skruer I på satsen, går Kommuneskat +0,1 procentpoint ud.")).to_be_visible()
    rate = ann.get_by_role("textbox", name="Kommuneskat i 2020")
    await rate.fill("26")
    await rate.press("Enter")
    chosen = ann.get_by_role("table", name="Jeres valg")
    await expect(chosen.get_by_text("Kommuneskat +0,1 procentpoint")).to_have_count(0)
    back = ann.get_by_role("article").filter(has_text="Kommuneskat +0,1 procentpoint")
    await expect(back).to_contain_text("sætter jeres Kommuneskat tilbage")
    await ann.get_by_role("button", name="Vælg Kommuneskat +0,1 procentpoint").click()
    await expect(ann.get_by_role("button", name=re.compile("^Kommuneskat 25,4"))).to_be_visible()


async def test_a_rate_that_is_no_rate_is_told_and_not_sent(live_server: LiveServer, windows: Windows) -> None:
    day = await open_day(live_server)
    ann = await at_the_table(windows, day, "Byråd 1")
    before = await day.events()
    await ann.get_by_role("button", name=KOMMUNESKAT).click()
    rate = ann.get_by_role("textbox", name="Kommuneskat i 2020")
    await rate.fill("mange")
    await rate.press("Enter")
    await expect(ann.get_by_text("Skriv en sats, fx 25,6")).to_be_visible()
    assert await day.events() == before


async def test_a_budget_that_cannot_be_handed_in_says_why_and_one_touch_mends_it(
    live_server: LiveServer, windows: Windows
) -> None:
    day = await open_day(live_server)
    ann = await at_the_table(windows, day, "Byråd 1")
    await ann.get_by_role("button", name="Nyt forslag fra bordet").click()
    await ann.get_by_label("Hvad går forslaget ud på?").fill("Fælles bilpulje")
    await ann.get_by_role("combobox", name="Udvalg").last.select_option(label="Udvalget for Teknik")
    await ann.get_by_label("2021").fill("0,4")
    await ann.get_by_role("button", name="Tilføj og vælg").click()
    await expect(ann.get_by_text("Budgettet kan ikke afleveres")).to_be_visible()
    await windows.picture(ann, "unnamed")
    await ann.get_by_role("combobox", name="Bevilling for Fælles bilpulje").select_option(index=1)
    await expect(ann.get_by_text("Budgettet kan ikke afleveres")).to_have_count(0)
    rows = await day.rows("table/1")
    assert rows["law"]["deliverable"] is True  # type: ignore[index]  # rows are plain maps


async def test_a_limit_names_what_drives_it_and_leads_there(live_server: LiveServer, windows: Windows) -> None:
    """Early help costs 1,5 million of service, and the frame for service is exceeded from the start."""
    day = await open_day(live_server)
    ann = await at_the_table(windows, day, "Byråd 1")
    await ann.get_by_role("button", name="Vælg Tidlig indsats for udsatte familier").click()
    await expect(ann.get_by_role("button", name=re.compile("Serviceramme Ramme: overskredet"))).to_be_visible()
    await ann.get_by_role("button", name=re.compile("Serviceramme Ramme: overskredet")).click()
    limits = ann.get_by_role("dialog", name="Lov, rammer og mål")
    await windows.picture(ann, "limits")
    await limits.get_by_role("button", name="Tidlig indsats for udsatte familier").first.click()
    await expect(ann.get_by_role("dialog", name="Tidlig indsats for udsatte familier")).to_be_visible()
