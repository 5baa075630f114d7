"""A day in real browsers: what one does the others see, and no edit is ever lost or doubled."""

from __future__ import annotations

import re

from playwright.async_api import Page, expect

from tests.browser.day import Day, open_day
from tests.browser.line import Line
from tests.browser.live_server import LiveServer
from tests.browser.windows import HALL, LAPTOP, PHONE, Windows

CUT = "WebSocket"
SAVED = "Alt er gemt"
HOLDDANNELSE = "Holddannelse og færre lejrskoledage"
"""R-03: -600, -1.400, -1.400, -1.400 thousand kroner in 2020-2023; may be taken in part."""


async def choose(page: Page, title: str) -> None:
    await page.get_by_role("button", name=f"Vælg {title}").click()


async def set_amount(page: Page, title: str, year: int, millions: str, reason: str = "") -> None:
    """As a person does: press the year, type, save."""
    await page.get_by_role("button", name=re.compile(rf"^{re.escape(title)}, {year}:")).click()
    await page.get_by_role("textbox", name=re.compile("^Beløb")).fill(millions)
    if reason:
        await page.get_by_label("Hvorfor et andet beløb?").fill(reason)
    await page.get_by_role("button", name="Gem", exact=True).click()


async def shows(page: Page, title: str, year: int, text: str) -> None:
    await expect(
        page.get_by_role("button", name=re.compile(rf"^{re.escape(title)}, {year}: {re.escape(text)} "))
    ).to_be_visible()


async def saved(page: Page) -> None:
    await expect(page.get_by_text(SAVED).first).to_be_visible()


async def at_the_table(windows: Windows, day: Day, name: str) -> tuple[Page, Line]:
    page = await windows.open(size=LAPTOP)
    line = await Line.of(page)
    await page.goto(day.seats[name])
    await expect(page.get_by_role("heading", name="Bord 1")).to_be_visible()
    await saved(page)
    return page, line


async def test_an_edit_is_seen_by_the_neighbour_and_by_the_hall(live_server: LiveServer, windows: Windows) -> None:
    """Two at one table and the hall: three devices that share nothing."""
    day = await open_day(live_server)
    ann, _ = await at_the_table(windows, day, "Byråd 1")
    bob, _ = await at_the_table(windows, day, "Ledelse 1")
    hall = await windows.open(day.ways.hall, HALL)
    await choose(ann, HOLDDANNELSE)
    await shows(bob, HOLDDANNELSE, 2020, "−0,6")
    await shows(ann, HOLDDANNELSE, 2021, "−1,4")
    await expect(hall.get_by_text(HOLDDANNELSE).first).to_be_visible()
    await set_amount(bob, HOLDDANNELSE, 2021, "2,0", "Vi kan mere.")
    await shows(ann, HOLDDANNELSE, 2021, "−2,0")
    await saved(bob)
    await expect(ann.get_by_text(re.compile("Ledelse 1"))).not_to_have_count(0)
    for page, name in ((ann, "ann"), (bob, "bob"), (hall, "hall")):
        await windows.picture(page, name)
    rows = await day.rows("table/1")
    assert rows["amount/R-03/2021"]["amount"] == -2_000_000  # type: ignore[index]  # rows are plain maps
    assert rows["amount/R-03/2021"]["reason"] == "Vi kan mere."  # type: ignore[index]  # as above


async def test_the_one_who_was_overwritten_is_told_by_whom_and_to_what(
    live_server: LiveServer, windows: Windows
) -> None:
    day = await open_day(live_server)
    ann, _ = await at_the_table(windows, day, "Byråd 1")
    bob, _ = await at_the_table(windows, day, "Ledelse 1")
    await choose(ann, HOLDDANNELSE)
    await set_amount(ann, HOLDDANNELSE, 2021, "1,8")
    await shows(bob, HOLDDANNELSE, 2021, "−1,8")
    await set_amount(bob, HOLDDANNELSE, 2021, "2,4")
    notice = ann.get_by_text(re.compile(r"Ledelse 1 rettede .*Holddannelse.*2,4"))
    await expect(notice.first).to_be_visible()


async def test_edits_made_without_a_connection_are_kept_and_arrive_once(
    live_server: LiveServer, windows: Windows
) -> None:
    """Offline in mid-edit, a reload while offline, and back: nothing lost, nothing doubled."""
    windows.expect_error(CUT)
    windows.expect_error("ERR_")
    windows.expect_error("Failed to load resource")
    day = await open_day(live_server)
    ann, line = await at_the_table(windows, day, "Byråd 1")
    bob, _ = await at_the_table(windows, day, "Ledelse 1")
    await choose(ann, HOLDDANNELSE)
    await saved(ann)
    before = await day.events()
    await line.cut()
    await set_amount(ann, HOLDDANNELSE, 2022, "1,7")
    await set_amount(ann, HOLDDANNELSE, 2023, "1,9")
    await expect(ann.get_by_text("2 ændringer venter her på enheden").first).to_be_visible()
    await expect(ann.get_by_text(SAVED)).to_have_count(0)
    await choose(bob, "Åbningstid i SFO reduceres 1,5 time/uge")
    await saved(bob)
    await ann.reload()
    await expect(ann.get_by_text("2 ændringer venter her på enheden").first).to_be_visible()
    await line.mend()
    await saved(ann)
    await shows(bob, HOLDDANNELSE, 2022, "−1,8")  # 1,7 mio. kr. in 2020 prices x 1,041
    await shows(bob, HOLDDANNELSE, 2023, "−2,0")  # 1,9 x 1,063
    await expect(ann.get_by_role("button", name=re.compile("^Åbningstid i SFO.*2020:")).first).to_be_visible()
    assert await day.events() == before + 3, "two amounts and one choice, each once"


async def test_an_edit_whose_acknowledgement_was_lost_is_not_doubled(live_server: LiveServer, windows: Windows) -> None:
    windows.expect_error(CUT)
    day = await open_day(live_server)
    ann, line = await at_the_table(windows, day, "Byråd 1")
    await choose(ann, HOLDDANNELSE)
    await saved(ann)
    before = await day.events()
    line.deafen()
    await set_amount(ann, HOLDDANNELSE, 2021, "1,7")
    async with day.order() as wire:
        await wire.watch("table/1")
        await wire.until(lambda seen: "amount/R-03/2021" in seen.view("table/1"))
    await expect(ann.get_by_text(SAVED)).to_have_count(0)
    await line.mend()
    await saved(ann)
    await shows(ann, HOLDDANNELSE, 2021, "−1,7")
    assert await day.events() == before + 1


async def test_a_late_edit_comes_back_as_a_draft_beside_what_stands(live_server: LiveServer, windows: Windows) -> None:
    windows.expect_error(CUT)
    day = await open_day(live_server)
    ann, line = await at_the_table(windows, day, "Byråd 1")
    bob, _ = await at_the_table(windows, day, "Ledelse 1")
    await choose(ann, HOLDDANNELSE)
    await saved(ann)
    await line.cut()
    await set_amount(ann, HOLDDANNELSE, 2021, "1,7")
    await set_amount(bob, HOLDDANNELSE, 2021, "2,2")
    await saved(bob)
    await line.mend()
    drafts = ann.get_by_role("region", name="Ændret af en anden, mens du var uden forbindelse")
    await expect(drafts).to_contain_text("−1,7")
    await expect(drafts).to_contain_text("−2,2")
    await shows(ann, HOLDDANNELSE, 2021, "−2,2")
    await windows.picture(ann, "draft")
    await drafts.get_by_role("button", name="Brug mit").click()
    await shows(bob, HOLDDANNELSE, 2021, "−1,7")
    await expect(drafts).to_have_count(0)


async def test_a_killed_server_comes_back_and_the_screens_go_on(live_server: LiveServer, windows: Windows) -> None:
    for expected in (CUT, "ERR_", "Failed to load resource"):
        windows.expect_error(expected)
    day = await open_day(live_server)
    ann = await windows.open(day.seats["Byråd 1"], PHONE)
    await expect(ann.get_by_role("heading", name="Bord 1")).to_be_visible()
    await ann.get_by_role("navigation").get_by_role("button", name="Katalog").click()
    await choose(ann, HOLDDANNELSE)
    await saved(ann)
    live_server.kill()
    await choose(ann, "Åbningstid i SFO reduceres 1,5 time/uge")
    await expect(ann.get_by_text(SAVED)).to_have_count(0)
    live_server.start()
    await saved(ann)
    rows = await day.rows("table/1")
    assert {"choice/R-03", "choice/R-04"} <= set(rows)


async def test_hidden_results_are_told_and_shown_again(live_server: LiveServer, windows: Windows) -> None:
    day = await open_day(live_server)
    hall = await windows.open(day.ways.hall, HALL)
    boss = await windows.open(day.ways.facilitator, LAPTOP)
    ann, _ = await at_the_table(windows, day, "Byråd 1")
    await boss.get_by_role("button", name="Skjul resultater").click()
    await expect(hall.get_by_text("Resultaterne er skjult, indtil facilitator viser dem").first).to_be_visible()
    await choose(ann, HOLDDANNELSE)
    await saved(ann)
    assert HOLDDANNELSE not in await hall.inner_text("body")
    await boss.get_by_role("button", name="Vis resultater").click()
    await expect(hall.get_by_text(HOLDDANNELSE).first).to_be_visible()


async def test_somebody_finds_their_name_and_sits_down(live_server: LiveServer, windows: Windows) -> None:
    """By the code that is typed, on a phone; then a latecomer, whom the facilitator seats."""
    day = await open_day(live_server)
    phone = await windows.open(day.url, PHONE)
    await phone.get_by_label("Kode").fill(f"{day.ways.code[:4]}-{day.ways.code[4:].lower()}")
    await phone.get_by_role("button", name="Videre").click()
    await phone.get_by_role("button", name=re.compile("Medarbejder 1")).click()
    await phone.get_by_role("button", name="Ja, sæt mig ved Bord 2").click()
    await expect(phone.get_by_role("heading", name="Bord 2")).to_be_visible()
    late = await windows.open(day.ways.join, PHONE)
    await late.get_by_role("button", name="Jeg står ikke på listen").click()
    await late.get_by_label("Dit navn").fill("Sen Gæst")
    await late.get_by_role("radio", name="Gæster").check()
    await late.get_by_role("button", name="Tag plads").click()
    await expect(late.get_by_role("heading", name="Velkommen, Sen Gæst")).to_be_visible()
    async with day.order() as wire:
        seats = {key: row for key, row in wire.view("facilitator").items() if key.startswith("seat/")}
        waiting = next(row["pid"] for row in seats.values() if row["table"] == 0)
        await wire.send("seat_participant", pid=waiting, table=2)
    await expect(late.get_by_role("heading", name="Bord 2")).to_be_visible()


async def test_a_table_is_worked_by_keyboard_alone(live_server: LiveServer, windows: Windows) -> None:
    day = await open_day(live_server)
    ann, _ = await at_the_table(windows, day, "Byråd 1")
    await ann.get_by_role("button", name=f"Vælg {HOLDDANNELSE}").focus()
    await ann.keyboard.press("Enter")
    await shows(ann, HOLDDANNELSE, 2021, "−1,4")
    await ann.get_by_role("button", name=re.compile(rf"^{HOLDDANNELSE}, 2021:")).focus()
    await ann.keyboard.press("Enter")
    await ann.keyboard.type("2,5")
    await ann.keyboard.press("Enter")
    await shows(ann, HOLDDANNELSE, 2021, "−2,6")  # 2,5 x 1,02 = 2,55
    await ann.get_by_role("button", name="Fortryd").focus()
    await ann.keyboard.press("Enter")
    await shows(ann, HOLDDANNELSE, 2021, "−1,4")
