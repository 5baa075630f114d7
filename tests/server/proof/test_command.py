"""`raaderum bundle` and `raaderum verify`, on a real log."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from click.testing import CliRunner, Result

from server.commandline import main
from tests.server.exporting.test_command import database as database  # a fixture: pytest finds it by its name here


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def test_a_bundle_holds_the_log_and_is_checked_by_what_it_brings(database: Path, tmp_path: Path) -> None:
    made = run("bundle", "--database", str(database), "-o", str(tmp_path / "b.zip"))
    assert made.exit_code == 0, made.output
    root = made.output.split()[-1]
    with zipfile.ZipFile(tmp_path / "b.zip") as file:
        file.extract("verify.py", tmp_path)
        assert len([name for name in file.namelist() if name.startswith("documents/")]) >= 3
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-I", str(tmp_path / "verify.py"), str(tmp_path / "b.zip"), "--root", root],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert root in done.stdout
    assert run("verify", str(tmp_path / "b.zip"), "--root", root).exit_code == 0
    assert run("verify", str(tmp_path / "b.zip"), "--root", "00" * 32).exit_code == 1


def test_the_same_log_has_the_same_root_and_the_same_signer(database: Path, tmp_path: Path) -> None:
    first, second = (run("bundle", "--database", str(database), "-o", str(tmp_path / name)) for name in ("a", "b"))
    assert first.output.split()[-1] == second.output.split()[-1]
    with zipfile.ZipFile(tmp_path / "a") as one, zipfile.ZipFile(tmp_path / "b") as other:
        assert one.read("key") == other.read("key")


def test_a_workshop_that_is_not_there_leaves_no_file(database: Path, tmp_path: Path) -> None:
    result = run("bundle", "--database", str(database), "nope", "-o", str(tmp_path / "b.zip"))
    assert result.exit_code == 1
    assert "holds no workshop nope" in result.output
    assert not (tmp_path / "b.zip").exists()
