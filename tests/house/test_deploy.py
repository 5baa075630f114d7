"""What stands in `deploy/` names files, options and addresses that are there. Never starts a container."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from server.app import routes
from server.commandline import main
from tests.house.sources import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))


def options_of(command: str) -> set[str]:
    group = main.commands if isinstance(main, click.Group) else {}
    return {option for parameter in group[command].params for option in parameter.opts}


def asked(line: str) -> tuple[str, set[str]]:
    """The subcommand of a `raaderum ...` line, and its options."""
    words = shlex.split(line)
    at = next((n + 1 for n, word in enumerate(words) if word.endswith("raaderum")), 0)
    return words[at], {word for word in words[at:] if word.startswith("--")}


def command_lines() -> list[tuple[str, str]]:
    lines = [
        (unit.name, value) for unit in UNITS for key, value in settings(unit.read_text("utf-8")) if key == "ExecStart"
    ]
    compose = (DEPLOY / "compose.yaml").read_text("utf-8")
    folded = re.search(r"command: >-\n((?:    .*\n)+?)  \w", compose)
    assert folded
    return [*lines, ("compose.yaml", " ".join(folded[1].split()))]


def settings(unit: str) -> list[tuple[str, str]]:
    """key, value of each line of a systemd unit."""
    lines = [line for line in unit.splitlines() if line and line[0] not in "#["]
    return [(key, value) for key, _, value in (line.partition("=") for line in lines)]


@pytest.mark.parametrize(("where", "line"), command_lines())
def test_every_option_that_is_given_is_one_that_the_command_has(where: str, line: str) -> None:
    command, options = asked(line)
    assert options
    assert options <= options_of(command)


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_has_its_three_sections_and_says_how_it_ends(unit: Path) -> None:
    text = unit.read_text("utf-8")
    assert re.findall(r"^\[(\w+)\]$", text, re.MULTILINE) == ["Unit", "Service", "Install"]
    assert {"KillSignal", "TimeoutStopSec", "Restart", "EnvironmentFile"} <= {key for key, _ in settings(text)}


def test_every_variable_of_a_command_line_is_told_in_the_units_head() -> None:
    for unit in UNITS:
        text = unit.read_text("utf-8")
        head = text.partition("[Unit]")[0]
        for name in re.findall(r"\$\{(RAADERUM_\w+)\}", text):
            assert name in head, f"{unit.name}: {name}"


def test_the_image_copies_what_is_there_and_installs_by_hash() -> None:
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    for line in re.findall(r"^COPY (?!--from)(.+)$", text, re.MULTILINE):
        *sources, _ = line.split()
        for source in sources:
            assert (ROOT / source).exists(), source
    installs = re.findall(r"pip install (.*)", text)
    assert installs
    assert all("--require-hashes" in line or "--no-deps" in line for line in installs)


def test_the_proxy_asks_an_address_that_answers_and_the_port_the_nodes_listen_on() -> None:
    caddy, compose = ((DEPLOY / name).read_text("utf-8") for name in ("Caddyfile", "compose.yaml"))
    health = re.search(r"health_uri (\S+)", caddy)
    nodes = re.findall(r"(node\d+):(\d+)", caddy)
    assert health
    assert health[1] in {route.path for route in routes()}
    assert [name for name, _ in nodes] == re.findall(r"^  (node\d+): \*node$", compose, re.MULTILINE)
    assert len(nodes) == 3
    assert all(f"--port {port}" in compose for _, port in nodes)


def test_no_secret_stands_in_the_files() -> None:
    for file in DEPLOY.iterdir():
        if file.is_file():
            assert not re.search(r"(?i)password[ \t]*[:=][ \t]*['\"]?[\w!-]{3,}", file.read_text("utf-8")), file.name
