"""Any file that people have - CSV, XLSX, XLS, ODS - as sheets of rows of cells. Knows no budget."""

from server.importing.grids.cell import Cell, Flaw, reference, shown
from server.importing.grids.reading import books_of, read_book
from server.importing.grids.sheet import Book, Sheet

__all__ = ["Book", "Cell", "Flaw", "Sheet", "books_of", "read_book", "reference", "shown"]
