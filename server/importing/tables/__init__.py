"""A sheet read as its table of the mapping says: fields and amounts that know their place. Builds nothing."""

from server.importing.tables.assigning import Assigned, assigned
from server.importing.tables.entry import Entry
from server.importing.tables.reader import Reader

__all__ = ["Assigned", "Entry", "Reader", "assigned"]
