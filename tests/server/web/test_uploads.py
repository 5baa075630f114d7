"""Files waiting to be imported: each person's own, and never more than there is room for."""

from __future__ import annotations

import pytest

from server.web.uploads import KEPT, MOST_BASKETS, MOST_BYTES, MOST_FILES, TooMuch, Uploads


def test_a_file_waits_for_the_one_who_handed_it_in() -> None:
    uploads = Uploads()
    uploads.put("w", "e:1", "lines.csv", b"1")
    uploads.put("w", "e:1", "lines.csv", b"2")
    uploads.put("w", "f:1", "other.csv", b"3")
    assert uploads.files("w", "e:1") == {"lines.csv": b"2"}
    assert uploads.files("v", "e:1") == {}
    uploads.clear("w", "e:1")
    assert uploads.files("w", "e:1") == {}
    assert uploads.files("w", "f:1") == {"other.csv": b"3"}


def test_what_is_too_much_leaves_the_others_where_they_were() -> None:
    uploads = Uploads()
    for number in range(MOST_FILES):
        uploads.put("w", "e:1", f"{number}", b"")
    with pytest.raises(TooMuch):
        uploads.put("w", "e:1", "one more", b"")
    assert len(uploads.files("w", "e:1")) == MOST_FILES
    with pytest.raises(TooMuch):
        uploads.put("w", "e:1", "0", bytes(MOST_BYTES + 1))
    assert uploads.files("w", "e:1")["0"] == b""


def test_files_are_forgotten_an_hour_after_the_last() -> None:
    now = 0.0
    uploads = Uploads(lambda: now)
    uploads.put("w", "e:1", "a", b"")
    now = KEPT
    uploads.put("w", "e:1", "b", b"")
    now = KEPT + 1
    assert set(uploads.files("w", "e:1")) == {"a", "b"}
    now = 2 * KEPT + 1
    assert uploads.files("w", "e:1") == {}


def test_whoever_was_here_longest_ago_makes_room() -> None:
    uploads = Uploads()
    for number in range(MOST_BASKETS):
        uploads.put("w", f"e:{number}", "a", b"")
    uploads.put("w", "e:0", "b", b"")
    uploads.put("w", "e:new", "a", b"")
    assert uploads.files("w", "e:1") == {}
    assert set(uploads.files("w", "e:0")) == {"a", "b"}
