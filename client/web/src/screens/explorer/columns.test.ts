/** A row's amounts stand in the columns that are named above them. */

import { expect, test } from "vitest";
import { cellsOf } from "./columns";

const parts = { base: [100, 110], corrections: [5, 6], proposals: [-20, -30], taxes: [0, -1], total: [85, 85] };
const row = { ...parts, fixed: { ...parts, total: [85, 83] } };

test("layer by layer, a year adds up to its total", () => {
  const cells = cellsOf(row, "current", "parts", 1)!;
  expect(cells.map((cell) => cell.kroner)).toEqual([110, 6, -30, -1, 85]);
  expect(cells.slice(0, 4).reduce((sum, cell) => sum + cell.kroner, 0)).toBe(cells[4]!.kroner);
});

test("year by year, each total says how far choices and taxes moved it", () => {
  expect(cellsOf(row, "current", "years", 0)).toEqual([{ kroner: 85, at: 0, part: "total", moved: -20 }, { kroner: 85, at: 1, part: "total", moved: -31 }]);
});

test("fixed prices are their own amounts, and a state of money has none", () => {
  expect(cellsOf(row, "fixed", "years", 0)!.map((cell) => cell.kroner)).toEqual([85, 83]);
  expect(cellsOf({ ...parts, fixed: null }, "fixed", "years", 0)).toBeNull();
});
