"""`raaderum demo` as a newcomer starts it: a real server, people in a process of their own, a seat to edit along."""

from __future__ import annotations

import asyncio
import contextlib
import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
from click.testing import CliRunner

from client import Http, connect
from server.commandline import main
from tests.browser.live_server import PATIENCE, RAADERUM

SMALL = ("demo", "--tables", "2", "--people", "6", "--speed", "50", "--port", "0")


@dataclass
class Demo:
    process: subprocess.Popen[str]
    said: str

    def link(self, name: str) -> tuple[str, str]:
        """(where the server is, the secret)."""
        found = re.search(rf"{name}\s+(http://[^/]+)/\w#(\S+)", self.said)
        assert found, self.said
        return found[1].replace("localhost", "127.0.0.1"), found[2]

    @property
    def folder(self) -> Path:
        found = re.search(r"The log is in (.+?)(, and goes with the demo)?\.$", self.said, re.MULTILINE)
        assert found, self.said
        return Path(found[1])

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=PATIENCE)
        return self.process.returncode


@contextlib.contextmanager
def demo(*options: str) -> Iterator[Demo]:
    """Running, with all that it said before it began."""
    process = subprocess.Popen((*RAADERUM, *SMALL, *options), stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own
    assert process.stdout is not None
    said = ""
    try:
        while "Ctrl-C ends the day" not in said:
            line = process.stdout.readline()
            assert line, said
            said += line
        yield Demo(process, said)
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()


async def sat_down(running: Demo, edits: int) -> int:
    """A visitor takes the free seat, waits for so many edits of the others, and edits along. Edits in the hall then."""
    url, secret = running.link("A seat for you")
    seat = await Http(url).enter(secret)
    async with asyncio.timeout(PATIENCE), connect(url, seat.bearer) as day:
        await day.watch("hall")
        await day.until(lambda day: day.view("hall")["summary"]["edits"] >= edits)
        saved = await day.send("choose_proposal", table=day.you.table, proposal="U-04")
        table = f"table/{day.you.table}"
        if saved.last:
            await day.reaches(table, saved.last)
        return int(day.view("hall")["summary"]["edits"])


def test_people_edit_by_themselves_and_a_visitor_edits_along_and_nothing_is_left_behind() -> None:
    with demo() as running:
        assert asyncio.run(sat_down(running, edits=5)) >= 5
        people = psutil.Process(running.process.pid).children()
        assert len(people) == 1
        folder = running.folder
        assert (folder / "raaderum.sqlite").exists()
        assert running.end() == 0
        assert not any(person.is_running() for person in people)
        assert not folder.exists()


def test_a_day_in_a_folder_goes_on_when_it_is_started_again(tmp_path: Path) -> None:
    with demo("--data", str(tmp_path)) as running:
        before = asyncio.run(sat_down(running, edits=5))
        facilitator = running.link("Facilitator")[1]
        running.end()
    with demo("--data", str(tmp_path)) as again:
        assert "goes on" in again.said
        assert again.link("Facilitator")[1] == facilitator
        assert asyncio.run(sat_down(again, edits=before + 5)) >= before + 5
        again.end()


def test_a_taken_port_is_named_with_a_remedy() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = CliRunner().invoke(main, ["demo", "--port", str(port)])
    assert result.exit_code == 1
    assert f"cannot listen on 127.0.0.1:{port}" in result.output
    assert "Choose another --port, or leave it out." in result.output


def test_a_folder_that_holds_no_budget_is_refused_by_name(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["demo", "--port", "0", "--budget", str(tmp_path)])
    assert result.exit_code == 1
    assert tmp_path.name in result.output
