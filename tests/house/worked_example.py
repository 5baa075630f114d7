"""Carries out a page of docs/ in a copy of the house, block by block. Never touches the house itself.

A block is carried out by the word after its three backticks:

    diff        the first line names a file of the house; the rest is a change to it: lines begin with a space, + or -,
                `@@` stands between places. A file that is not there yet is made of its + lines.
    python      a program, run with the house's packages importable
    sh run      shell commands that must succeed
    sh fails    shell commands that must fail
    text        lines that stand, in this order, in the output of the command before
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.house.sources import ROOT, tracked

BLOCK = re.compile(r"^```(?P<kind>[^\n]+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
NEEDED = ("domain", "projections", "server", "tests")
NEEDED_BESIDES = (Path("pyproject.toml"), Path("client/web/src/lib/protocol.generated.ts"))


class DocumentationIsWrong(AssertionError):
    """A block does not do what the page says; names the page and the line."""


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block: what it is, what stands in it, and where."""

    kind: str
    body: str
    place: str


def blocks_of(page: Path) -> Iterator[Block]:
    """All fenced blocks of the page, in order."""
    text = page.read_text(encoding="utf-8")
    for found in BLOCK.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        yield Block(found["kind"].strip(), found["body"], f"{page.name}:{line}")


class Copy:
    """A copy of the house, without the browser's client, in which a page's blocks are carried out."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._output = ""
        for file in tracked():
            if file.parts[0] in NEEDED or file in NEEDED_BESIDES:
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / file, folder / file)

    def carry_out(self, block: Block) -> None:
        """Does what the block says. Raises `DocumentationIsWrong` where it cannot be done or has another outcome."""
        match block.kind:
            case "diff":
                self._change(block)
            case "python":
                self._run(block, [sys.executable, "-c", block.body], succeeds=True)
            case "sh run" | "sh fails":
                command = ["bash", "-euo", "pipefail", "-c", block.body]
                self._run(block, command, succeeds=block.kind == "sh run")
            case "text":
                self._compare(block)

    def _change(self, block: Block) -> None:
        name, _, changes = block.body.partition("\n")
        file = self._folder / name
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        for change in re.split(r"^@@.*\n", changes, flags=re.MULTILINE):
            lines = change.splitlines()
            before = "\n".join(line[1:] for line in lines if not line.startswith("+"))
            after = "\n".join(line[1:] for line in lines if not line.startswith("-"))
            if text.count(before) != 1 and file.exists():
                raise DocumentationIsWrong(f"{block.place}: stands {text.count(before)} times in {name}:\n{before}")
            text = text.replace(before, after) if file.exists() else after + "\n"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def _run(self, block: Block, command: list[str], *, succeeds: bool) -> None:
        programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(  # noqa: S603 - the commands stand in our own pages
            command,
            cwd=self._folder,
            env={**os.environ, "PATH": programs, "PYTHONPATH": str(self._folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self._output = done.stdout
        if (done.returncode == 0) != succeeds:
            said = "fails" if succeeds else "succeeds"
            raise DocumentationIsWrong(f"{block.place}: this {said}:\n{block.body}\n{done.stdout}")

    def _compare(self, block: Block) -> None:
        rest = self._output
        for line in filter(None, map(str.strip, block.body.splitlines())):
            _, found, rest = rest.partition(line)
            if not found:
                raise DocumentationIsWrong(f"{block.place}: not said, or not in this order: {line}\n{self._output}")
