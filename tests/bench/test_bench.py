"""The bench runs, and its checks of delivery can fail. Never asserts a time: a figure is for `make bench` to print."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgpack
import pytest

from tests.bench.edits import Cell, Edit
from tests.bench.lean_socket import Socket, masked
from tests.bench.limits import durable_edits
from tests.bench.load import Hall, Sent, answers
from tests.bench.reading import Run, read
from tests.bench.report import lines, table
from tests.bench.whole import QUICK, bench

CELL = Cell("R-03", 2021)


async def test_the_whole_bench_runs_and_every_edit_reaches_every_screen(tmp_path: Path) -> None:
    figures = await bench(tmp_path, QUICK, lambda line: None)
    assert figures["P1"]["whole"]
    assert figures["P1"]["limit_whole"]
    edits = round(QUICK.rate * QUICK.seconds) * QUICK.rounds
    assert figures["P1"]["deliveries"] == edits * (QUICK.people // QUICK.tables - 1)
    assert [line.name for line in lines(figures)] == [
        "P1 edit to screen, p50", "P1 edit to screen, p99", "P2 durable edits",
    ]  # fmt: skip
    assert "deliveries checked one by one" in table(figures)
    assert figures["B1"]["lines"] == QUICK.lines
    assert figures["B2"]["ratio"] > 0
    assert figures["B3"]["ms"] > 0
    assert "B2 an edit on 600 lines" in table(figures)


def test_a_missed_goal_is_said_plainly() -> None:
    figures = {
        "people": 300,
        "tables": 30,
        "P1": {"p50_ms": 5.0, "p99_ms": 10.0, "limit_p50_ms": 1.0, "limit_p99_ms": 5.0, "whole": False,
               "cpu_server": 0.5, "cpu_generator": None, "cpu_limit": 0.1},
        "P2": {"edits_per_second": 12_000.0, "limit_edits_per_second": 24_000.0, "cpu_server": 1.0,
               "cpu_generator": 0.95},
    }  # fmt: skip
    assert [line.verdict for line in lines(figures)] == ["MISSED", "at least", "reached"]
    assert [line.ratio for line in lines(figures)] == [0.2, 0.5, 0.5]
    said = table(figures)
    assert "P1 edit to screen, p50: the goal is missed." in said
    assert "P1 is void" in said
    assert "the generator's limit" in said


def edit(number: int, client: int) -> Edit:
    return Edit(f"run00000-{number:07d}", client, 1, CELL.row, -number - 1, CELL)


def frame(**message: Any) -> bytes:
    packed: bytes = msgpack.packb(message)
    return packed


def ok(number: int, seq: int) -> bytes:
    return frame(t="ok", id=f"run00000-{number:07d}", first=seq, last=seq, overwrote=[])


def delta(from_: int, to: int, *, seq: int, amount: int) -> bytes:
    rows = {CELL.row: {"seq": seq, "amount": amount}}
    return frame(**{"t": "delta", "view": "table/1", "from": from_, "to": to, "rows": rows, "gone": []})


async def what_was_read(*heard: Sequence[tuple[float, bytes]]) -> Run:
    """Two edits, by clients 0 and 1 at table 1, sent at 0 s and 1 s; and what each of three clients heard."""
    sockets = [Socket("nowhere") for _ in heard]
    for socket, frames in zip(sockets, heard, strict=True):
        socket.heard = list(frames)
    hall = Hall(sockets, [1] * len(sockets), {})
    return read(hall, Sent([edit(0, 0), edit(1, 1)], [0.0, 1.0], 1.0, 0.1))


FIRST, SECOND = delta(0, 7, seq=7, amount=-1), delta(7, 8, seq=8, amount=-2)
BOTH = delta(0, 8, seq=8, amount=-2)


async def test_every_edit_is_timed_to_every_other_screen() -> None:
    run = await what_was_read(
        [(0.1, FIRST), (0.1, ok(0, 7)), (1.4, SECOND)],
        [(0.2, FIRST), (1.1, SECOND), (1.2, ok(1, 8))],
        [(0.3, FIRST), (1.5, SECOND)],
    )
    assert run.is_whole
    assert [round(ms) for ms in run.screens] == [200, 300, 400, 500]
    assert [round(ms) for ms in run.answers] == [100, 200]
    assert run.batches == [1, 1]


async def test_a_merged_delta_reaches_the_overtaken_edit_too() -> None:
    run = await what_was_read([(1.1, BOTH), (1.1, ok(0, 7))], [(1.1, BOTH), (1.1, ok(1, 8))], [(1.1, BOTH)])
    assert run.is_whole
    assert run.delivered == 4
    assert run.batches == [2]


async def test_a_screen_that_never_got_there_is_missed() -> None:
    run = await what_was_read(
        [(0.1, FIRST), (0.1, ok(0, 7)), (1.4, SECOND)], [(1.1, BOTH), (1.2, ok(1, 8))], [(0.3, FIRST)]
    )
    assert (run.due, run.delivered, run.is_whole) == (4, 3, False)
    assert run.screen(0.5) == float("inf")


async def test_a_wrong_value_is_counted() -> None:
    wrong = delta(7, 8, seq=8, amount=-77)
    run = await what_was_read(
        [(0.1, FIRST), (0.1, ok(0, 7)), (1.4, SECOND)], [(1.1, BOTH), (1.2, ok(1, 8))], [(0.3, FIRST), (1.3, wrong)]
    )
    assert (run.wrong, run.is_whole) == (1, False)


async def test_a_position_that_runs_ahead_of_its_rows_is_counted() -> None:
    stale = delta(0, 8, seq=7, amount=-1)
    run = await what_was_read(
        [(0.1, FIRST), (0.1, ok(0, 7)), (1.4, SECOND)], [(1.1, BOTH), (1.2, ok(1, 8))], [(1.3, stale)]
    )
    assert (run.wrong, run.is_whole) == (1, False)


async def test_an_edit_without_an_answer_or_with_a_refusal_is_not_saved() -> None:
    no = frame(t="no", id="run00000-0000001", code="table_locked", say="", details={})
    run = await what_was_read([(0.1, FIRST), (0.1, ok(0, 7))], [(0.1, FIRST), (1.1, no)], [(0.1, FIRST)])
    assert (run.saved, dict(run.refused), run.is_whole) == (1, {"table_locked": 1}, False)


async def test_answers_are_told_from_other_frames_without_unpacking_them() -> None:
    socket = Socket("nowhere")
    refused = frame(t="no", id="a" * 16, code="table_locked", say="", details={})
    bad = frame(t="error", code="malformed", say="", id=None)
    socket.heard = [(0.0, payload) for payload in (ok(0, 7), FIRST, refused, frame(t="pong", n=1, now=2), bad)]
    assert answers(Hall([socket], [1], {})) == 3


@pytest.mark.parametrize("cut", [1, 3, 5, 200])
async def test_frames_are_found_wherever_the_stream_is_cut(cut: int) -> None:
    socket = Socket("nowhere")
    small, large = b"x" * 10, b"y" * 300
    stream = b"HTTP/1.1 101 Switching Protocols\r\n\r\n" + b"\x82\x0a" + small + b"\x82\x7e\x01\x2c" + large
    for at in range(0, len(stream), cut):
        socket.data_received(stream[at : at + cut])
        await asyncio.sleep(0)
    assert [payload for _, payload in socket.heard] == [small, large]


def test_a_frame_of_ours_is_masked_with_zeros_and_says_its_length() -> None:
    assert masked(b"abc") == b"\x82\x83\0\0\0\0abc"
    assert masked(b"a" * 300)[:8] == b"\x82\xfe\x01\x2c\0\0\0\0"


def test_the_limit_writes_every_envelope_in_the_batches_it_was_given(tmp_path: Path) -> None:
    assert durable_edits(tmp_path / "limit.sqlite", [b"one", b"two", b"three"], [2, 1]) > 0
