"""Every file of ours keeps the rules of the house, and each rule can be broken. Never looks at what is installed."""

import tomllib
from pathlib import Path

import pytest

from tests.house import rules
from tests.house.sources import ROOT, text_of, tracked

THIS_FILE = Path(__file__).relative_to(ROOT)  # it holds an example of every broken rule


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_every_file_keeps_the_rule(rule: rules.Rule) -> None:
    """No file of ours breaks this rule."""
    broken = [wrong for file in tracked() if file != THIS_FILE for wrong in rule(file, text_of(file))]
    assert not broken, f"{rule.__doc__}\n" + "\n".join(broken)


@pytest.mark.parametrize(
    ("rule", "file", "text"),
    [
        (rules.machine_paths, "a.md", f"see {ROOT.parent}/notes"),
        (rules.machine_paths, "a.md", "see /home/anne/notes"),
        (rules.registry_addresses, "package-lock.json", '"resolved": "https://example.org/x.tgz"'),
        (rules.registry_addresses, "requirements/run.txt", "--extra-index-url https://example.org"),
        (rules.registry_addresses, "requirements/run.txt", "--find-links /wheels"),
        (rules.says_what_it_is_for, "a.py", "x = 1"),
        (rules.says_what_it_is_for, "a.ts", "export const x = 1"),
        (rules.nothing_left_open, "a.py", "# TODO: later"),
        (rules.nothing_left_open, "a.ts", "// FIXME"),
        (rules.nothing_left_open, "a.py", "@pytest.mark.skip\ndef test_x() -> None: ..."),
        (rules.nothing_left_open, "a.py", "raise NotImplementedError"),
        (rules.short_enough, "a.py", "x = 1\n" * 401),
        (rules.short_enough, "a.csv", "x" * 700_000),
        (rules.checks_are_on, "a.py", "import x  # noqa"),
        (rules.checks_are_on, "a.py", "import x  # noqa: F401"),
        (rules.checks_are_on, "a.py", "x = y  # type: ignore"),
        (rules.checks_are_on, "a.py", "x = y  # type: ignore[attr-defined]"),
        (rules.checks_are_on, "a.py", "# ruff: noqa"),
        (rules.checks_are_on, "a.svelte", "<!-- svelte-ignore a11y_autofocus -->"),
        (rules.checks_are_on, "a.ts", "// eslint-disable-next-line"),
        (rules.checks_are_on, "a.ts", "// @ts-ignore because"),
    ],
)
def test_a_broken_rule_is_seen(rule: rules.Rule, file: str, text: str) -> None:
    """Each rule can fail."""
    assert list(rule(Path(file), text))


@pytest.mark.parametrize(
    ("rule", "file", "text"),
    [
        (rules.says_what_it_is_for, "a.py", '"""What it is for."""\nx = 1'),
        (rules.says_what_it_is_for, "a.svelte", "<!-- What it is for. -->\n<p>x</p>"),
        (rules.nothing_left_open, "a.py", 'pytest.skip("Bergen is not on this machine")'),
        (
            rules.nothing_left_open,
            "a.py",
            "@pytest.mark.skipif(\n    not THERE,\n    reason='Bergen is elsewhere',\n)",
        ),
        (rules.checks_are_on, "a.py", "run(x)  # noqa: S603, S607 - git stands on the search path"),
        (rules.checks_are_on, "a.py", "x = y  # type: ignore[attr-defined]  # uvicorn has no stub for it"),
        (rules.checks_are_on, "a.svelte", "<!-- svelte-ignore a11y_autofocus: the field is why the dialog opened -->"),
    ],
)
def test_a_kept_rule_is_left_in_peace(rule: rules.Rule, file: str, text: str) -> None:
    """No rule cries wolf."""
    assert not list(rule(Path(file), text))


def test_every_lint_rule_switched_off_for_good_has_its_reason() -> None:
    """In pyproject.toml too a reason stands beside each code."""
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    settings = tomllib.loads("\n".join(lines))["tool"]["ruff"]["lint"]
    codes = [*settings["ignore"], *(code for codes in settings["per-file-ignores"].values() for code in codes)]
    assert codes
    for code in codes:
        assert any(f'"{code}"' in line and "#" in line for line in lines), f"{code} is off without a reason beside it"
