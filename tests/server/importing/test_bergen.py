"""Bergen's real operating budget 2013-2016, and what is known about it."""

from __future__ import annotations

from collections import Counter

from domain.budget.report import Report
from domain.proposals.effect import added, effect
from domain.proposals.relations import Relations
from tests.server.importing.folders import BERGEN, bergen, needs_bergen, rows_of

pytestmark = needs_bergen


def test_the_base_and_all_proposals_balance_as_the_file_does() -> None:
    """The whole file sums to -490, -627, -489, -539 kroner."""
    imported = bergen()
    report = Report(imported.budget, imported.assumptions)
    effects = [effect(p, share=100, shift=0, amounts={}, report=report) for p in imported.catalogue.proposals]
    statement = report.statement(added(effects))
    assert statement[imported.budget.target_line] == (-490, -627, -489, -539)


def test_every_row_is_either_base_or_in_a_proposal() -> None:
    """1,761 rows: 1,462 of base, and 276 proposals, 7 of which have income and expense in one."""
    imported = bergen()
    assert len(rows_of(BERGEN / "drift_2013.csv")) - 1 == 1_761
    assert (len(imported.budget.lines), len(imported.catalogue.proposals)) == (1_462, 276)
    assert Counter(len(proposal.postings) for proposal in imported.catalogue.proposals) == {1: 269, 2: 7}
    assert (len(imported.budget.committees), len(imported.budget.policy_areas)) == (9, 42)


def test_change_groups_become_types() -> None:
    """163 + 76 new measures, 3 cuts, 8 efficiencies, 9 of income; of 17 one-offs those that save are reductions."""
    proposals = bergen().catalogue.proposals
    groups = Counter(proposal.id.partition("-")[0] for proposal in proposals)
    assert groups == {"N07": 163, "N07B": 76, "N08": 17, "N10": 3, "N11": 8, "N12": 9}
    one_off = [proposal for proposal in proposals if not proposal.lasting]
    assert {proposal.id.partition("-")[0] for proposal in one_off} == {"N08"}
    for proposal in one_off:
        saves = sum(map(proposal.base, range(4))) < 0
        assert proposal.type == ("reduction" if saves else "expansion"), proposal.title
    assert {proposal.type for proposal in proposals if proposal.id.startswith("N12")} == {"financing"}


def test_a_measure_with_income_and_expense_is_one_proposal_in_two_leaves() -> None:
    """A new nursing home: 57.96 million of expense in health and care, 8.91 million paid by its residents."""
    home = next(p for p in bergen().catalogue.proposals if p.title == "Driftskonsekvenser - Nytt sykehjem 90 plasser")
    assert {posting.post: posting.amounts[3] for posting in home.postings} == {"I": -8_910_000, "U3": 57_960_000}
    assert home.base(3) == 49_050_000


def test_rows_of_one_measure_and_kind_are_added_up() -> None:
    """The list of grants is cut in two service areas: two proposals. In 12C it is five rows, one of them 0 in 2013."""
    cuts = [p for p in bergen().catalogue.proposals if p.title == "Diverse nedtrekk på tilskuddslisten"]
    assert len(cuts) == 2
    cut = next(p for p in cuts if p.policy_area == "12C")
    assert [posting.amounts[0] for posting in cut.postings] == [-115_000 - 199_573 - 150_000 - 300_000]


def test_an_own_proposal_counts_in_its_departments_expense() -> None:
    """One rule a department; income has one for all."""
    imported = bergen()
    report = Report(imported.budget, imported.assumptions)
    assert report.area(imported.budget.default_steering_area, "90").post == "U90"
    assert report.area("inntekt", "4").post == "I"


def test_departments_stand_in_the_order_of_their_numbers() -> None:
    """90 last; each with its own leaf, by its own name."""
    budget = bergen().budget
    assert [committee.id for committee in budget.committees] == ["1", "2", "3", "4", "5", "6", "7", "8", "90"]
    leaves = {line.id: line.name for line in budget.report if line.kind == "leaf"}
    assert all(leaves[f"U{committee.id}"] == committee.name for committee in budget.committees)


def test_nothing_depends_on_anything_and_everything_can_be_chosen() -> None:
    """The file knows no relations."""
    relations = Relations(bergen().catalogue)
    relations.check(relations.proposals)
    assert len(relations.rows) == 276
