"""The harness itself: a check that finds nothing must be able to find something. Never opens a screen of ours."""

import platform
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.browser import chromium as roads
from tests.browser.page_checks import assert_accessible, assert_no_sideways_scroll
from tests.browser.windows import PHONE, Windows


def page_of(body: str) -> str:
    """The address of a page with this body."""
    return "data:text/html;charset=utf-8," + quote(
        f"<!doctype html><html lang=da><title>Prøve</title><main>{body}</main>"
    )


async def test_a_window_is_danish(windows: Windows) -> None:
    """Numbers, dates and the clock are those of Denmark, whatever the machine's own settings."""
    page = await windows.open()
    assert await page.evaluate("() => new Intl.NumberFormat().format(-1234.5)") == "-1.234,5"
    assert await page.evaluate("() => Intl.DateTimeFormat().resolvedOptions().timeZone") == "Europe/Copenhagen"


async def test_a_clean_page_passes_every_check(windows: Windows) -> None:
    """Neither check cries wolf."""
    page = await windows.open(page_of("<h1>Budget</h1><p>46.700 indbyggere"), PHONE)
    await assert_accessible(page)
    await assert_no_sideways_scroll(page)


async def test_axe_sees_a_button_without_a_name(windows: Windows) -> None:
    """The accessibility check fails where a screen reader would have nothing to say."""
    page = await windows.open(page_of("<h1>Budget</h1><button></button>"))
    with pytest.raises(AssertionError, match="button-name"):
        await assert_accessible(page)


async def test_a_wide_page_is_named_with_its_widest_part(windows: Windows) -> None:
    """The check for sideways scrolling says which element stands out."""
    page = await windows.open(page_of('<div id="wide" style="width: 900px">x</div>'), PHONE)
    with pytest.raises(AssertionError, match='id="wide"'):
        await assert_no_sideways_scroll(page)


async def test_an_error_in_a_page_fails_the_test_that_opened_it(windows: Windows) -> None:
    """A script that fails is not overlooked because the screen still looks right."""
    page = await windows.open(page_of("<h1>Budget</h1>"))
    async with page.expect_event("pageerror"):
        await page.evaluate("() => { setTimeout(() => { throw new Error('broken on purpose') }) }")
    with pytest.raises(AssertionError, match="broken on purpose"):
        await windows.close()
    windows.expect_error("broken on purpose")


async def test_two_windows_share_nothing(windows: Windows) -> None:
    """What one device keeps, another does not find."""
    first, second = await windows.open(), await windows.open()
    assert first.context is not second.context


async def test_without_any_browser_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing browser is a failure with a remedy, never a skipped test."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(roads.NoChromium, match="make test"):
        roads.system_chromium()


async def test_a_browser_that_was_named_wrongly_is_not_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who names a browser means that one."""
    monkeypatch.setenv(roads.CHOICE, "no-such-program")
    with pytest.raises(roads.NoChromium, match="no-such-program"):
        roads.find_chromium()


async def test_a_named_browser_goes_before_all_others(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The environment's setting is the first road."""
    program = tmp_path / "browser"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv(roads.CHOICE, str(program))
    assert roads.find_chromium().executable == program


async def test_a_packed_browser_for_another_machine_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """The npm package holds a program for Linux on x86-64 only."""
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")
    assert roads.packaged_chromium(roads.PACKAGE, roads.CACHE) is None
