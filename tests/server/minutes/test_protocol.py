"""What the protocol says of a day: that it can be read alone, in both languages, whatever happened or did not."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from domain.table.events import OwnProposalAdded, ProposalChosen, ReasonWritten, StanceTaken
from domain.text import ERASED
from domain.workshop import events
from server.minutes.blocks import Grid, Paragraph
from server.minutes.facts import HeadFacts
from server.minutes.speech import ALL, Speech
from tests.domain.books import CATALOGUE
from tests.projections.fjordbaek import fjordbaek
from tests.projections.live import Live, opened
from tests.server.minutes.lived import grid, minutes, said, section, texts

BOB, EVE = "Bob Bobsen", "Eve Evesen"


def chosen(table: int, *proposals: str) -> list[ProposalChosen]:
    return [ProposalChosen(table, proposal, 100, 0, CATALOGUE) for proposal in proposals]


def day() -> Live:
    """Two tables of three agree on R-05; one of them has R-02 without a word, and one objects to R-05."""
    live = opened(1, 2, 3, books=fjordbaek())
    live.tell(events.TargetSet(0, "R11", 2021, -20_000_000), actor="f:1")
    live.tell(*chosen(1, "R-05"), *chosen(2, "R-05", "A-21", "R-02"))
    live.tell(ReasonWritten(1, "R-05", "Det er nødvendigt."), ReasonWritten(2, "R-05", "Det er nødvendigt."))
    live.tell(StanceTaken(2, "R-05", "two", "object", "Det rammer de mindste."), actor="p:two")
    own = OwnProposalAdded(
        3, "B3-1", "Fælles bilpulje", "TEK", "efficiency", "service", (0, -1_000, -2_000, -3_000), ""
    )
    return live.tell(own, *chosen(3, "B3-1"))


def cells(found: Grid) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.rows]


def test_what_is_agreed_has_its_tables_its_amounts_reasons_and_objections() -> None:
    found = said(day())
    first = grid(found, "agreed").rows[0]
    assert [cell.text for cell in first.cells][:3] == [
        "R-05",
        minutes(day()).books.relations.get("R-05").title,
        "2 af 3",
    ]
    assert any("Valgt af bord 1 og 2" in note for note in first.cells[1].notes)
    why = grid(found, "agreed-why").rows[0].cells[1].notes
    assert why == (
        "Begrundelse, bord 1 og 2: ”Det er nødvendigt.”",
        "Holdninger: 1 har indvendinger",
        "Indvending, bord 2: ”Det rammer de mindste.”",
    )


def test_what_is_not_agreed_says_how_far_it_is_from_it() -> None:
    rows = grid(said(day()), "disagreed").rows
    assert [row.cells[0].text for row in rows] == ["R-02", "A-21"]
    assert all("1 bord fra enighed" in row.cells[1].notes[0] for row in rows)


def test_open_questions_name_what_is_missing_and_where() -> None:
    asked = cells(grid(said(day()), "questions"))
    assert ["Dagen", "Runde 1 er stadig åben."] in asked
    assert ["Bord 3", "Med i bordets budget, men ikke beregnet af økonomi: B3-1 ”Fælles bilpulje”."] in asked
    assert any(where == "Bord 3" and "kan ikke afleveres" in what.lower() for where, what in asked)
    assert any(where == "Fælles budget" and "når ikke målet" in what for where, what in asked)
    assert any("indvendinger" in what and "R-05 (1)" in what for _, what in asked)


def test_a_variant_that_is_agreed_may_require_what_is_not() -> None:
    """One table takes R-01, one its alternative R-02 with A-21: the row is agreed, and A-21 is not."""
    live = opened(1, 2, 3, books=fjordbaek()).tell(*chosen(1, "R-01"), *chosen(2, "A-21", "R-02"))
    assert minutes(live).common.unmet == (("R-02", "A-21"),)
    asked = [what for _, what in cells(grid(said(live), "questions"))]
    assert any(what.startswith("R-02 kræver A-21") for what in asked)
    assert any("Hvilken variant" in what and "eller" in what for what in asked)


def test_an_open_round_makes_it_provisional_on_every_page_and_a_closed_one_does_not() -> None:
    live = day()
    assert said(live).mark == "Foreløbig: runde 1 er stadig åben"
    live.tell(events.RoundClosed(1), actor="f:1")
    assert said(live).mark == ""
    assert any("ikke afsluttet" in text for text in texts(said(live)))
    live.tell(events.WorkshopClosed(), actor="f:1")
    assert any("Arbejdsdagen er afsluttet" in text for text in texts(said(live)))


def test_rounds_stand_with_the_times_at_which_they_were_open_also_twice() -> None:
    live = opened(1, 2, books=fjordbaek())
    at = [fact.at for fact in live.facts if isinstance(fact.event, events.RoundOpened)]
    live.tell(events.RoundClosed(1), events.RoundReopened(1, 10_000_000, False), actor="f:1")
    live.tell(events.RoundPlanned(2, "Sidste", 30), actor="f:1")
    speech = Speech("da")
    rows = cells(grid(said(live), "agenda"))
    start = speech.clock(at[0])
    assert rows[0][3] == f"{start}\u2013{start}, {start}\u2013, er åben"
    assert rows[1] == ["2", "Sidste", "30 min.", "ikke afholdt"]


def test_the_head_of_the_log_stands_there_once_there_is_one() -> None:
    live = day()
    assert not any("Rod over" in text for text in texts(said(live)))
    head = HeadFacts(live.workshop.seq - 2, "ab" * 32, 1_600_000_000_000)
    found = texts(said(live, head=head))
    assert "ab" * 32 in found
    assert any("De sidste 2 hændelser" in text for text in found)


def test_nobody_is_named_unless_names_are_handed_in_and_then_only_who_sat_where() -> None:
    live = day()
    assert not any(BOB in text for text in texts(said(live)))
    found = said(live, names={"one": BOB, "two": EVE})
    named = [text for text in texts(found) if BOB in text or EVE in text]
    assert sorted(named) == [BOB, EVE]
    assert [row.cells[0].notes for row in grid(found, "people").rows][:2] == [(BOB,), (EVE,)]


def test_erased_words_are_shown_as_erased_and_their_place_remains() -> None:
    live = opened(1, 2, books=fjordbaek()).tell(*chosen(1, "R-05"), *chosen(2, "R-05"))
    live.tell(ReasonWritten(1, "R-05", ERASED), StanceTaken(2, "R-05", "two", "object", ERASED))
    live.tell(OwnProposalAdded(1, "B1-1", ERASED, "TEK", "efficiency", "service", (0, -1, -1, -1), ""))
    live.tell(events.RoundPlanned(2, ERASED, 5), actor="f:1")
    found = said(live)
    notes = grid(found, "agreed-why").rows[0].cells[1].notes
    assert "Begrundelse, bord 1: [slettet]" in notes
    assert "Indvending, bord 2: [slettet]" in notes
    assert grid(found, "own").rows[0].cells[1].text == "[slettet]"
    assert cells(grid(found, "agenda"))[1][1] == "[slettet]"


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_day_on_which_nothing_happened_has_a_protocol(language: str) -> None:
    live = Live(fjordbaek()).tell(events.WorkshopOpened("Dag", "b" * 64, CATALOGUE, "a" * 64), actor="f:1")
    live.tell(events.TableAdded(1, ""), actor="f:1")
    found = said(live, "en" if language == "en" else "da")
    assert not [block for block in section(found, "agreed").blocks if isinstance(block, Grid)]
    assert all(isinstance(block, Paragraph) for block in section(found, "table-1").blocks)
    assert grid(found, "common").rows


def test_every_word_stands_in_both_languages_with_the_same_places() -> None:
    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    assert [key for key, (da, en) in ALL.items() if places(da) != places(en)] == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_place_is_left_unfilled(language: str) -> None:
    found = texts(said(day(), "en" if language == "en" else "da"))
    assert [text for text in found if re.search(r"{\w+}", text)] == []
    other = ALL["agreed"][0 if language == "en" else 1]
    assert other not in found


def test_english_figures_have_english_separators() -> None:
    assert Speech("en").thousands([-1_234_567_000]) == ("\u22121,234,567",)
    assert Speech("en").millions(1_250_000) == "1.3 m kr."
    assert Speech("da").millions(1_250_000) == "1,3 mio. kr."


def test_what_was_decided_stands_on_the_first_section_alone() -> None:
    """How many tables, what was agreed, what it comes to, and what is missing: without turning a page."""
    short = section(said(day()), "short")
    text = " ".join(block.text for block in short.blocks if isinstance(block, Paragraph))
    assert "3 borde med 2 deltagere" in text
    assert "Bordene blev enige om 1 forslag." in text
    assert "mindst 2 af 3 borde" in text
    assert "der mangler 19," in text
    assert "kommunalbestyrelsen, der vedtager" in text
