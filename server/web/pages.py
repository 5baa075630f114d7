"""The web client's pages, as vite built them, and the headers every answer carries."""

from __future__ import annotations

from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.web.access import service_of
from server.web.refusal import HttpRefusal

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self' ws: wss:",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

NOT_BUILT = """Råderums sider er ikke bygget endnu. Kør "make demo", eller "make web" for siderne alene.
Råderum's pages are not built yet. Run "make demo", or "make web" for the pages alone.
"""


async def page(request: Request) -> Response:
    """One page for every address; the client reads the address itself."""
    index = service_of(request).settings.pages / "index.html"
    if not index.is_file():
        return PlainTextResponse(NOT_BUILT, status_code=503)
    return FileResponse(index, headers={"Cache-Control": "no-cache"})


async def asset(request: Request) -> Response:
    """A built file; its name carries a hash of its content, so it may be kept for ever."""
    folder: Path = (service_of(request).settings.pages / "assets").resolve()
    name: str = request.path_params["name"]
    path = folder / name
    if "\0" in name or folder not in path.resolve().parents or not path.is_file():
        raise HttpRefusal(404, "not_found")
    return FileResponse(path, headers={"Cache-Control": "public, max-age=31536000, immutable"})


class Headers:
    """Puts the security headers on every http answer (trust.md, "The web")."""

    def __init__(self, app: ASGIApp, *, over_tls: bool) -> None:
        self._app = app
        self._headers = {
            "Content-Security-Policy": POLICY,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        }
        if over_tls:
            self._headers["Strict-Transport-Security"] = "max-age=31536000"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                if scope["path"].startswith("/api/"):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, with_headers)
