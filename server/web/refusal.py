"""How http says no: a code, and a sentence in the asker's language. Never a stack trace."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from server.sentences import Language, say


class HttpRefusal(Exception):
    """status: of the answer. code: see server/sentences.py."""

    def __init__(
        self,
        status: int,
        code: str,
        details: Mapping[str, int | str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.details = details or {}
        self.headers = headers


def language_of(request: Request) -> Language:
    """English when it is asked for first, else Danish."""
    return "en" if request.headers.get("accept-language", "da").strip().lower().startswith("en") else "da"


async def answer_refusal(request: Request, error: Exception) -> Response:
    if not isinstance(error, HttpRefusal):
        raise error
    body = {"code": error.code, "say": say(error.code, language_of(request), error.details)}
    return JSONResponse(body, status_code=error.status, headers=dict(error.headers or {}))
