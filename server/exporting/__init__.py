"""A day's outcome as files to take home: workbook, tables, print. Never changes anything, and asks nobody."""
