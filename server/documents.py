"""Budgets, catalogues and assumption sets as bytes that never change, named by their SHA-256 (settled.md 6).

The formats stand in DOCUMENTS.md, since the web client reads these bytes. Never stores them: that is `server.log`.
"""

from __future__ import annotations

import hashlib
from typing import Any, TypeAlias, TypeVar

import msgpack
import msgspec

from domain.books import Books
from domain.budget.documents import Assumptions, Budget
from domain.proposals.catalogue import Catalogue
from domain.proposals.fit import check_fit
from server import former

Document: TypeAlias = Budget | Catalogue | Assumptions
D = TypeVar("D", bound=Document)

FORMATS: dict[type, str] = {Budget: "budget/2", Catalogue: "catalogue/2", Assumptions: "assumptions/2"}
"""Kind and format version. A changed shape gets a new number, and the old one stays readable, see `former.py`."""

for _kind in FORMATS:
    msgspec.json.Decoder(_kind)  # learns the shape here: two threads that first meet it together end the process (0.22)


class DocumentIsBroken(ValueError):
    """The bytes are not the document they were taken for. Says which field."""


def encode(document: Document) -> bytes:
    """The one sequence of bytes of a document: a msgpack map, `document` first, then the fields in their order."""
    fields = msgspec.to_builtins(document)
    packed: bytes = msgpack.packb({"document": FORMATS[type(document)], **fields})
    return packed


def decode(data: bytes, kind: type[D]) -> D:
    """The document in the bytes. DocumentIsBroken if they hold another kind, lack a field, or are not canonical."""
    try:
        fields = msgpack.unpackb(data, strict_map_key=True)
    except (ValueError, msgpack.UnpackException) as error:
        raise DocumentIsBroken(f"not msgpack: {error!r}") from error
    found = fields.pop("document", None) if isinstance(fields, dict) else None
    if found == former.FORMATS[kind]:
        return _former(fields, kind, data)
    if found != FORMATS[kind]:
        raise DocumentIsBroken(f"expected {FORMATS[kind]}, found {found!r}; import the budget again")
    document = _shaped(fields, kind)
    if encode(document) != data:
        raise DocumentIsBroken(f"{FORMATS[kind]}: unknown fields or another order of fields; import the budget again")
    return document


def _former(fields: dict[str, Any], kind: type[D], data: bytes) -> D:
    """A document of version 1, held to the same: every field, in its order, and no other."""
    form = former.FORMATS[kind]
    if former.encode(form, fields) != data:
        raise DocumentIsBroken(f"{form}: unknown fields or another order of fields; import the budget again")
    try:
        return _shaped(former.UPCASTS[kind](fields), kind)
    except (TypeError, KeyError) as error:
        raise DocumentIsBroken(f"{form}: {error!r}; import the budget again") from error


def _shaped(fields: dict[str, Any], kind: type[D]) -> D:
    try:
        return msgspec.convert(fields, kind)
    except msgspec.ValidationError as error:
        raise DocumentIsBroken(f"{FORMATS[kind]}: {error}") from error


def digest(data: bytes) -> str:
    """SHA-256 of the bytes in lower-case hex: the document's name in events."""
    return hashlib.sha256(data).hexdigest()


def load_books(budget: bytes, catalogue: bytes, assumptions: bytes) -> Books:
    """The three documents of a workshop, ready for use.

    DocumentIsBroken, or ReportIsBroken and RelationsAreBroken (ValueErrors all) if they do not fit together.
    """
    known = decode(budget, Budget), decode(catalogue, Catalogue), decode(assumptions, Assumptions)
    return fitted(*known, digest(catalogue))


def fitted(
    budget: Budget, catalogue: Catalogue, assumptions: Assumptions, catalogue_hash: str, before: Books | None = None
) -> Books:
    """The same from the documents themselves. before: those of the version before."""
    books = Books.of(budget, catalogue, assumptions, catalogue_hash, before)
    check_fit(books.catalogue, books.report)
    return books
