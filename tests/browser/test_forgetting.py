"""Somebody is forgotten in the console, and every screen that showed them shows what is left."""

from __future__ import annotations

import re

from playwright.async_api import Page, expect

from client import Http, connect
from tests.browser.day import Day, open_day
from tests.browser.live_server import LiveServer
from tests.browser.page_checks import assert_accessible, assert_no_sideways_scroll
from tests.browser.windows import Windows

NAME, FORMER = "Ledelse 1", "Tidligere deltager"
WORDS = "Det kan kun hun have skrevet."
SIZES = ((390, 844), (1280, 800))


async def an_objection(day: Day) -> None:
    seat = await Http(day.url).enter(day.seats[NAME].partition("#")[2])
    async with connect(day.url, seat.bearer) as wire:
        await wire.send("choose_proposal", table=1, proposal="U-03")
        await wire.send("take_stance", table=1, proposal="U-03", grade="object", reason=WORDS)


async def the_people(windows: Windows, day: Day) -> Page:
    console = await windows.open(day.ways.facilitator, reduced_motion=True)
    await console.get_by_role("tab", name="Deltagere").click()
    await console.get_by_role("button", name=f"Slet personoplysninger: {NAME}").click()
    await expect(console.get_by_role("dialog")).to_contain_text(NAME)
    return console


async def test_who_is_forgotten_is_a_former_participant_at_the_table_and_in_the_console(
    live_server: LiveServer, windows: Windows
) -> None:
    day = await open_day(live_server)
    await an_objection(day)
    table = await windows.open(day.seats["Byråd 1"], reduced_motion=True)
    await table.get_by_role("button", name=re.compile("^Andel, .*")).first.click()
    stance = table.get_by_role("listitem").filter(has_text="Indvending")
    await expect(stance).to_contain_text(re.compile(rf"{NAME}: Indvending – {WORDS}"))

    console = await the_people(windows, day)
    sure = console.get_by_role("button", name="Ja, slet")
    await sure.click()
    await expect(console.get_by_role("alert")).to_have_text("Vælg en grund først.")
    await console.get_by_label("Hvorfor?").select_option("consent_withdrawn")
    await sure.click()
    await expect(console.get_by_text("Personoplysningerne er slettet.")).to_be_visible()
    row = console.get_by_role("row").filter(has_text=FORMER)
    await expect(row).to_contain_text("Ledelse")
    await windows.picture(console, "console")
    await expect(row.get_by_role("button")).to_have_count(0)
    await expect(console.get_by_text(NAME, exact=True)).to_have_count(0)

    await expect(stance).to_contain_text(re.compile(rf"{FORMER}: Indvending \[slettet\]"))
    await expect(table.get_by_text(NAME)).to_have_count(0)
    await expect(table.get_by_text(WORDS)).to_have_count(0)
    await windows.picture(table, "table")


async def test_what_goes_wrong_is_told_and_nobody_is_forgotten(live_server: LiveServer, windows: Windows) -> None:
    day = await open_day(live_server)
    console = await the_people(windows, day)
    await console.get_by_label("Hvorfor?").select_option("request")
    windows.expect_error("ERR_INTERNET_DISCONNECTED")
    await console.context.set_offline(True)
    await console.get_by_role("button", name="Ja, slet").click()
    await expect(console.get_by_role("alert")).to_contain_text("ingen forbindelse")
    await console.get_by_role("button", name="Annullér").click()
    await expect(console.get_by_role("rowheader", name=NAME)).to_be_visible()


async def test_the_question_is_accessible_and_fits(live_server: LiveServer, windows: Windows) -> None:
    day = await open_day(live_server)
    console = await the_people(windows, day)
    for width, height in SIZES:
        await console.set_viewport_size({"width": width, "height": height})
        await assert_no_sideways_scroll(console)
        await assert_accessible(console)
        await windows.picture(console, f"forget-{width}")
