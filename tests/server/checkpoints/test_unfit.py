"""A checkpoint that does not fit this log and this release is thrown away, and the log is folded from the start."""

from __future__ import annotations

import datetime
import os
import pickle
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from domain.workshop.state import Workshop, evolve
from server.books.sqlite import SqliteBook
from server.checkpoints import checkpoints as checkpoints_module
from server.checkpoints.ladder import Ladder
from server.checkpoints.pickled import UnknownShape, pickled, unpickled
from server.checkpoints.release import SOURCES, digest
from server.directory import CHECKPOINT, Directory
from server.settings import ROOT
from tests.server.checkpoints.days import Kept, W, day, kept_in, moment_of, told

CUT = 70


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    """A log with a checkpoint, and some events after it."""
    with kept_in(tmp_path) as kept:
        kept.checkpoint(day()[:CUT])
        kept.append(day()[CUT:])
        yield kept


def check_unused(kept: Kept, *, stays: bool = False) -> None:
    started, saved = kept.started()
    assert saved == 0
    assert told(started) == told(kept.whole())
    assert (kept.store.get_checkpoint(W) is not None) == stays


def test_a_checkpoint_that_fits_is_used(kept: Kept) -> None:
    """Else the others of this file would show nothing."""
    assert kept.started()[1] == CUT


def test_another_release_folds_the_log_and_leaves_the_checkpoint_to_the_one_before(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may come back; and the next checkpoint of the new one takes its place."""
    monkeypatch.setattr(checkpoints_module, "release", lambda: b"another".ljust(32))
    check_unused(kept, stays=True)
    kept.checkpoint([])
    assert kept.started()[1] == len(day())
    monkeypatch.undo()
    check_unused(kept, stays=True)


def test_another_incarnation_of_the_log_is_another_log(kept: Kept) -> None:
    kept.store.renew_epoch()
    check_unused(kept)


def test_a_checkpoint_of_another_log_with_other_events_is_no_checkpoint_of_this(tmp_path: Path) -> None:
    """Same workshop, keys and epoch, but the event at that place is another one."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    with kept_in(tmp_path / "one") as one, kept_in(tmp_path / "two") as two:
        one.checkpoint(day(1)[:CUT])
        two.append(day(2)[:CUT])
        found = one.store.get_checkpoint(W)
        assert found is not None
        two.store.put_checkpoint(W, *found)
        two.store.epoch = one.store.epoch
        two.checkpoints._keys = one.directory
        check_unused(two)
        assert one.started()[1] == CUT


@pytest.mark.parametrize("seq", [CUT - 1, CUT + 1, len(day()) + 1])
def test_a_checkpoint_belongs_to_its_place_in_the_log(kept: Kept, seq: int) -> None:
    """Also to none that the log does not have."""
    found = kept.store.get_checkpoint(W)
    assert found is not None
    kept.store.drop_checkpoints(W)
    kept.store.put_checkpoint(W, seq, found[1])
    check_unused(kept)


def test_a_checkpoint_whose_key_was_deleted_is_gone(kept: Kept) -> None:
    kept.directory.forget(W, CHECKPOINT)
    check_unused(kept)


def test_damaged_bytes_are_no_checkpoint(kept: Kept) -> None:
    """Any bit of them, and any length."""
    found = kept.store.get_checkpoint(W)
    assert found is not None
    seq, data = found
    step = len(data) // 23
    for place in (*range(32, 90), *range(90, len(data), step), len(data) - 1):
        kept.store.put_checkpoint(W, seq, data[:place] + bytes((data[place] ^ 1,)) + data[place + 1 :])
        assert kept.checkpoints._load(W) is None, f"byte {place}"
        assert kept.store.get_checkpoint(W) is None
    for length in (*range(32, 90), len(data) - 1):
        kept.store.put_checkpoint(W, seq, data[:length])
        assert kept.checkpoints._load(W) is None, f"{length} bytes"
    for other in (b"", data[:31], data + b"\0"):
        kept.store.put_checkpoint(W, seq, other)
        assert kept.checkpoints._load(W) is None, f"{len(other)} bytes"
    check_unused(kept, stays=False)


def test_damage_to_the_release_it_names_is_taken_for_another_release(kept: Kept) -> None:
    found = kept.store.get_checkpoint(W)
    assert found is not None
    kept.store.put_checkpoint(W, CUT, b"\0" + found[1][1:])
    check_unused(kept, stays=True)


class Reduced:
    """Pickled as a call."""

    def __init__(self, call: Callable[..., Any], *values: Any) -> None:
        self.call, self.values = call, values

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        return self.call, self.values


@pytest.mark.parametrize(
    "value",
    [
        Reduced(os.system, "false"),
        Reduced(eval, "1"),
        Reduced(getattr, 1, "real"),
        Reduced(evolve, 1, 2),
        Reduced(partial, print),
        datetime.date(2026, 11, 26),
        Directory,
    ],
    ids=["system", "eval", "getattr", "a function of the domain", "partial", "date", "a class of the server"],
)
def test_reading_calls_nothing_but_the_shapes_of_the_house(value: Any) -> None:
    """Even of bytes that somebody has sealed who has the key."""
    with pytest.raises(UnknownShape):
        unpickled(zlib.compress(pickle.dumps(value, protocol=5)))


@pytest.mark.parametrize("value", [datetime.date(2026, 11, 26), object(), Directory])
def test_what_could_not_be_read_is_not_written(value: Any) -> None:
    with pytest.raises(UnknownShape):
        unpickled(pickled(((Workshop("w"), {"of": {"": value}}), (b"", {}))))


def test_a_state_that_cannot_be_written_leaves_the_log_to_be_folded(kept: Kept) -> None:
    workshop, memory = kept.checkpoint([])
    kept.store.drop_checkpoints(W)
    assert not kept.checkpoints.save((workshop, {**memory, "more": {"at": object()}}), kept.checkpoints.key(W))
    check_unused(kept)


def test_any_line_of_the_sources_is_part_of_the_release(tmp_path: Path) -> None:
    for source in SOURCES:
        (tmp_path / source).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / source).is_dir():
            (tmp_path / source).mkdir()
            (tmp_path / source / "one.py").write_text("1")
        else:
            (tmp_path / source).write_text("1")
    seen = {digest(tmp_path)}
    for file in sorted(tmp_path.rglob("*.py")):
        file.write_text("2")
        seen.add(digest(tmp_path))
    (tmp_path / "domain" / "new.py").write_text("")
    seen.add(digest(tmp_path))
    assert len(seen) == len(SOURCES) + 2
    (tmp_path / "server" / "former.py").unlink()
    with pytest.raises(FileNotFoundError):
        digest(tmp_path)


def test_a_disk_without_room_for_a_key_leaves_the_log_to_be_read(tmp_path: Path) -> None:
    """As after an upgrade, or after somebody was forgotten: reading and export go on (trust.md, "The log", 5)."""
    with kept_in(tmp_path) as kept:
        kept.append(day())
        book = kept.directory._book
        assert isinstance(book, SqliteBook)
        book.db.execute("PRAGMA query_only = ON")
        check_unused(kept)
        key = kept.checkpoints.key(W)
        assert not kept.checkpoints.save(moment_of(kept.whole()), key)
        assert Ladder(kept.checkpoints, W).at(7).workshop.seq == 7
