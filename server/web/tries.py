"""Counts failed tries at a code by address. Failures, never successes: a town hall is one address."""

from __future__ import annotations

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

FAILURES_PER_MINUTE = 30


class Tries:
    """Past the limit a typed code is not looked at for a minute; a QR secret, which nobody guesses, always is."""

    def __init__(self, per_minute: int = FAILURES_PER_MINUTE) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._limit = RateLimitItemPerMinute(per_minute)

    def may_try(self, address: str) -> bool:
        return self._limiter.test(self._limit, "code", address)

    def failed(self, address: str) -> None:
        self._limiter.hit(self._limit, "code", address)
