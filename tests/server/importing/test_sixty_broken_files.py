"""Each broken file ends in a clear report: what is wrong, where, and what to do about it. Nothing is half imported."""

from __future__ import annotations

import pytest

from server.importing import read_files
from tests.server.importing.broken.archives import ARCHIVES
from tests.server.importing.broken.case import USUAL, Case
from tests.server.importing.broken.texts import TEXTS, text
from tests.server.importing.broken.workbooks import WORKBOOKS

CASES = (*TEXTS, *WORKBOOKS, *ARCHIVES)


def test_there_are_sixty_and_a_third_of_them_are_workbooks() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 60
    assert len(WORKBOOKS) + len(ARCHIVES) >= len(CASES) / 3


def test_the_file_that_they_break_is_whole() -> None:
    """Else they would prove nothing."""
    reading = read_files({"budget.csv": text().encode()}, USUAL)
    assert reading.serious == ()
    assert reading.imported is not None
    assert {problem.code for problem in reading.problems} == {"left_out", "no_index"}  # it comes without assumptions


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_broken_file_ends_in_a_clear_report(case: Case) -> None:
    """And no exception leaves the reading, whatever the file holds."""
    reading = read_files({case.file or "budget.xlsx": case.data()}, case.mapping)
    found = [
        problem
        for problem in reading.problems
        if (problem.code, problem.file, problem.sheet, problem.row, problem.cell)
        == (case.code, case.file, case.sheet, case.row, case.cell)
    ]
    assert found, f"{case.name}: {reading.problems}"
    danish, english = found[0].say("da"), found[0].say("en")
    assert danish != english
    assert danish.endswith(".")
    assert english.endswith(".")
    if case.kept is None:
        assert found[0].severity == "problem"
        assert (reading.imported, reading.people) == (None, ())
    else:
        assert found[0].severity == "remark"
        assert reading.serious == ()
        assert reading.imported is not None
        assert len(reading.imported.budget.lines) == case.kept
