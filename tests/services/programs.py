"""Finds a server's program: the environment's, else the wheel's, else the system's. Never skips a test."""

import importlib.util
import os
import shutil
from collections.abc import Iterable
from pathlib import Path


class NoProgram(RuntimeError):
    """There is no such program on any of the three roads; the sentence says what to do."""


def find(choice: str, name: str, wheel: str, system: Iterable[str]) -> Path:
    """The program that `choice` in the environment names, else `name` in the folder of a wheel, else of the system.

    name: a pattern below the package's folder. system: programs on the PATH, or absolute patterns.
    """
    if named := os.environ.get(choice):
        found = shutil.which(named)
        if found is None:
            raise NoProgram(f"{choice} names {named}, which is no program that can be run. Correct it or unset it.")
        return Path(found)
    for program in (*_in_wheel(wheel, name), *_in_system(system)):
        return program
    raise NoProgram(
        f"No {name} to test with. Run `make test`, which installs the wheel {wheel}; where there is none for this "
        f"machine install your system's own, or name one: {choice}=/path/to/it."
    )


def _in_wheel(wheel: str, name: str) -> list[Path]:
    package = importlib.util.find_spec(wheel)
    folders = package.submodule_search_locations if package else None
    return [program for folder in folders or () for program in Path(folder).glob(name)]


def _in_system(patterns: Iterable[str]) -> list[Path]:
    found: list[Path] = []
    for pattern in patterns:
        if pattern.startswith("/"):
            found += sorted(Path("/").glob(pattern[1:]), reverse=True)
        elif program := shutil.which(pattern):
            found.append(Path(program))
    return found
