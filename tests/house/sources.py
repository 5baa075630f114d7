"""The files of the house as its rules see them: what git tracks. Never reads what is built or installed."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def tracked(*suffixes: str) -> tuple[Path, ...]:
    """All files that git tracks, or those with one of the suffixes, relative to the root."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607 - git of the search path
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    files = (Path(name) for name in sorted(set(listed)) if name and (ROOT / name).is_file())
    return tuple(file for file in files if not suffixes or file.suffix in suffixes)


def text_of(file: Path) -> str:
    """A tracked file's text; empty if it is no text."""
    try:
        return (ROOT / file).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""
