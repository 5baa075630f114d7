"""P5: how many people one machine holds, ten to a table, in halls of 300. P6: what each of them costs in memory.

Never judges. Each person edits every 20 s; a number holds if every edit is on every screen of its table in time.
"""

from __future__ import annotations

from tests.bench import cpu
from tests.bench.context import Context
from tests.bench.figures import Figure, median
from tests.bench.goals import GOALS
from tests.bench.most import holds
from tests.bench.seats import Seat
from tests.bench.served import Served, address_of, served

IN_A_HALL, AT_A_TABLE = 300, 10

PAUSE = 20.0
"""Seconds between two edits of a person."""


async def held(context: Context) -> list[Figure]:
    size = context.size
    in_a_hall = min(IN_A_HALL, size.people)
    workshops = -(-size.held[-1] // in_a_hall)
    tables = max(1, in_a_hall // AT_A_TABLE)
    async with served(context, in_a_hall, tables, workshops=workshops, connect=False) as (server, hall, crowd):
        first, others = _parted(crowd.seats)
        context.tell(f"· P5: up to {size.held[-1]:,} people in {workshops} halls")
        await hall.generator.connect(address_of(server), first)
        empty = cpu.resident(server.pid)
        here, most, memory = len(first), 0, 0
        for wanted in size.held:
            await hall.generator.connect(address_of(server), others[here - len(first) : wanted - len(first)])
            here = wanted
            memory = cpu.resident(server.pid) - empty
            rounds = size.rounds if wanted == size.held[-1] else 1
            if not await _holds(hall, here, size.seconds, rounds):
                break
            most = here
        shares = hall.share_of(size.rounds)
    people = [float(most)] if most else []
    each = memory / max(1, here - len(first)) / 1024
    return [
        median(
            GOALS["P5"],
            people,
            shares=shares,
            notes=[
                f"in {workshops} workshops of one server, {in_a_hall} people each, tried with "
                f"{', '.join(f'{count:,}' for count in size.held)}"
            ],
        ),
        median(
            GOALS["P6"],
            [each],
            shares={"connections": here, "server_mib_before": empty / 2**20},
            notes=["growth of the server's resident memory from one person a hall to all, over those who came"],
        ),
    ]


async def _holds(hall: Served, people: int, seconds: float, rounds: int) -> bool:
    """In every round."""
    for seed in range(rounds):
        rate = people / PAUSE
        if not holds(await hall.run(rate, seconds, seed), rate):
            return False
    return True


def _parted(seats: tuple[Seat, ...]) -> tuple[list[Seat], list[Seat]]:
    """One of each hall, for whom its room is made; and all others."""
    firsts: dict[int, Seat] = {}
    for seat in seats:
        firsts.setdefault(seat.workshop, seat)
    chosen = {id(seat) for seat in firsts.values()}
    return list(firsts.values()), [seat for seat in seats if id(seat) not in chosen]
