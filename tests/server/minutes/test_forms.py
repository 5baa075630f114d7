"""The protocol as PDF, as HTML and as blocks: the same words, tagged for who hears them, and nothing of them is run."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from io import BytesIO
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from pypdf import PdfReader

from domain.table.events import OwnProposalAdded, ProposalChosen, ReasonWritten, StanceTaken
from domain.workshop import events
from server.exporting.press import Press, PrintOrder, made
from server.minutes.blocks import Document
from server.minutes.order import MinutesOrder
from server.minutes.page import page
from server.minutes.paper import paper
from tests.domain.books import CATALOGUE
from tests.projections.fjordbaek import fjordbaek
from tests.projections.live import Live, opened
from tests.server.minutes.lived import gathered, said, texts
from tests.server.minutes.test_protocol import day

INJECTED = '#panic("run") *bold* $x$ = heading @ref [#] \\ `raw` <script>alert(1)</script> & "citat" \'\''
LONG = "Sparenøglefordelingsbekendtgørelse " * 57 + "x" * 300


def plain(text: str) -> str:
    """Without what setting adds: spaces, soft hyphens and breaks within words."""
    return re.sub(r"[\s\u00ad\u200b\-\u2010]+", "", text)


def read(data: bytes) -> list[str]:
    return [each.extract_text() for each in PdfReader(BytesIO(data)).pages]


def many_tables(count: int) -> Live:
    live = opened(*range(1, count + 1), books=fjordbaek())
    live.tell(events.TargetSet(0, "R11", 2021, -20_000_000), actor="f:1")
    for table in range(1, count + 1):
        live.tell(*(ProposalChosen(table, id, 100, 0, CATALOGUE) for id in ("R-05", "R-08", "E-01", "U-06")))
        live.tell(ReasonWritten(table, "R-05", f"Grund {table}"))
    return live


class Tags(HTMLParser):
    """Every opened tag and all text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def parsed(document: Document) -> Tags:
    tags = Tags()
    tags.feed(page(document))
    return tags


def check_same(document: Document) -> None:
    """Every text of the document is on the paper and on the page."""
    on_paper, on_page = plain(" ".join(read(paper(document)))), plain(" ".join(parsed(document).text))
    for text in texts(document):
        assert plain(text) in on_page, text
    for text in texts(document):
        if len(text) < 200:  # a longer one may go over a page, with a header and a footer in between
            assert plain(text) in on_paper, text


@pytest.mark.parametrize("language", ["da", "en"])
def test_paper_and_page_have_every_word(language: str) -> None:
    check_same(said(day(), "en" if language == "en" else "da"))


def test_thirty_tables_each_have_their_budget_and_every_page_its_number() -> None:
    document = said(many_tables(30))
    pages = read(paper(document))
    for table in range(1, 31):
        assert any(f"Grund {table}" in text for text in pages)
    for number, text in enumerate(pages, start=1):
        assert f"Side {number} af {len(pages)}" in text
        assert document.municipality in text
        assert document.mark in text
    check_same(document)


def test_long_words_and_texts_stay_on_the_paper() -> None:
    """A word that no line can hold is broken, and nothing of it is left out."""
    live = opened(1, 2, books=fjordbaek())
    live.tell(*(ProposalChosen(table, "R-05", 100, 0, CATALOGUE) for table in (1, 2)))
    live.tell(ReasonWritten(1, "R-05", LONG[:2000]), StanceTaken(2, "R-05", "two", "object", "w" * 2000))
    live.tell(OwnProposalAdded(1, "B1-1", "å" * 200, "TEK", "efficiency", "service", (0, -1, -1, -1), ""))
    data = paper(said(live))
    assert plain("w" * 200) in plain(" ".join(read(data)))
    lines = [line for text in read(data) for line in text.splitlines()]
    assert max(len(line) for line in lines if "w" * 20 in line) <= 120


def test_what_people_wrote_is_never_run() -> None:
    """Typst stops at the first panic, and a browser would open the tag."""
    live = opened(1, 2, books=fjordbaek())
    live.tell(*(ProposalChosen(table, "R-05", 100, 0, CATALOGUE) for table in (1, 2)))
    live.tell(ReasonWritten(1, "R-05", INJECTED), StanceTaken(2, "R-05", "two", "object", INJECTED))
    live.tell(OwnProposalAdded(1, "B1-1", INJECTED, "TEK", "efficiency", "service", (0, -1, -1, -1), ""))
    document = said(live, names={"one": INJECTED})
    check_same(document)
    assert "script" not in [tag for tag, _ in parsed(document).tags]


def test_the_page_has_one_title_headings_in_order_and_headed_tables() -> None:
    tags = parsed(said(day())).tags
    assert tags[0] == ("html", {"lang": "da"})
    ranks = [int(tag[1]) for tag, _ in tags if re.fullmatch(r"h[1-6]", tag)]
    assert ranks.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(ranks))
    tables = [tag for tag, _ in tags if tag == "table"]
    assert len(tables) == len([tag for tag, _ in tags if tag == "caption"])
    rows = [tag for tag, _ in tags if tag == "tr"]
    assert len([1 for tag, attrs in tags if tag == "th" and attrs.get("scope") == "row"]) > len(rows) // 2
    links = [attrs["href"] for tag, attrs in tags if tag == "a"]
    ids = {attrs["id"] for _, attrs in tags if "id" in attrs}
    assert {link[1:] for link in links if link} <= ids


def test_the_pdf_is_tagged_and_names_its_language_title_and_standard() -> None:
    document = said(day())
    data = paper(document)
    reader = PdfReader(BytesIO(data))
    root: Any = reader.trailer["/Root"]
    assert b"pdfuaid:part" in data
    assert root["/Lang"] == "da"
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title == document.title
    kinds = [str(kind) for kind in _kinds(root["/StructTreeRoot"])]
    assert kinds.count("/H1") == 1
    assert {"/H2", "/H3", "/Table", "/TH", "/TD"} <= set(kinds)
    outline: Any = reader.outline
    assert [str(item["/Title"]) for item in outline if not isinstance(item, list)] == [document.heading]


def _kinds(node: object) -> list[object]:
    """The structure's kinds, depth first."""
    found: list[object] = []
    waiting = [node]
    while waiting:
        one = waiting.pop()
        one = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(one, list):
            waiting.extend(reversed(one))
        elif isinstance(one, dict):
            if "/S" in one:
                found.append(one["/S"])
            if "/K" in one:
                waiting.append(one["/K"])
    return found


@pytest.mark.parametrize("form", ["pdf", "html", "json"])
async def test_the_press_makes_it_and_the_same_day_gives_the_same_bytes(form: str) -> None:
    facts, own = gathered(day())
    order = PrintOrder(facts, minutes=msgspec.convert({"facts": own, "form": form}, MinutesOrder, from_attributes=True))
    assert await Press().make(order) == made(order)


def test_the_blocks_read_back_as_the_document() -> None:
    facts, own = gathered(day())
    data = made(PrintOrder(facts, minutes=MinutesOrder(own, "json")))
    assert msgspec.json.decode(data)["heading"] == said(day()).heading
    assert msgspec.json.decode(data) == msgspec.json.decode(msgspec.json.encode(said(day())))
