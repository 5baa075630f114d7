"""What an operator may set. Read once at start; nothing else reads the environment or the command line."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """database: a file, or a `postgresql://` address that several servers share.

    redis: its address, if several servers share the database. node: this one's name among them, for people to read.

    public_url: the address people type, as in the QR code. origins: further pages that may talk to the server.

    Over https the bearer travels in a `__Host-` cookie; over plain http, a hall's own network, the client keeps it
    (settled.md 16).
    """

    database: Path | str
    public_url: str
    origins: frozenset[str] = field(default_factory=frozenset)
    redis: str = ""
    node: str = ""
    pages: Path = ROOT / "client" / "web" / "dist"

    @property
    def over_tls(self) -> bool:
        return self.public_url.startswith("https://")

    @property
    def allowed_origins(self) -> frozenset[str]:
        parts = urlsplit(self.public_url)
        return self.origins | {f"{parts.scheme}://{parts.netloc}"}

    @property
    def directory(self) -> Path | str:
        """Names and keys, which can be erased, stand beside the log, which cannot: in a file or schema of their own."""
        return self.database if isinstance(self.database, str) else directory_beside(self.database)


def directory_beside(database: Path) -> Path:
    """The file of names and keys that goes with the log in that file."""
    return database.with_name(database.stem + "-directory" + database.suffix)
