"""What is hidden is a view of its own, built on the server: hidden results never travel (settled.md 14)."""

from __future__ import annotations

from pathlib import Path

import msgpack

from domain.workshop import commands
from tests.server.harness import House, Wire, running

MARK = "Hemmelig begrundelse 4711"


async def edit_table_2(house: House, cat: Wire) -> None:
    """A choice, an amount and a reason that nobody else may see."""
    await cat.do("choose_proposal", table=2, proposal="E-05")
    await cat.do("set_amount", table=2, proposal="E-05", year=2021, amount=-1_234_567, reason=MARK)
    await cat.do(
        "add_own_proposal", table=2, title=MARK, committee="LAE", type="reduction", amounts=[0, -7_654_321, 0, 0]
    )


def leaks(wire: Wire) -> list[str]:
    """What of table 2's results stands in any frame this client ever got."""
    all_bytes = b"".join(wire.raw)
    secrets = {
        "the proposal": msgpack.packb("E-05"),
        "the reason": MARK.encode(),
        "the set amount": msgpack.packb(-1_234_567),
        "the own amount": msgpack.packb(-7_654_321),
        "the own proposal": msgpack.packb("B2-1"),
    }
    return [name for name, secret in secrets.items() if secret in all_bytes]


async def test_hidden_results_are_in_no_frame_before_the_reveal(tmp_path: Path) -> None:
    async with running(tmp_path) as house:
        await house.order(commands.HideResults())
        async with (
            house.wire(await house.enter(house.links.hall())) as hall,
            house.wire(await house.seated("ann")) as ann,
            house.wire(await house.seated("cat")) as cat,
            house.wire(await house.enter(house.links.facilitator())) as boss,
        ):
            await ann.say({"t": "watch", "views": ["hall"]})
            await edit_table_2(house, cat)
            async with house.wire(await house.enter(house.links.hall())) as late:
                await late.until("pong") if not late.rows else None
                await boss.reaches("overview", house.seq)
                for wire in (hall, ann, late):
                    await wire.silence()
                    assert leaks(wire) == []
                assert leaks(boss), "the facilitator sees it, so the check can fail"
                await boss.do("reveal_results")
                for wire in (hall, ann, late):
                    rows = await wire.reaches("hall", house.seq)
                    assert rows["cell/E-05/2"]["set"] is True
                    assert rows["summary"]["hidden"] is False


async def test_results_hidden_again_are_taken_away(tmp_path: Path) -> None:
    async with running(tmp_path) as house, house.wire(await house.enter(house.links.hall())) as hall:
        async with house.wire(await house.seated("cat")) as cat:
            await edit_table_2(house, cat)
        rows = await hall.reaches("hall", house.seq)
        assert "cell/E-05/2" in rows
        await house.order(commands.HideResults())
        rows = await hall.reaches("hall", house.seq)
        assert {key.partition("/")[0] for key in rows} <= {"summary", "recent"}
        async with house.wire(await house.enter(house.links.hall())) as late:
            await late.reaches("hall", house.seq)
            assert leaks(late) == []
