"""The pages for those who carry the code on do what they say. Never reads them for style."""

import re
from pathlib import Path

import pytest

from tests.house.sources import ROOT, tracked
from tests.house.worked_example import Block, Copy, DocumentationIsWrong, blocks_of

PAGES = sorted((ROOT / "docs").glob("how-to-*.md"))
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|#)([^)#\s]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_worked_example_works(page: Path, tmp_path: Path) -> None:
    """Every block of the page is carried out in a copy of the house, in order."""
    blocks = list(blocks_of(page))
    assert blocks, f"{page.name} shows nothing"
    copy = Copy(tmp_path)
    for block in blocks:
        copy.carry_out(block)


@pytest.mark.parametrize("page", tracked(".md"), ids=str)
def test_every_link_leads_somewhere(page: Path) -> None:
    """A link to another file of the house leads to one that is there."""
    text = (ROOT / page).read_text(encoding="utf-8")
    broken = [link for link in LINK.findall(text) if not (ROOT / page.parent / link).exists()]
    assert not broken, f"{page}: {broken}"


@pytest.mark.parametrize(
    "block",
    [
        Block("diff", "domain/clean.py\n-a line that is not there\n+x\n", "page:1"),
        Block("python", "from domain import nothing_of_that_name\n", "page:1"),
        Block("python", "assert False\n", "page:1"),
        Block("sh run", "false | cat\n", "page:1"),
        Block("sh fails", "true\n", "page:1"),
        Block("text", "said by nobody\n", "page:1"),
    ],
    ids=lambda block: f"{block.kind}: {block.body.splitlines()[-1]}",
)
def test_a_page_that_has_rotted_is_seen(block: Block, tmp_path: Path) -> None:
    """Each kind of block can fail, and says where it stands."""
    with pytest.raises(DocumentationIsWrong, match="page:1"):
        Copy(tmp_path).carry_out(block)
