"""The demo's other set of assumptions, "after the agreement", against figures worked out by hand.

All in 1,000 kr. unless said. What the set changes, from Fjordbæk's own:

    tax base          + 20,000   + 15,000   + 10,000    + 5,000     at 25.4 pct. income is more by
    R01                - 5,080    - 3,810    - 2,540    - 1,270     (minus is income)
    R02               +  4,000   +  4,200   +  4,500    + 5,000     the grant, 640,000 -> 636,000 and so on
    price indices            0    - 0.001    - 0.002    - 0.003     each of the three

Every amount of operation and construction is a whole thousand in the budget year's prices, so that a thousandth of it
is whole kroner and nothing is rounded. What rises with the service index in R04, R06, R07 and R08, and with the one of
transfers in R05, comes to (2021, 2022, 2023)

    service   2,107,866 + 170,782 - 13,500 - 14,100 = 2,251,048;   2,259,284;   2,271,943
    transfers                                           566,349;     567,364;     569,209
    together                                          2,817,397;   2,826,648;   2,841,152
    less by 1, 2, 3 thousandths                     - 2,817.397; - 5,653.296; - 8,523.456

R11 moves by R01 + R02 + that: - 1,080; - 2,427.397; - 3,693.296; - 4,793.456. R20 moves by R11, by construction with
land, 73,500, 69,000 and 71,000 (- 73.5; - 138; - 213), and by the - 1,000 of what users pay for (+ 1; + 2; + 3):
- 1,080; - 2,499.897; - 3,829.296; - 5,003.456.
"""

from __future__ import annotations

from domain.budget.report import Report
from server.importing import Imported, files_of, read_files
from tests.server.importing.folders import AFTER_THE_AGREEMENT, fjordbaek


def after() -> Imported:
    reading = read_files(files_of(AFTER_THE_AGREEMENT), present=fjordbaek())
    assert reading.problems == ()
    assert reading.imported is not None
    return reading.imported


def test_budget_and_catalogue_stay_as_they_were() -> None:
    assert after().budget == fjordbaek().budget
    assert after().catalogue == fjordbaek().catalogue


def test_the_statement_is_what_was_worked_out_by_hand() -> None:
    before = Report(fjordbaek().budget, fjordbaek().assumptions).base
    now = Report(after().budget, after().assumptions).base
    assert before["R11"] == (-82_538_000, -89_677_758, -99_823_888, -102_044_887)
    assert before["R20"] == (27_062_000, 22_898_742, 10_057_112, 12_110_113)
    assert now["R01"] == (-2_221_265_000, -2_283_400_000, -2_345_535_000, -2_407_875_000)
    assert now["R02"] == (-675_700_000, -686_100_000, -700_500_000, -714_900_000)
    assert now["R11"] == (-83_618_000, -92_105_155, -103_517_184, -106_838_343)
    assert now["R20"] == (25_982_000, 20_398_845, 6_227_816, 7_106_657)


def test_frames_are_those_of_the_agreement_and_what_is_not_named_stays() -> None:
    found = {quantity.id: quantity.values for quantity in after().assumptions.quantities}
    former = {quantity.id: quantity.values for quantity in fjordbaek().assumptions.quantities}
    assert found["serviceramme_teknisk"] == (2_085_000_000, 2_131_000_000, 2_179_500_000, 2_230_000_000)
    assert found["anlaegsramme_vejledende_brutto"] == (86_500_000, 88_500_000, 90_500_000, 92_500_000)
    assert found.keys() == former.keys()
    assert {id for id in found if found[id] != former[id]} == {
        "udskrivningsgrundlag",
        "serviceramme_teknisk",
        "anlaegsramme_vejledende_brutto",
        "bruttoanlaegsramme_teknisk",
    }
