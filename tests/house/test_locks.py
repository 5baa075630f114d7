"""The locks hold what pyproject.toml asks for, each by hash. Never asks a registry: `make lock` does."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.house.sources import ROOT

LOCKED = re.compile(
    r"^(?P<name>[a-z0-9._-]+)==(?P<version>[^ ;\\]+)(?P<rest>[^\n]*(?:\n    --hash=[^\n]*)*)", re.MULTILINE
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
EXTRAS = PROJECT["project"]["optional-dependencies"]
NODES = [*RUN, *EXTRAS["nodes"]]
DEV = [*NODES, *(asked for asked in EXTRAS["dev"] if asked != "raaderum[nodes]")]
LOCKS = {"run.txt": RUN, "nodes.txt": NODES, "dev.txt": DEV}


def locked(name: str) -> dict[str, re.Match[str]]:
    """The lock's entries by package."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return {entry["name"]: entry for entry in LOCKED.finditer(text)}


@pytest.mark.parametrize(("lock", "asked"), LOCKS.items())
def test_a_lock_holds_what_the_project_asks_for(lock: str, asked: list[str]) -> None:
    """Every package that is asked for is locked, at a version that was asked for. Else: `make lock`."""
    entries = locked(lock)
    for requirement in map(Requirement, asked):
        entry = entries.get(requirement.name.lower())
        assert entry, f"{lock} lacks {requirement}; run `make lock`"
        assert Version(entry["version"]) in requirement.specifier, (
            f"{lock} holds {entry['version']}; asked: {requirement}"
        )


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_its_hashes(lock: str) -> None:
    """What is installed is byte for byte what was locked, whatever mirror it comes from."""
    entries = locked(lock)
    assert entries
    assert [name for name, entry in entries.items() if "--hash=sha256:" not in entry["rest"]] == []


@pytest.mark.parametrize("lock", ["run.txt", "nodes.txt"])
def test_what_is_tested_is_what_runs(lock: str) -> None:
    """The development set holds what runs, at the same versions."""
    development = locked("dev.txt")
    assert {name: entry["version"] for name, entry in locked(lock).items()}.items() <= {
        name: entry["version"] for name, entry in development.items()
    }.items()
