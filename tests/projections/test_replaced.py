"""A new version of the documents under the tables' feet, row by row: what moves, what is flagged, what comes back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.budget.documents import Assumptions, Budget, Quantity, ReportLine
from domain.proposals.catalogue import Catalogue, Proposal
from domain.proposals.effect import Effect, added, effect
from domain.table.events import (
    ChangeAcknowledged,
    OwnProposalAdded,
    ProposalChosen,
    ProposalWithdrawn,
    ShareSet,
    StanceTaken,
    TaxRateSet,
)
from domain.text import ERASED
from domain.workshop.events import DocumentsReplaced, ResultsHidden, ResultsRevealed, TargetSet
from projections.ledger import proposal_of
from tests.domain.books import ASSUMPTIONS, BOOKS, BUDGET, CATALOGUE, PROPOSALS, YEARS, proposal
from tests.domain.versions import Papers
from tests.projections.fjordbaek import fjordbaek
from tests.projections.live import Live, opened
from tests.projections.random_day import random_day

FIRST = CATALOGUE
DEARER, FEWER, APART, OTHER_WORDS = "d" * 64, "e" * 64, "f" * 64, "g" * 64
"""`hours` saves 100 more; no `hours` and no `clubs`; `care` rules out `hours`; `hours` under another title."""
BEFORE, AFTER = "a" * 64, "A" * 64
"""The agreement: 100,000 less in the till, 25.2 per cent of tax, service up to 3,000."""
PLAIN, LONGER = "b" * 64, "B" * 64
"""One sum more in the report."""

HOURS = ProposalChosen(1, "hours", 100, 0, FIRST)
CARE = (ProposalChosen(1, "care", 100, 0, FIRST), ProposalChosen(1, "screens", 100, 0, FIRST))


def changed(id: str, **fields: object) -> tuple[Proposal, ...]:
    return tuple(replace(known, **fields) if known.id == id else known for known in PROPOSALS)  # type: ignore[arg-type]  # fields of a proposal, named by the test


def catalogue(*proposals: Proposal) -> Catalogue:
    return Catalogue("Test", YEARS, proposals)


def quantities(**values: int) -> Assumptions:
    known = (
        Quantity(q.id, q.name, q.unit, (values[q.id],) if q.id in values else q.values) for q in ASSUMPTIONS.quantities
    )
    return replace(ASSUMPTIONS, quantities=tuple(known))


def longer(budget: Budget) -> Budget:
    return replace(budget, report=(*budget.report, ReportLine("MORE", "More", "sum", ("SERVICE",))))


PAPERS = Papers(
    {PLAIN: BUDGET, LONGER: longer(BUDGET)},
    {
        FIRST: catalogue(*PROPOSALS),
        DEARER: catalogue(
            *changed("hours", postings=proposal("", (-700, -1500, -1500, -1500)).postings), proposal("parks", (-1,) * 4)
        ),
        FEWER: catalogue(*(known for known in PROPOSALS if known.id not in ("hours", "clubs"))),
        APART: catalogue(*changed("care", excludes=("hours",))),
        OTHER_WORDS: catalogue(*changed("hours", title="Fewer hours", status="approved", version=2)),
    },
    {BEFORE: ASSUMPTIONS, AFTER: quantities(cash=900_000, pct=25_200, frame=3_000)},
)


def day(*tables: int) -> Live:
    return opened(*tables, books=PAPERS.after((PLAIN, FIRST, BEFORE)), versions=PAPERS)


def swap(live: Live, catalogue: str = FIRST, *, budget: str = PLAIN, assumptions: str = BEFORE) -> Live:
    return live.tell(DocumentsReplaced(budget, catalogue, assumptions, "News"), actor="e:1")


def flag(live: Live, proposal: str = "hours") -> dict[str, object] | None:
    found: dict[str, object] | None = live.rows("table/1").get(f"flag/{proposal}")
    return found


def test_every_screen_is_told_which_documents_are_in_force() -> None:
    live = swap(day(1), DEARER)
    rows = live.rows("day")
    seq = live.workshop.seq
    assert rows["workshop"]["catalogue"] == DEARER
    assert rows["version/1"] == {
        "number": 1, "seq": 1, "at": 1_000, "by": "f:1", "budget": PLAIN, "catalogue": FIRST, "assumptions": BEFORE,
        "note": "",
    }  # fmt: skip
    assert rows["version/2"] == {
        "number": 2, "seq": seq, "at": seq * 1_000, "by": "e:1", "budget": PLAIN, "catalogue": DEARER,
        "assumptions": BEFORE, "note": "News",
    }  # fmt: skip
    erased = live.tell(DocumentsReplaced(PLAIN, FIRST, BEFORE, ERASED), actor="e:1").rows("day")
    assert erased["version/3"]["note"] is None


def test_the_hall_is_told_what_came_what_changed_and_whom_it_concerns() -> None:
    live = day(1, 2, 3).tell(HOURS).tell(ProposalChosen(2, "care", 100, 0, FIRST))
    assert "version" not in live.rows("hall")
    row = swap(live, DEARER, assumptions=AFTER).rows("hall")["version"]
    assert row == {
        "number": 2, "seq": live.workshop.seq, "at": live.workshop.seq * 1_000, "budget": False, "assumptions": True,
        "added": ["parks"], "changed": ["hours"], "retired": [], "tables": [1],
    }  # fmt: skip
    row = swap(live, FEWER, budget=LONGER, assumptions=AFTER).rows("hall")["version"]
    assert (row["number"], row["budget"], row["assumptions"]) == (3, True, False)
    assert (row["added"], row["changed"], row["retired"], row["tables"]) == ([], [], ["hours", "clubs", "parks"], [1])


def test_choices_stay_and_their_money_is_that_of_the_version_in_force() -> None:
    live = day(1).tell(HOURS).tell(ShareSet(1, "hours", 50))
    before = live.rows("table/1")
    rows = swap(live, DEARER).rows("table/1")
    assert rows["choice/hours"] == before["choice/hours"]
    assert rows["effect/hours"]["effect"] == rows["result/RESULT"]["change"] == [-350, -750, -750, -750]
    assert live.rows("hall")["cell/hours/1"]["effect"] == [-350, -750, -750, -750]
    assert live.rows("hall")["table/1"]["achieved"] == [-350, -750, -750, -750]


def test_FL1_a_changed_proposal_is_flagged_where_it_is_chosen_with_before_and_after() -> None:
    live = day(1, 2).tell(HOURS)
    assert flag(swap(live, DEARER)) == {
        "proposal": "hours", "kind": "changed", "fields": ["postings"], "before": [-600, -1400, -1400, -1400],
        "after": [-700, -1500, -1500, -1500], "version": 2, "seq": live.workshop.seq,
    }  # fmt: skip
    assert live.rows("hall")["cell/hours/1"]["flagged"] is True
    assert not [key for key in live.rows("table/2") if key.startswith("flag/")]


def test_FL1_other_words_are_a_change_and_version_and_status_are_none() -> None:
    named = flag(swap(day(1).tell(HOURS), OTHER_WORDS))
    assert named is not None
    assert (named["kind"], named["fields"]) == ("changed", ["title"])


def test_FL1_a_retired_proposal_is_flagged_once_and_keeps_its_effect() -> None:
    live = swap(day(1).tell(HOURS), FEWER)
    rows = live.rows("table/1")
    assert (rows["flag/hours"]["kind"], rows["flag/hours"]["after"]) == ("retired", [-600, -1400, -1400, -1400])
    assert rows["effect/hours"]["effect"] == [-600, -1400, -1400, -1400]
    live.tell(ChangeAcknowledged(1, "hours", live.workshop.seq))
    assert flag(live) is None
    assert flag(swap(live, FEWER, assumptions=AFTER)) is None, "it was seen, and is as retired as before"


def test_FL1_what_no_longer_fits_beside_the_others_is_flagged_though_it_is_the_same() -> None:
    """`care` says that it rules out `hours`: `care` has changed, and `hours` fits no more."""
    live = swap(day(1).tell(HOURS).tell(*CARE), APART)
    misfit, care = flag(live), flag(live, "care")
    assert misfit is not None
    assert (misfit["kind"], misfit["fields"], misfit["before"]) == ("misfit", [], misfit["after"])
    assert care is not None
    assert (care["kind"], care["fields"]) == ("changed", ["excludes"])
    assert flag(live, "screens") is None


def test_FL1_nothing_is_flagged_for_a_version_of_the_budget_or_the_assumptions() -> None:
    live = swap(day(1).tell(HOURS), FIRST, budget=LONGER, assumptions=AFTER)
    assert flag(live) is None
    assert live.rows("hall")["cell/hours/1"]["flagged"] is False


def test_FL2_a_flag_goes_when_the_table_has_seen_it_and_the_hall_is_told() -> None:
    live = swap(day(1).tell(HOURS), DEARER)
    seq = live.workshop.seq
    live.tell(ChangeAcknowledged(1, "hours", seq - 1))
    assert flag(live) is not None
    live.tell(ChangeAcknowledged(1, "hours", seq))
    assert flag(live) is None
    assert live.rows("hall")["cell/hours/1"]["flagged"] is False


def test_FL2_a_version_that_puts_everything_back_takes_the_flag_away() -> None:
    for other in (DEARER, FEWER, OTHER_WORDS):
        live = swap(day(1).tell(HOURS), other)
        assert flag(live) is not None
        assert flag(swap(live, FIRST)) is None


def test_FL2_a_flag_that_another_version_leaves_as_it_is_stays_the_one_that_people_were_shown() -> None:
    live = swap(day(1).tell(HOURS), DEARER)
    first = flag(live)
    assert flag(swap(live, DEARER, assumptions=AFTER)) == first


def test_FL2_a_second_change_is_told_from_what_the_table_last_saw() -> None:
    """Not from what stood there in between."""
    live = swap(swap(day(1).tell(HOURS), DEARER), OTHER_WORDS)
    told = flag(live)
    assert told is not None
    assert (told["fields"], told["before"], told["after"]) == (
        ["title"], [-600, -1400, -1400, -1400], [-600, -1400, -1400, -1400],
    )  # fmt: skip
    live.tell(ChangeAcknowledged(1, "hours", live.workshop.seq))
    told = flag(swap(live, DEARER))
    assert told is not None
    assert told["fields"] == ["title", "postings"], "seen under its other title, and dearer now"


def test_FL2_who_chooses_it_under_the_new_version_has_seen_it() -> None:
    live = swap(day(1), DEARER).tell(HOURS)
    assert flag(live) is None
    told = flag(swap(live, FIRST))
    assert told is not None
    assert told["before"] == [-700, -1500, -1500, -1500]


def test_FL4_a_flag_goes_with_its_choice_and_does_not_come_back_with_it() -> None:
    live = swap(day(1).tell(HOURS), DEARER).tell(ProposalWithdrawn(1, "hours"))
    assert flag(live) is None
    assert flag(live.tell(HOURS)) is None


def test_FL4_a_withdrawal_that_is_undone_brings_back_what_the_table_had_not_seen() -> None:
    """Two clicks are no look at it; to choose it afresh is."""
    live = swap(day(1).tell(HOURS), DEARER)
    shown = flag(live)
    assert shown is not None
    live.tell(ProposalWithdrawn(1, "hours"))
    assert flag(live) is None
    live.tell(HOURS, undoes=live.workshop.seq)
    back = flag(live)
    assert back is not None
    assert {**back, "seq": 0} == {**shown, "seq": 0}
    assert back["seq"] == live.workshop.seq, "so that the table can say that it saw this one"
    assert flag(live.tell(ChangeAcknowledged(1, "hours", live.workshop.seq))) is None
    live.tell(ProposalWithdrawn(1, "hours")).tell(HOURS, undoes=live.workshop.seq)
    assert flag(live) is None, "it had been seen"


def test_FL4_what_changed_while_it_was_withdrawn_is_flagged_when_that_is_undone() -> None:
    live = swap(day(1).tell(HOURS, ProposalWithdrawn(1, "hours")), DEARER)
    assert flag(live) is None
    back = flag(live.tell(HOURS, undoes=2))
    assert back is not None
    assert (back["kind"], back["fields"]) == ("changed", ["postings"])


def test_an_own_proposal_is_never_taken_for_the_catalogues() -> None:
    """Even if a catalogue should come that has its number."""
    live = day(1).tell(
        OwnProposalAdded(1, "parks", "Parks", "ROADS", "reduction", "service", (-5,) * 4),
        ProposalChosen(1, "parks", 100, 0, ""),
    )
    live = swap(swap(live, DEARER), FIRST)
    assert flag(live, "parks") is None
    assert live.rows("table/1")["effect/parks"]["effect"] == [-5] * 4


def test_other_assumptions_move_what_stands_on_them() -> None:
    """25.2 instead of 25.0 per cent is 2,000 to 2,120 more a year; a turned 25.1 is less than that from then on."""
    live = day(1).tell(TaxRateSet(1, "income", 2020, 25_100))
    assert live.rows("table/1")["turned/income"]["effect"] == [-1_000, 0, 0, 0]
    rows = swap(live, assumptions=AFTER).rows("table/1")
    assert rows["turned/income"]["effect"] == [1_000, 0, 0, 0]
    assert (rows["rate/income/2020"]["rate"], rows["rate/income/2020"]["base_rate"]) == (25_100, 25_200)
    assert rows["result/TAX"]["amounts"] == [-1_000, -2_040, -2_080, -2_120]
    assert rows["result/TAX"]["change"] == [1_000, 0, 0, 0]
    assert rows["result/CASH"]["amounts"] == [901_000, 903_040, 905_120, 907_240]
    assert rows["limit/frame"]["bound"] == [3_000] * 4


def test_a_report_line_comes_and_goes_and_its_target_with_it() -> None:
    live = swap(day(1).tell(HOURS), budget=LONGER).tell(TargetSet(0, "MORE", 2021, -2_000), actor="f:1")
    rows = live.rows("table/1")
    assert rows["result/MORE"]["change"] == [-600, -1400, -1400, -1400]
    assert rows["standing/MORE/2021"]["missing"] == 600
    rows = swap(live).rows("table/1")
    assert not {"result/MORE", "standing/MORE/2021"} & rows.keys()
    assert swap(live, budget=LONGER).rows("table/1")["standing/MORE/2021"]["missing"] == 600


def test_rows_of_alternatives_are_grouped_as_the_version_says() -> None:
    """`hours` and `care` become one row, named by the first of them; table 2 supports the other."""
    live = day(1, 2).tell(HOURS).tell(*CARE).tell(ProposalChosen(2, "hours", 100, 0, FIRST))
    live.tell(StanceTaken(2, "care", "two", "support", ""))
    rows = live.rows("hall")
    assert {"cell/hours/1", "cell/care/1", "agree/hours", "agree/care"} <= rows.keys()
    rows = swap(live, APART).rows("hall")
    assert not {"cell/care/1", "agree/care"} & rows.keys()
    assert rows["agree/hours"] == {
        "row": "hours", "proposals": ["hours", "care"], "tables": 2, "agreed": True,
        "smallest": [600, -1100, -1400, -1400], "toward": [600, -1100, -1400, -1400], "supports": 1, "objections": 0,
    }  # fmt: skip
    assert rows["cell/hours/1"]["effect"] == [600, -1100, -1400, -1400], "both of them, until the table has chosen"
    rows = swap(live).rows("hall")
    assert (rows["agree/hours"]["tables"], rows["agree/care"]["supports"]) == (2, 1)


def test_a_hidden_hall_is_told_nothing_of_it() -> None:
    live = day(1).tell(HOURS).tell(ResultsHidden(), actor="f:1")
    live.rows("hall")
    swap(live, DEARER)
    assert set(live.rows("hall")) <= {"summary", "recent/0"}
    assert live.rows("overview")["version"]["changed"] == ["hours"]
    live.tell(ResultsRevealed(), actor="f:1")
    assert live.rows("hall")["version"]["changed"] == ["hours"]


def test_DV7_documents_that_come_back_bring_exactly_the_former_rows() -> None:
    """All that moved moves back; only the versions themselves stay told."""
    live = day(1, 2).tell(HOURS).tell(ShareSet(1, "hours", 37)).tell(TaxRateSet(1, "income", 2021, 24_900))
    live.tell(StanceTaken(2, "care", "two", "object", "Dear."))
    views = ("table/1", "table/2", "hall", "overview")
    before = {view: live.rows(view) for view in views}
    for catalogue, budget, assumptions in (
        (DEARER, LONGER, AFTER), (FEWER, PLAIN, AFTER), (APART, LONGER, BEFORE), (FIRST, PLAIN, BEFORE),
    ):  # fmt: skip
        swap(live, catalogue, budget=budget, assumptions=assumptions)
    after = {view: {key: row for key, row in live.rows(view).items() if key != "version"} for view in views}
    assert after == before


@pytest.mark.parametrize("kind", ["small", "fjordbaek"])
@pytest.mark.parametrize("seed", range(3))
def test_DV7_what_a_table_shows_is_what_it_holds_worked_out_anew(seed: int, kind: str) -> None:
    """After a day of edits and versions, from the choices and the documents alone."""
    books = BOOKS if kind == "small" else fjordbaek()
    live = Live(books)
    for fact in random_day(seed, 300, books):
        live.live(fact)
        live.projections.take_changes()
    assert len(live.workshop.versions) > 3
    now = live.books
    for number, table in live.workshop.tables.items():
        effects = []
        for id, choice in table.choices.items():
            known = proposal_of(table, id, now)
            assert known is not None
            amounts = {year: held.amount for year, held in choice.amounts.items()}
            effects.append(effect(known, share=choice.share, shift=choice.shift, amounts=amounts, report=now.report))
        turned = ((tax.post, tax.turned(table.rates_of(id))) for id, tax in now.report.taxes.items())
        effects.extend(Effect((), {post: change}, ()) for post, change in turned)
        statement = now.report.statement(added(effects))
        rows = live.rows(f"table/{number}")
        shown = {key[7:]: tuple(row["amounts"]) for key, row in rows.items() if key.startswith("result/")}
        assert shown == statement
