"""What people write stands readable nowhere on the disk: not in the database, not in its write-ahead log."""

import dataclasses
from pathlib import Path
from random import Random
from typing import Any

import msgpack
import pytest

from domain.workshop.state import Event
from server.log import codec as codec_module
from server.log.batch import Batch
from server.log.sealing import Sealer
from tests.server.log.samples import EVENTS, WORKSHOP, any_event, edit, log_in, texts_of


def planted() -> tuple[Batch, list[str]]:
    """One event of every class, each text in it unlike any other and easy to find; and all those texts."""
    chance = Random(1)  # noqa: S311 - values for a test
    recorded, texts = [], []
    for seq, kind in enumerate(EVENTS, 1):
        event = any_event(kind, chance)
        for field in texts_of(kind):
            text = f"<{kind.__name__}.{field} er læselig>"
            event = _with(event, field, text)
            texts.append(text)
        recorded.append(edit(seq, event))
    return Batch(WORKSHOP, 0, tuple(recorded), ()), texts


def _with(event: Event, field: str, text: str) -> Event:
    changed: dict[str, Any] = {field: text}
    return dataclasses.replace(event, **changed)


def readable(folder: Path, texts: list[str]) -> list[str]:
    """The texts that stand as they are in any file of the folder, the directory of keys included."""
    raw = b"".join(file.read_bytes() for file in folder.iterdir())
    assert len(raw) > 10_000
    return [text for text in texts if text.encode() in raw]


def test_no_text_of_any_event_stands_readable_on_disk(tmp_path: Path) -> None:
    """While the log is open, its write-ahead log beside it, and after it was closed. And yet all can be read."""
    batch, texts = planted()
    assert len(texts) == sum(len(texts_of(kind)) for kind in EVENTS) > 5
    with log_in(tmp_path) as log:
        log.append(batch).result()
        assert (tmp_path / "log.db-wal").stat().st_size > 10_000
        assert readable(tmp_path, texts) == []
    assert readable(tmp_path, texts) == []
    with log_in(tmp_path) as log:
        assert tuple(log.read(WORKSHOP)) == batch.recorded


def test_an_unsealed_text_would_be_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: without sealing every single one is seen, in the write-ahead log and in the database."""

    class Unsealed(Sealer):
        def seal(self, text: object, workshop: str, person: str, *, copied: bool = False) -> object:
            return text

    monkeypatch.setattr(codec_module, "Sealer", Unsealed)
    batch, texts = planted()
    with log_in(tmp_path) as log:
        log.append(batch).result()
        assert readable(tmp_path, texts) == texts
    assert readable(tmp_path, texts) == texts


def test_what_is_not_text_is_readable(tmp_path: Path) -> None:
    """An auditor without any key still sees who did what, and when: only the words are sealed."""
    batch, _ = planted()
    with log_in(tmp_path) as log:
        log.append(batch).result()
        states = [row.state for row in log._recorder.select_rows(WORKSHOP, 0, 100)]
    for recorded, state in zip(batch.recorded, states, strict=True):
        payload = msgpack.unpackb(state, use_list=False)["payload"]
        words = texts_of(type(recorded.event))
        assert all(payload[f] == getattr(recorded.event, f) for f in payload if f not in words)
