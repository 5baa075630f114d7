"""The protocol on A4, tagged for those who hear it; its form is `minutes.typ`'s. Nothing a person wrote is Typst."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec
import typst

from server.exporting.print.statement import STANDARD
from server.minutes.blocks import Document

PAPER: Final = Path(__file__).with_name("minutes.typ")


def paper(document: Document) -> bytes:
    """The same document gives the same bytes."""
    made = typst.compile(
        PAPER.read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"data": msgspec.json.encode(document).decode()},
        pdf_standards=[STANDARD],
        timestamp=document.at,
    )
    return bytes(made)
