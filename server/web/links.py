"""The ways in that a facilitator hands out: join code and QR, hall, table devices, badges."""

from __future__ import annotations

import asyncio
import functools
import io
from typing import Any

import segno
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from domain.workshop import actors
from domain.workshop.state import Workshop
from server.directory import Directory
from server.web.access import facilitator, service_of


@functools.lru_cache(maxsize=4_096)
def qr_svg(text: str) -> str:
    """A QR code as an SVG element without size of its own: the page decides."""
    out = io.BytesIO()
    segno.make_qr(text, error="m").save(out, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=2, nl=False)
    return out.getvalue().decode()


class Links:
    """The addresses of one workshop. Each is made once and stays the same."""

    def __init__(self, directory: Directory, public_url: str, workshop: str) -> None:
        self._directory = directory
        self._url = public_url.rstrip("/")
        self._workshop = workshop
        self._made = {(g.kind, g.subject): g.secret for g in directory.links(workshop)}

    def _secret(self, kind: str, role: str, subject: str) -> str:
        key = (kind, subject)
        if key not in self._made:
            self._made[key] = self._directory.grant(self._workshop, role, subject, kind)
        return self._made[key]

    def code(self) -> str:
        """The 8 characters one types."""
        return self._secret("join_code", "participant", "")

    def join(self) -> str:
        return f"{self._url}/j#{self._secret('join_secret', 'participant', '')}"

    def facilitator(self) -> str:
        return self._enter("facilitator", actors.facilitator("1"))

    def finance(self) -> str:
        return self._enter("finance", actors.finance("1"))

    def evaluator(self) -> str:
        return self._enter("evaluator", actors.evaluator("1"))

    def hall(self) -> str:
        return self._enter("hall", actors.hall("1"))

    def table(self, number: int) -> str:
        return self._enter("table", actors.table(number))

    def badge(self, pid: str) -> str:
        return self._enter("participant", actors.participant(pid))

    def _enter(self, role: str, subject: str) -> str:
        return f"{self._url}/e#{self._secret('link', role, subject)}"


def _badges(links: Links, workshop: Workshop, names: dict[str, str]) -> list[dict[str, Any]]:
    badges = []
    known = [person for person in workshop.participants.values() if not person.forgotten]
    for person in sorted(known, key=lambda p: (p.table, names.get(p.pid, ""))):
        url = links.badge(person.pid)
        badges.append(
            {
                "pid": person.pid,
                "name": names.get(person.pid, ""),
                "group": person.group,
                "table": person.table,
                "url": url,
                "qr": qr_svg(url),
            }
        )
    return badges


async def show(request: Request) -> Response:
    workshop, _ = await facilitator(request)
    service = service_of(request)
    return JSONResponse(await asyncio.to_thread(_page, service.directory, service.settings.public_url, workshop))


def _page(directory: Directory, public_url: str, workshop: Workshop) -> dict[str, Any]:
    """Drawing a code for everybody takes a second in a large hall: never on the event loop."""
    links = Links(directory, public_url, workshop.id)
    return {
        "join": {"url": links.join(), "code": links.code(), "qr": qr_svg(links.join())},
        "hall": links.hall(),
        "finance": links.finance(),
        "evaluator": links.evaluator(),
        "tables": [{"table": number, "url": links.table(number)} for number in workshop.tables],
        "badges": _badges(links, workshop, directory.names(workshop.id)),
    }
