"""The type checkers do see errors: each is shown some, in a copy of the house. Never touches the house itself.

A checker that was switched off by a setting would pass everything, and no other test would notice.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.house.sources import ROOT

PYTHON_CANARY = '''"""Sings when mypy is asleep."""

from typing import assert_never

kroner: int = "mange"


def untyped(x):
    return x


def name_of(year: int | str) -> str:
    match year:
        case str():
            return year
        case _:
            assert_never(year)
'''

SVELTE_CANARY = """<!-- Sings when svelte-check is asleep. -->
<script lang="ts">
  const kroner: number = "mange";
</script>

<img src="/a.png" />
<p>{kroner}</p>
"""

TS_CANARY = "// Sings when tsc is asleep.\nexport const first = (years: number[]): number => years[0];\n"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder for a copy of the house, or of a part of it."""
    return tmp_path / "house"


def output_of(command: Sequence[str | Path], folder: Path) -> str:
    """What a checker says, in plain text. It must fail: an exit code of 0 fails the test."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603 - our own commands
    assert done.returncode != 0, f"{command} passed a type error:\n{done.stdout}"
    return re.sub(r"\x1b\[[0-9;]*m", "", done.stdout + done.stderr)


def test_mypy_sees_a_wrong_type_an_untyped_function_and_a_forgotten_case(copy: Path) -> None:
    """Strict typing is on, and an event that nobody handles fails through `assert_never`."""
    shutil.copytree(ROOT / "domain", copy / "domain", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    (copy / "domain" / "canary.py").write_text(PYTHON_CANARY, encoding="utf-8")
    said = output_of([sys.executable, "-m", "mypy", "--cache-dir", copy / "cache", "-p", "domain"], copy)
    for code in ("assignment", "no-untyped-def", "arg-type"):
        assert re.search(rf"canary\.py:\d+: error: .*\[{code}\]", said), f"mypy did not say {code}:\n{said}"


def test_svelte_check_sees_a_wrong_type_and_a_picture_without_words(copy: Path) -> None:
    """Types are checked in components and modules, strictly, and accessibility warnings are errors."""
    web = ROOT / "client" / "web"
    shutil.copytree(web, copy, ignore=shutil.ignore_patterns("node_modules", "dist"))
    (copy / "node_modules").symlink_to(web / "node_modules")
    (copy / "src" / "Canary.svelte").write_text(SVELTE_CANARY, encoding="utf-8")
    (copy / "src" / "canary.ts").write_text(TS_CANARY, encoding="utf-8")
    said = output_of(["npm", "run", "check"], copy)
    for sign in (
        r"Type 'string' is not assignable to type 'number'",
        r"'number \| undefined'",
        r"a11y_missing_attribute",
    ):
        assert re.search(sign, said), f"svelte-check did not say {sign}:\n{said}"
