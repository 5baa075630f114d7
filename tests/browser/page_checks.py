"""What every screen must pass: the accessibility rules, and no sideways scroll. Only reads a page, never repairs it."""

from functools import cache
from pathlib import Path
from typing import TypedDict, cast

from playwright.async_api import Page

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SERIOUS = ("serious", "critical")


class Violation(TypedDict):
    """One broken accessibility rule as axe reports it: how bad, what it asks for, and the elements that break it."""

    id: str
    impact: str
    help: str
    nodes: list[str]


RUN_AXE = """
async (tags) => {
  const found = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
  return found.violations.map((v) => ({ id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.map((n) => n.html) }));
}
"""

FIND_OVERFLOW = """
() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((e) => e.getBoundingClientRect().right > width + 1)
    .filter((e, _, all) => !all.includes(e.parentElement))
    .map((e) => e.outerHTML.slice(0, 160));
}
"""


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


async def violations(page: Page) -> list[Violation]:
    """Every accessibility rule that the page breaks. It is put in by `evaluate`, which the page's own CSP allows."""
    if not await page.evaluate("() => 'axe' in window"):
        await page.evaluate(_axe())
    return cast(list[Violation], await page.evaluate(RUN_AXE, list(RULES)))


async def assert_accessible(page: Page) -> None:
    """Fails with rule, remedy and elements if axe finds anything serious or critical."""
    serious = [found for found in await violations(page) if found["impact"] in SERIOUS]
    lines = [f"{found['impact']} {found['id']}: {found['help']}: {' '.join(found['nodes'])}" for found in serious]
    assert not serious, "\n".join(lines)


async def assert_no_sideways_scroll(page: Page) -> None:
    """Fails with the outermost elements that stand out past the right edge of the window."""
    overflow = await page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    wide = cast(list[str], await page.evaluate(FIND_OVERFLOW))
    assert overflow <= 0, f"The page is {overflow} px wider than the window:\n  " + "\n  ".join(wide)
