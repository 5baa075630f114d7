"""The municipality's own files, from the finance officer's desk to the tables; and what is taken home again."""

from __future__ import annotations

import asyncio
import io
import json
import re
import zipfile

from playwright.async_api import FilePayload, Page, expect

from tests.browser.day import Day, open_day
from tests.browser.live_server import FJORDBAEK, LiveServer
from tests.browser.page_checks import assert_accessible, assert_no_sideways_scroll
from tests.browser.test_finance import HOLDDANNELSE, at_the_desk
from tests.browser.test_steering import at_the_table
from tests.browser.windows import Windows

AS_IT_IS = f"{HOLDDANNELSE};reduktion;LAE;L10;03.22.01;1;service;drift;-600;-1400;"
LESS = AS_IT_IS.replace("-1400", "-1100")
BROKEN = AS_IT_IS.replace("-1400", "cirka 1400")
CHOOSE = "Vælg filer"


def proposals(row: str = AS_IT_IS, name: str = "forslag.csv") -> FilePayload:
    """Fjordbæk's catalogue with R-03 as in `row`."""
    text = (FJORDBAEK / "forslag.csv").read_text(encoding="utf-8")
    assert AS_IT_IS in text
    return FilePayload(name=name, mimeType="text/csv", buffer=text.replace(AS_IT_IS, row).encode())


async def at_the_imports(windows: Windows, day: Day) -> Page:
    desk = await at_the_desk(windows, day)
    await desk.get_by_role("tab", name="Indlæs filer").click()
    await expect(desk.get_by_role("heading", name="Indlæs filer")).to_be_visible()
    return desk


async def try_out(desk: Page) -> None:
    await desk.get_by_role("button", name="Prøv", exact=True).click()


async def saved(page: Page, button: str) -> tuple[str, bytes]:
    """The name and bytes of what a button fetches."""
    async with page.expect_download() as coming:
        await page.get_by_role("button", name=button, exact=True).click()
    download = await coming.value
    path = await download.path()
    return download.suggested_filename, await asyncio.to_thread(path.read_bytes)


async def test_a_changed_catalogue_is_tried_put_in_force_and_flagged_at_the_table(
    live_server: LiveServer, windows: Windows
) -> None:
    day = await open_day(live_server)
    ann = await at_the_table(windows, day, "Byråd 1")
    await ann.get_by_role("button", name=f"Vælg {HOLDDANNELSE}").click()
    await expect(ann.get_by_text("Alt er gemt").first).to_be_visible()
    desk = await at_the_imports(windows, day)
    await desk.get_by_label(CHOOSE).set_input_files(proposals(LESS))
    await expect(desk.get_by_text("Filerne passer til “Fjordbæk Kommune")).to_be_visible()
    await try_out(desk)
    await expect(desk.get_by_text("Alt er læst og kan tages i brug.")).to_be_visible()
    changed = desk.get_by_role("row").filter(has_text="R-03")
    await expect(changed).to_contain_text("2021")
    await expect(changed).to_contain_text("−1.400.000")
    await expect(changed).to_contain_text("−1.100.000")
    learning = desk.get_by_role("row").filter(has_text="Udvalget for Læring")
    await expect(learning).to_contain_text("1.004.046.000")
    await windows.picture(desk, "tried")
    assert (await day.rows("table/1")).get("flag/R-03") is None, "trying changes nothing"
    await desk.get_by_label("Hvorfor? Bordene læser det.").fill("Tallene er regnet om")
    await desk.get_by_role("button", name="Tag i brug").click()
    await expect(desk.get_by_text("Udgave 2 gælder nu.")).to_be_visible()
    await expect(ann.get_by_text("Tallene er regnet om")).to_be_visible()
    flag = ann.get_by_role("cell").filter(has_text="En ny udgave af kataloget har ændret forslaget.")
    await expect(flag).to_contain_text("−1,4")
    await expect(flag).to_contain_text("−1,1")
    await desk.get_by_role("button", name="Se den under Udgaver").click()
    await expect(desk.get_by_role("heading", name="Udgave 2")).to_be_visible()


async def test_a_broken_file_shows_its_cell_and_remedy_and_nothing_is_imported(
    live_server: LiveServer, windows: Windows
) -> None:
    day = await open_day(live_server)
    desk = await at_the_imports(windows, day)
    before = await day.events()
    await desk.get_by_label(CHOOSE).set_input_files(proposals(BROKEN))
    await try_out(desk)
    await expect(desk.get_by_text("Ét problem står i vejen. Intet er indlæst.")).to_be_visible()
    problem = desk.get_by_role("table", name="Problemer og bemærkninger").get_by_role("row").nth(1)
    await expect(problem).to_contain_text("forslag.csv")
    await expect(problem).to_contain_text("K4")
    await expect(problem).to_contain_text("cirka 1400")
    await expect(problem.get_by_role("cell").last).to_contain_text(re.compile(r"\w+"))
    await expect(desk.get_by_role("button", name="Tag i brug")).to_have_count(0)
    await windows.picture(desk, "broken")
    assert await day.events() == before
    await desk.get_by_label(CHOOSE).set_input_files(proposals(LESS))
    await expect(desk.get_by_text("Du har ændret noget siden. Prøv igen.").first).to_be_visible()
    await try_out(desk)
    await expect(desk.get_by_role("button", name="Tag i brug")).to_be_enabled()


async def test_a_mapping_made_by_hand_is_saved_and_reads_the_file_again(
    live_server: LiveServer, windows: Windows
) -> None:
    """Columns that nobody has heard of, in millions: the officer says which is which."""
    day = await open_day(live_server)
    desk = await at_the_imports(windows, day)
    rows = "Lbnr;Overskrift;Område;B 2020;B 2021;B 2022;B 2023\nX-1;Grønnere drift;TEK;-1;-2;-2;-2\n"
    own = FilePayload(name="vores.csv", mimeType="text/csv", buffer=rows.encode())
    await desk.get_by_label(CHOOSE).set_input_files(own)
    await expect(desk.get_by_text("vores.csv").first).to_be_visible()
    content, read_it = desk.get_by_label("Hvad er rækkerne?"), desk.get_by_role("button", name="Læs arket", exact=True)
    await expect(content.or_(read_it).first).to_be_attached()  # looked at earlier, nothing has been understood yet
    if await read_it.count():
        await read_it.click()
    await expect(content).to_be_attached()
    if not await content.is_visible():
        await desk.get_by_role("group").filter(has=content).locator("summary").click()
    await content.select_option("proposals")
    for field, column in (("nummer eller id", "Lbnr"), ("navn", "Overskrift"), ("udvalg", "Område")):
        await desk.get_by_role("combobox", name=field, exact=True).select_option(column)
    await desk.get_by_label("Beløbene er i").select_option("1000000")
    await desk.get_by_label("Navn", exact=True).fill("Vores katalog")
    await windows.picture(desk, "mapped")
    name, data = await saved(desk, "Gem tilknytningen som fil")
    assert name == "Vores katalog.json"
    table = json.loads(data)["tables"][0]
    assert table["columns"] == {"id": "Lbnr", "name": "Overskrift", "committee": "Område"}
    assert table["amounts"]["unit"] == 1_000_000
    assert table["amounts"]["years"] == ["b {year}"]
    await desk.get_by_role("button", name="Fjern alle filer").click()
    await desk.reload()
    await desk.get_by_role("tab", name="Indlæs filer").click()
    await desk.get_by_label(CHOOSE).set_input_files(own)
    await desk.get_by_label("Hent tilknytning fra fil").set_input_files(
        FilePayload(name=name, mimeType="application/json", buffer=data)
    )
    await expect(desk.get_by_label("Navn", exact=True)).to_have_value("Vores katalog")
    await try_out(desk)
    await expect(desk.get_by_text(re.compile("Læst:")).first).to_be_visible()


async def test_a_file_that_did_not_arrive_waits_and_is_sent_again(live_server: LiveServer, windows: Windows) -> None:
    windows.expect_error("ERR_")
    day = await open_day(live_server)
    desk = await at_the_imports(windows, day)
    await desk.route("**/api/imports?name=*", lambda route: route.abort())
    await desk.get_by_label(CHOOSE).set_input_files([proposals(LESS), proposals(name="andet.csv")])
    await expect(desk.get_by_text("2 filer nåede ikke frem.")).to_be_visible()
    await desk.unroute("**/api/imports?name=*")
    await desk.get_by_role("button", name="Prøv igen").click()
    await expect(desk.get_by_role("list", name="Filerne").get_by_role("listitem")).to_have_count(2)


async def test_files_that_the_server_forgot_are_handed_in_again(live_server: LiveServer, windows: Windows) -> None:
    for said in ("WebSocket", "ERR_", "Failed to load resource"):
        windows.expect_error(said)
    day = await open_day(live_server)
    desk = await at_the_imports(windows, day)
    await desk.get_by_label(CHOOSE).set_input_files(proposals(LESS))
    await expect(desk.get_by_role("list", name="Filerne").get_by_role("listitem")).to_have_count(1)
    live_server.stop()
    live_server.start()
    await try_out(desk)
    await expect(desk.get_by_text("Alt er læst og kan tages i brug.")).to_be_visible()


async def test_the_imports_are_accessible_and_fit_at_every_width(live_server: LiveServer, windows: Windows) -> None:
    day = await open_day(live_server)
    desk = await at_the_imports(windows, day)
    for row in (BROKEN, LESS):
        await desk.get_by_label(CHOOSE).set_input_files(proposals(row))
        await try_out(desk)
        await expect(
            desk.get_by_role("table", name=re.compile("Problemer|Forskellen|Budgetlinjer")).first
        ).to_be_visible()
        await desk.evaluate("() => document.querySelectorAll('details').forEach((each) => (each.open = true))")
        for width, height in ((320, 640), (390, 844), (1280, 800)):
            await desk.set_viewport_size({"width": width, "height": height})
            await assert_no_sideways_scroll(desk)
            await desk.set_viewport_size({"width": width, "height": 6_000})
            await windows.picture(desk, f"{'broken' if row == BROKEN else 'fine'}-{width}")
            await assert_accessible(desk)


async def test_the_day_and_a_table_are_taken_home_as_workbooks_and_paper(
    live_server: LiveServer, windows: Windows
) -> None:
    day = await open_day(live_server)
    desk = await at_the_desk(windows, day)
    await desk.get_by_role("tab", name="Hent filer").click()
    for button, name, within in (
        ("Hele dagen: Excel", "raaderum.xlsx", "xl/workbook.xml"),
        ("Bord 1: Excel", "bord-1.xlsx", "xl/workbook.xml"),
    ):
        found, data = await saved(desk, button)
        assert found == name
        assert within in zipfile.ZipFile(io.BytesIO(data)).namelist()
    found, data = await saved(desk, "Bord 1: PDF")
    assert (found, data[:5]) == ("resultat-bord-1.pdf", b"%PDF-")
    found, data = await saved(desk, "Hele dagen: JSON")
    assert found == "raaderum.json"
    assert json.loads(data)


async def test_a_table_takes_its_statement_home_as_it_is_shown(live_server: LiveServer, windows: Windows) -> None:
    day = await open_day(live_server)
    ann = await at_the_table(windows, day, "Byråd 1")
    await ann.goto(f"{day.url}/budget?view=statement&unit=thousands&prices=fixed")
    asked: list[str] = []
    ann.on("request", lambda request: asked.append(request.url))
    found, data = await saved(ann, "Resultatopgørelsen, som den vises her: PDF")
    assert (found, data[:5]) == ("resultat-bord-1.pdf", b"%PDF-")
    assert any("table=1&layout=report&unit=thousands&prices=fixed" in url for url in asked)
    found, data = await saved(ann, "Bord 1s budget: Excel")
    assert found == "bord-1.xlsx"
    assert zipfile.is_zipfile(io.BytesIO(data))


async def test_what_is_taken_home_is_handed_in_again_and_needs_no_mapping(
    live_server: LiveServer, windows: Windows
) -> None:
    day = await open_day(live_server)
    desk = await at_the_imports(windows, day)
    await desk.get_by_role("tab", name="Hent filer").click()
    name, data = await saved(desk, "Hele dagen: Excel")
    await desk.get_by_role("tab", name="Indlæs filer").click()
    await desk.get_by_label(CHOOSE).set_input_files(FilePayload(name=name, mimeType="", buffer=data))
    await expect(desk.get_by_text("Den skal ikke tilknyttes.")).to_be_visible()
    await try_out(desk)
    await expect(desk.get_by_text("Alt er læst og kan tages i brug.")).to_be_visible()
    await expect(desk.get_by_text("Ingen forskel.")).to_be_visible()
    await desk.get_by_role("button", name="English").click()
    await expect(desk.get_by_text("All is read and can be put in force.")).to_be_visible()


async def test_a_whole_municipality_is_handed_in_at_once_and_a_sheet_can_be_left_out(
    live_server: LiveServer, windows: Windows
) -> None:
    day = await open_day(live_server)
    desk = await at_the_imports(windows, day)
    files = [
        FilePayload(name=path.name, mimeType="text/csv", buffer=path.read_bytes())
        for path in sorted(FJORDBAEK.glob("*.csv"))
    ]
    await desk.get_by_label(CHOOSE).set_input_files(files)
    await expect(desk.get_by_role("list", name="Filerne").get_by_role("listitem")).to_have_count(len(files))
    await try_out(desk)
    await expect(desk.get_by_text("Alt er læst og kan tages i brug.")).to_be_visible()
    await expect(desk.get_by_text("Ingen forskel.")).to_be_visible()
    await desk.get_by_text("Resultatopgørelse, basis", exact=True).click()
    result = desk.get_by_role("row").filter(has_text="Resultat af ordinær driftsvirksomhed")
    await expect(result).to_contain_text("−82.538.000")
    await (
        desk.get_by_role("group")
        .filter(has_text="finansiering.csv")
        .filter(has_text="Budgetlinjer")
        .locator("summary")
        .click()
    )
    await desk.get_by_role("button", name="Læs ikke arket").click()
    await expect(desk.get_by_text("Du har ændret noget siden. Prøv igen.").first).to_be_visible()
    await expect(desk.get_by_role("button", name="Tag i brug")).to_be_disabled()
    await try_out(desk)
    await expect(desk.get_by_role("row").filter(has_text="finansiering.csv")).to_contain_text("bemærkning")
