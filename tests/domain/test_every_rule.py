"""Nothing without its tests: every command has its three, and every rule has one.

Reads the tests themselves: a chain `.when(Command(...)).then(...)` in a test is what counts, not its name.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import domain
from domain.proposals.catalogue import Category, ProposalType
from domain.table.commands import TableCommand
from domain.table.grades import GRADES
from domain.workshop.commands import WorkshopCommand
from domain.workshop.state import GROUPS

COMMANDS = {command.__name__ for command in (*get_args(TableCommand), *get_args(WorkshopCommand))}

ANSWERS = {"then": "events", "then_rejected": "refusal", "then_nothing": "silence"}

NEVER_SILENT = {
    "AddOwnProposal": "the same title twice is two proposals",
    "CloseWorkshop": "a closed workshop refuses everything",
    "OpenRound": "a round that is open is not opened anew, and a new one is always new",
    "PlanRound": "the same title twice is two lines of the agenda",
    "ReopenRound": "only a closed round is opened again",
    "UndoLast": "there is something to undo, or it is refused",
}
"""Commands whose wish is never already true, and why."""

HERE = Path(__file__).parent
SHOWN = HERE.parent / "projections"
"""The sums of `domain/budget/RULES.md` that are worked out for a table are tested there."""

DOMAIN = Path(domain.__file__).parent
RULES = "".join(path.read_text(encoding="utf-8") for path in sorted(DOMAIN.rglob("RULES.md")))
"""Those of workshop and table in `domain/RULES.md`, those of the sums in `domain/budget/RULES.md`."""


def written_tests() -> Iterator[ast.FunctionDef]:
    for path in sorted((*HERE.rglob("test_*.py"), *SHOWN.rglob("test_*.py"))):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield node


def answered(test: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    """(command, answer) of every chain in a test."""
    for node in ast.walk(test):
        match node:
            case ast.Call(
                func=ast.Attribute(
                    attr="then" | "then_rejected" | "then_nothing" as answer,
                    value=ast.Call(func=ast.Attribute(attr="when"), args=[ast.Call(func=sent), *_]),
                )
            ):
                name = sent.attr if isinstance(sent, ast.Attribute) else getattr(sent, "id", "")
                yield name, ANSWERS[answer]


SEEN = {found for test in written_tests() for found in answered(test)}


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_seen_to_record_to_refuse_and_to_be_silent(command: str) -> None:
    expected = {"events", "refusal"} if command in NEVER_SILENT else {"events", "refusal", "silence"}
    assert {answer for name, answer in SEEN if name == command} == expected


def test_the_commands_that_are_never_silent_are_commands() -> None:
    assert set(NEVER_SILENT) <= COMMANDS


def test_every_rule_has_a_test_and_every_numbered_test_a_rule() -> None:
    rules = set(re.findall(r"\*\*([A-Z]{2}\d+)\*\*", RULES))
    tested = {number for test in written_tests() for number in re.findall(r"^test_([A-Z]{2}\d+)_", test.name)}
    assert rules
    assert rules == tested


def test_rules_are_numbered_without_gaps() -> None:
    numbers: dict[str, list[int]] = {}
    for letters, number in re.findall(r"\*\*([A-Z]{2})(\d+)\*\*", RULES):
        numbers.setdefault(letters, []).append(int(number))
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())


@pytest.mark.parametrize("word", [*GRADES, *GROUPS, *get_args(ProposalType), *get_args(Category)])
def test_every_word_of_a_code_list_stands_in_the_glossary(word: str) -> None:
    rows = re.findall(r"^\|[^|]+\|([^|]+)\|", (DOMAIN / "GLOSSARY.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert word in {code.strip() for row in rows for code in row.split(",")}
