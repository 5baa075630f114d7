"""What `deploy/` names is there: commands, options, files, addresses. Never builds or starts any of it."""

from __future__ import annotations

import configparser
import json
import re
import shlex

import click
import pytest

from server.app import routes
from server.commandline import main
from tests.house.sources import ROOT

DEPLOY = ROOT / "deploy"
COMPOSE = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
CONTAINERFILE = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))

Arguments = list[str]


def composed() -> list[Arguments]:
    """What the nodes of the compose file are told, after the image's entry point."""
    lists = [json.loads(found) for found in re.findall(r"^    command: (\[.*\])$", COMPOSE, re.MULTILINE)]
    return [arguments for arguments in lists if arguments[0] == "serve"]


def started() -> list[Arguments]:
    """What the units start, after the program."""
    lines = []
    for unit in UNITS:
        parser = configparser.RawConfigParser()
        parser.optionxform = str  # type: ignore[assignment,method-assign] # systemd's names have capitals
        parser.read(unit, encoding="utf-8")
        program, *arguments = shlex.split(parser["Service"]["ExecStart"])
        assert program.endswith("/raaderum")
        lines.append(arguments)
    return lines


@pytest.mark.parametrize("arguments", [*composed(), *started()], ids=lambda arguments: " ".join(arguments)[-30:])
def test_every_command_and_option_is_one_of_ours(arguments: Arguments) -> None:
    name, *options = arguments
    command = main.commands[name]
    known = {option: parameter for parameter in command.params for option in parameter.opts}
    while options:
        option = options.pop(0)
        assert option in known, f"{name} has no {option}"
        parameter = known[option]
        assert isinstance(parameter, click.Option)
        if not parameter.is_flag:
            assert options, f"{option} needs a value"
            assert not options.pop(0).startswith("--"), f"{option} needs a value"


def test_there_are_three_nodes_and_two_kinds_of_unit() -> None:
    """Else the tests above would say nothing."""
    assert len(composed()) == 3
    assert [unit.name for unit in UNITS] == ["raaderum.service", "raaderum@.service"]
    assert all("--redis" in arguments for arguments in started() if "%i" in arguments)
    assert "RAADERUM_REDIS:" in COMPOSE


def test_what_is_copied_into_the_image_is_in_the_house() -> None:
    copied = [line.split()[1:-1] for line in CONTAINERFILE.splitlines() if re.match(r"COPY (?!--from)", line)]
    sources = [source for each in copied for source in each]
    assert {"requirements/nodes.txt", "server", "client"} <= set(sources)
    assert [source for source in sources if not (ROOT / source).exists()] == []


def test_the_image_installs_nothing_without_its_hash() -> None:
    installs = [line for line in CONTAINERFILE.splitlines() if "pip install" in line]
    assert installs
    assert all("--require-hashes" in line or "--no-deps" in line for line in installs)


def test_the_files_and_services_that_compose_names_are_there() -> None:
    assert (ROOT / re.findall(r"dockerfile: ([^}]+)", COMPOSE)[0].strip()).is_file()
    for mounted in re.findall(r'"\./([^:"]+):', COMPOSE):
        assert (DEPLOY / mounted).is_file(), mounted
    services = set(re.findall(r"^  ([\w-]+):$", COMPOSE.partition("\nservices:")[2], re.MULTILINE))
    balanced = re.findall(r"(node-\d):8400", (DEPLOY / "Caddyfile").read_text(encoding="utf-8"))
    assert balanced == sorted(name for name in services if name.startswith("node-"))


def test_the_balancer_asks_an_address_that_answers() -> None:
    asked = re.search(r"health_uri (\S+)", (DEPLOY / "Caddyfile").read_text(encoding="utf-8"))
    assert asked is not None
    assert asked[1] in {route.path for route in routes()}
