"""How much a file may hold. More than any municipality's budget, and little enough to be read in a moment."""

from __future__ import annotations

from typing import Final

BYTES: Final = 32 * 1024 * 1024
"""Of one file as it is uploaded."""

ROWS: Final = 100_000
COLUMNS: Final = 500
CELLS: Final = 1_500_000
"""Of the rectangle a sheet spans, blank cells too: a lone far-away cell spans it all."""

MEMBERS: Final = 2_000
UNPACKED: Final = 128 * 1024 * 1024
RATIO: Final = 200
"""Of a workbook's zip: files in it, bytes in all, and how far one of more than a megabyte may be packed."""

MEMORY: Final = 1024 * 1024 * 1024
CPU_SECONDS: Final = 3
WALL_SECONDS: Final = 20
"""Of the process that reads a workbook. The wall clock is for one that waits; the processor is what it may use."""
