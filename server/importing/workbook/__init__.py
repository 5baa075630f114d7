"""Råderum's own workbook, as `server/exporting` writes it, read back into the three documents. Opens no file."""

from server.importing.workbook.reading import Grids, is_ours, read_workbook

__all__ = ["Grids", "is_ours", "read_workbook"]
