"""The browser's types follow from the Python side. Never repairs the file: that is generate_protocol.py's work."""

from __future__ import annotations

from typing import NotRequired, TypedDict

import pytest

from tests.web.generate_protocol import TARGET, generate, row_interface, ts_type


class _Row(TypedDict):
    known: int
    perhaps: NotRequired[list[int | None]]


def test_the_types_in_the_browser_client_are_current() -> None:
    """Else run: python tests/web/generate_protocol.py"""
    assert TARGET.read_text(encoding="utf-8") == generate()


def test_a_field_that_may_be_missing_is_optional_in_typescript() -> None:
    assert "  known: number;" in row_interface(_Row)
    assert "  perhaps?: (number | null)[];" in row_interface(_Row)


def test_an_annotation_that_does_not_travel_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match="bytes"):
        ts_type(bytes)
