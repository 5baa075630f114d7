"""One table's budget: choices, amounts, order, stances, reasons."""
