"""The rules of the house as functions: each takes one file's path and text and yields what is wrong. Never mends it."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.house.sources import ROOT

Rule = Callable[[Path, str], Iterator[str]]

LONGEST = 400
LARGEST = 600 * 1024
CODE = frozenset({".py", ".ts", ".svelte", ".css", ".mjs", ".js"})
LOCKS = frozenset({"package-lock.json", "run.txt", "dev.txt", ".npmrc"})

# Put together here so that this file does not break its own rules.
LEFT_OPEN = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "NotImplemented" + "Error"]) + r")\b")
SKIPS = re.compile(r"(?:mark\.(?:skip|skipif|xfail)|pytest\.(?:skip|xfail))\b[^\n]*(?:\n[^\n]*){0,4}")
REGISTRY = re.compile(
    r'"resolved": *"http|--(?:extra-)?index-url|--find-links|--trusted-host|^ *registry *=|file://', re.MULTILINE
)
# Each pattern is a check switched off; group 1 is what stands beside it on the line.
SWITCHED_OFF = (
    re.compile(r"# *noqa: *[A-Z]+[0-9]+(?:, *[A-Z]+[0-9]+)*(.*)$", re.MULTILINE),
    re.compile(r"# *type: *ignore\[[a-z-]+(?:, *[a-z-]+)*\](.*)$", re.MULTILINE),
    re.compile(r"svelte-ignore +[a-z0-9_-]+(.*?)(?:-->|$)", re.MULTILINE),
    re.compile(r"eslint-disable(?:-next-line|-line)?(.*?)(?:\*/|-->|$)", re.MULTILINE),
    re.compile(r"@ts-expect-error(.*)$", re.MULTILINE),
)
# A check switched off as a whole, or in a way that cannot name what it switches off.
NEVER = re.compile(
    r"# *noqa *(?:$|[^:\s])|# *type: *ignore *(?:$|[^\[\s])|# *ruff: *noqa|# *mypy: *ignore-errors"
    r"|@ts-(?:ignore|nocheck)",
    re.MULTILINE,
)
REASON = re.compile(r"[\w\W]*?[A-Za-zÆØÅæøå]{3,}")


def machine_paths(file: Path, text: str) -> Iterator[str]:
    """No path of the machine that the house was written on."""
    if str(ROOT.parent) != "/" and f"{ROOT.parent}/" in text:
        yield f"{file}: names this machine's {ROOT.parent}/"
    if re.search(r"/(?:home|Users)/[a-z]", text):
        yield f"{file}: names somebody's home folder"


def registry_addresses(file: Path, text: str) -> Iterator[str]:
    """No lock says where packages came from: every machine has its own registry or mirror."""
    if (file.name in LOCKS or file.suffix == ".toml") and (found := REGISTRY.search(text)):
        yield f"{file}: names a place for packages: {found.group().strip()}"


def says_what_it_is_for(file: Path, text: str) -> Iterator[str]:
    """Every file of code begins by saying what it is for."""
    if file.suffix == ".py":
        if text.strip() and not (ast.get_docstring(ast.parse(text)) or "").strip():
            yield f"{file}: has no docstring"
    elif file.suffix in CODE and not re.match(r"\s*(?:#!.*\n)?\s*(?://|/\*|<!--)", text):
        yield f"{file}: does not begin with a comment that says what it is for"


def nothing_left_open(file: Path, text: str) -> Iterator[str]:
    """Nothing unfinished, and no test left out without a reason."""
    if file.suffix not in CODE:
        return
    if found := LEFT_OPEN.search(text):
        yield f"{file}: left open: {found.group()}"
    for skip in SKIPS.finditer(text):
        if not re.search(r"reason=|skip\(\s*f?[\"']", skip.group()):
            yield f"{file}: leaves a test out without a reason: {skip.group().splitlines()[0]}"


def short_enough(file: Path, text: str) -> Iterator[str]:
    """A file of more than 400 lines is more than one noun; a tracked file of more than 600 KB is no source."""
    made_by_hand = file.suffix in CODE and ".generated." not in file.name
    if made_by_hand and (lines := len(text.splitlines())) > LONGEST:
        yield f"{file}: {lines} lines (at most {LONGEST})"
    if len(text.encode()) > LARGEST:
        yield f"{file}: {len(text.encode()) // 1024} KB (at most {LARGEST // 1024})"


def checks_are_on(file: Path, text: str) -> Iterator[str]:
    """A check that is switched off on a line names which one, and says why on the same line."""
    if file.suffix not in CODE:
        return
    if found := NEVER.search(text):
        yield f"{file}: switches off more than one named check: {found.group().strip()}"
    for pattern in SWITCHED_OFF:
        for off in pattern.finditer(text):
            if not REASON.match(off.group(1)):
                yield f"{file}: switches a check off without a reason: {off.group().strip()}"


RULES: tuple[Rule, ...] = (
    machine_paths,
    registry_addresses,
    says_what_it_is_for,
    nothing_left_open,
    short_enough,
    checks_are_on,
)
