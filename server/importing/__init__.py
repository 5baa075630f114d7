"""A folder of a municipality's own files becomes a budget, a catalogue and assumptions. Never stores them."""

from server.importing.folder import read
from server.importing.imported import Imported
from server.importing.problems import ImportFailed, ImportProblem

__all__ = ["ImportFailed", "ImportProblem", "Imported", "read"]
