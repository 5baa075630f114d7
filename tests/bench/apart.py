"""Work done in a fresh process, as a server that has just started would do it. Never in the bench's own, grown heap."""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import ParamSpec, TypeVar

from server.serving import COLLECT, SWITCH_INTERVAL
from tests.bench import cores

P = ParamSpec("P")
T = TypeVar("T")


async def apart(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `work` returns, from a process that is set up as the server is."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context, _as_the_server) as pool:
        return await asyncio.wrap_future(pool.submit(work, *args, **kwargs))


def _as_the_server() -> None:
    cores.pin(cores.SERVER)
    sys.setswitchinterval(SWITCH_INTERVAL)
    gc.freeze()
    gc.set_threshold(*COLLECT)
