"""Entries become the three documents, or participants. Knows fields, never columns: an entry knows where it stood."""

from server.importing.assembling.budget import Built, Tables, build
from server.importing.assembling.partial import build_part

__all__ = ["Built", "Tables", "build", "build_part"]
