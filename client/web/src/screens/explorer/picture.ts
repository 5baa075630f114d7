/** The two icicles in pixels, both sides to one scale. Never draws, and knows no colours and no words. */

import { changeOn, gathered, layOut, worth, type Block, type Budget, type Side } from "./icicle";
import type { Node } from "./shapes";

/** Nothing lower than so many pixels is a block of its own. */
const LEAST = 3;
/** Nor is a mark lower than so many: a small change has to be seen. */
const LEAST_MARK = 2;
/** A column narrower than so many lines are high cannot be read. */
const COLUMN = 7.5;
const MOST_COLUMNS = 3;
/** A side that is less of the other gets one column, and leaves the room to who needs it. */
const SLIVER = 0.15;

/** What there is to draw in, in pixels; line: how high a line of text is. */
export interface Room {
  width: number;
  height: number;
  line: number;
}

/** A block's place in pixels. change: kroner; marked: how high the changed part is. */
export interface Placed {
  block: Block;
  x: number;
  y: number;
  width: number;
  height: number;
  change: number;
  marked: number;
}

/** axis: where both sides begin, from the left. columns: how many each side has. worths: kroner each side has in all. */
export interface Picture {
  placed: Placed[];
  axis: number;
  columns: Record<Side, number>;
  worths: Record<Side, number>;
}

const deepest = (blocks: readonly Block[]) => Math.max(0, ...blocks.map((block) => block.depth));

export function pictureOf(budget: Budget, focus: Node, year: number, room: Room): Picture {
  const worths = { expense: worth(focus, "expense", year), income: worth(focus, "income", year) };
  const most = Math.max(1, worths.expense, worths.income);
  const fit = Math.max(1, Math.min(MOST_COLUMNS, Math.floor(room.width / room.line / COLUMN / 2)));
  const sideOf = (side: Side, levels: number) => layOut(budget, focus, side, year, worths[side] < most * SLIVER ? 1 : levels);
  const sides = { expense: sideOf("expense", fit), income: sideOf("income", Math.max(1, fit - 1)) };
  const columns = { expense: deepest(sides.expense), income: deepest(sides.income) };
  const width = room.width / Math.max(1, columns.expense + columns.income);
  const axis = columns.income * width;
  const pixels = (kroner: number) => (kroner / most) * room.height;

  const place = (block: Block): Placed => {
    const x = block.side === "expense" ? axis + (block.depth - 1) * width : axis - block.depth * width;
    const height = pixels(block.to) - pixels(block.from);
    const change = changeOn(block, year);
    const marked = change ? Math.min(height, Math.max(LEAST_MARK, pixels(Math.abs(change)))) : 0;
    return { block, x, y: pixels(block.from), width, height, change, marked };
  };
  const least = (LEAST / Math.max(1, room.height)) * most;
  return { placed: gathered([...sides.expense, ...sides.income], least).map(place), axis, columns, worths };
}
