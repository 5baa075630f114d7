"""Documents as bytes: what goes in comes out, one document has one name, and the page about them is true."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import msgpack
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.budget.documents import Assumptions, Budget, Index
from domain.budget.tree import ReportIsBroken
from domain.proposals.catalogue import Catalogue
from server import documents
from server.documents import Document, DocumentIsBroken, decode, digest, encode, load_books
from tests.server.importing.folders import ROOT, bergen, fjordbaek, needs_bergen

PAGE = ROOT / "server" / "DOCUMENTS.md"
ASSUMPTIONS = Assumptions((2020,), (Index("pl", "Pris", (1000,)),), ())


@given(st.from_type(Budget) | st.from_type(Catalogue) | st.from_type(Assumptions))
def test_what_goes_in_comes_out(document: Document) -> None:
    """Any document, also one that makes no sense, as long as its numbers and letters can travel."""
    try:
        data = encode(document)
    except (OverflowError, UnicodeEncodeError):
        return  # beyond 64 bits, or half a character: the import lets neither in
    assert decode(data, type(document)) == document
    assert encode(decode(data, type(document))) == data


def test_the_demo_comes_out_as_it_went_in() -> None:
    """And loads into books that name its catalogue."""
    imported = fjordbaek()
    budget, catalogue = encode(imported.budget), encode(imported.catalogue)
    assumptions = encode(imported.assumptions)
    books = load_books(budget, catalogue, assumptions)
    assert (books.budget, books.catalogue, books.assumptions) == (
        imported.budget,
        imported.catalogue,
        imported.assumptions,
    )
    assert books.catalogue_hash == hashlib.sha256(catalogue).hexdigest()
    assert books.report.base["R11"][0] == -82_538_000


@needs_bergen
def test_budgets_and_catalogues_of_different_places_do_not_load_together() -> None:
    """Bergen's proposals are of other years."""
    ours, theirs = fjordbaek(), bergen()
    with pytest.raises(ReportIsBroken, match="2013"):
        load_books(encode(ours.budget), encode(theirs.catalogue), encode(ours.assumptions))


def test_the_name_is_the_sha_256_of_the_bytes() -> None:
    """Written out once by hand, so that no build can ever name it otherwise."""
    data = encode(ASSUMPTIONS)
    assert data == (
        b"\x86\xa8document\xadassumptions/2\xa5years\x91\xcd\x07\xe4\xa7indices\x91\x83\xa2id\xa2pl\xa4name\xa4Pris"
        b"\xabthousandths\x91\xcd\x03\xe8\xaaquantities\x90\xa4name\xa0\xa7amounts\x90"
    )
    assert digest(data) == hashlib.sha256(data).hexdigest()


def _packed(**fields: object) -> bytes:
    data: bytes = msgpack.packb(fields)
    return data


FORMER: dict[str, object] = {"document": "assumptions/1", "years": [2020], "indices": [], "quantities": []}
GOOD = {**FORMER, "document": "assumptions/2", "name": "", "amounts": []}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not msgpack"),
        (b"\xc1", "not msgpack"),
        (encode(ASSUMPTIONS)[:-1], "not msgpack"),
        (encode(ASSUMPTIONS) + b"\x00", "not msgpack"),
        (b"\x90", "expected assumptions/2, found None"),
        (_packed(**{**GOOD, "document": "assumptions/3"}), "found 'assumptions/3'"),
        (_packed(**{**GOOD, "document": "budget/1"}), "found 'budget/1'"),
        (_packed(**{**GOOD, "years": ["2020"]}), "Expected `int`, got `str` - at `\\$.years\\[0\\]`"),
        (_packed(**{**GOOD, "years": [2020.0]}), "at `\\$.years\\[0\\]`"),
        (_packed(document="assumptions/2", years=[2020], indices=[]), "quantities"),
        (_packed(document="assumptions/1", years=[2020], indices=[]), "assumptions/1: unknown fields or another order"),
        (_packed(**FORMER, more=1), "unknown fields or another order"),
        (_packed(**{**FORMER, "quantities": None}), "at `\\$.quantities`"),
        (_packed(**{**FORMER, "indices": [{"name": "", "id": "", "thousandths": []}]}), "another order"),
        (_packed(**{**FORMER, "years": ["2020"]}), "at `\\$.years\\[0\\]`"),
        (_packed(**GOOD, more=1), "unknown fields or another order"),
        (_packed(document="assumptions/1", indices=[], years=[2020], quantities=[]), "another order"),
        (
            _packed(document="assumptions/2", indices=[], years=[2020], quantities=[], name="", amounts=[]),
            "another order",
        ),
        (_packed(**GOOD).replace(b"\xcd\x07\xe4", b"\xce\x00\x00\x07\xe4"), "another order"),
    ],
)
def test_bytes_that_are_not_the_document_are_refused(data: bytes, says: str) -> None:
    """With what was found instead, or where."""
    with pytest.raises(DocumentIsBroken, match=says):
        decode(data, Assumptions)


def test_a_former_document_is_read_as_one_of_today() -> None:
    """And encodes to other bytes: a former one keeps its name because nobody writes it again."""
    read = decode(_packed(**FORMER), Assumptions)
    assert read == Assumptions((2020,), (), ())
    assert encode(read) == _packed(**GOOD)


def _examples() -> dict[str, dict[str, object]]:
    """The indented examples of the page, by kind."""
    blocks = re.findall(r"(?:^    .*\n)+", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    examples = [json.loads(block) for block in blocks]
    return {example["document"]: example for example in examples}


def test_the_pages_examples_are_documents() -> None:
    """Each with every field in its order: they encode to canonical bytes."""
    examples = _examples()
    assert set(examples) == set(documents.FORMATS.values())
    for kind, form in documents.FORMATS.items():
        decoded: Document = decode(_packed(**examples[form]), kind)
        assert encode(decoded) == _packed(**examples[form])


def test_the_pages_examples_are_of_the_demo() -> None:
    """The proposal and the line are Fjordbæk's, as imported."""
    examples = _examples()
    imported = fjordbaek()
    catalogue = decode(_packed(**examples["catalogue/2"]), Catalogue)
    assert catalogue.title == imported.catalogue.title
    assert set(catalogue.proposals) <= set(imported.catalogue.proposals)
    budget = decode(_packed(**examples["budget/2"]), Budget)
    assert set(budget.lines) <= set(imported.budget.lines)
    assumptions = decode(_packed(**examples["assumptions/2"]), Assumptions)
    assert set(assumptions.quantities) <= set(imported.assumptions.quantities)
    assert set(assumptions.indices) <= set(imported.assumptions.indices)


def test_the_page_names_every_field() -> None:
    """A field that is added without a word about it fails here."""
    page = Path(PAGE).read_text(encoding="utf-8")
    for kind in (Budget, Catalogue, Assumptions):
        for field in kind.__dataclass_fields__:
            assert f"`{field}`" in page, field
