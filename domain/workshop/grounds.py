"""Why somebody is forgotten: a short list of codes, so that no ground ever says anything about the person itself."""

from __future__ import annotations

from typing import Final

GROUNDS: Final = ("consent_withdrawn", "request", "objection", "error", "retention")
"""consent_withdrawn: GDPR art. 17(1)(b). request: 17(1)(a), no longer needed. objection: 17(1)(c).

error: registered by mistake, or unlawfully, 17(1)(d). retention: the time that names are kept is over, art. 5(1)(e).
"""
