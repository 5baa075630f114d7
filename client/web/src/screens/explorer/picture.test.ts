/** The picture in pixels is as true as the kroner: one scale on both sides, and a mark for what was changed. */

import { describe, expect, test } from "vitest";
import { Budget } from "./icicle";
import { nodes } from "./nodes.test-help";
import { pictureOf } from "./picture";
import { next } from "./walk";

const budget = new Budget(nodes);
const room = { width: 1_000, height: 500, line: 20 };
const picture = pictureOf(budget, budget.root, 0, room);
const at = (key: string) => picture.placed.find((each) => each.block.key === key);

describe("areas are true", () => {
  test("a block's area is its kroner, whatever its side and depth", () => {
    for (const { block, width, height } of picture.placed) expect(width * height).toBeCloseTo((block.to - block.from) * 0.5 * 250);
  });

  test("expense stands to the right of the axis, income to the left, deeper ones farther away", () => {
    expect(picture.axis).toBe(500);
    expect(["expense/schools", "expense/teaching", "income/schools", "income/paint"].map((key) => at(key)?.x)).toEqual([500, 750, 250, 0]);
  });

  test("the larger side fills the height", () => {
    const first = picture.placed.filter(({ block }) => block.side === "expense" && block.depth === 1);
    expect(first.reduce((sum, each) => sum + each.height, 0)).toBe(500);
  });

  test("a side that is a sliver of the other keeps its scale in one column", () => {
    const schools = pictureOf(budget, budget.get("schools"), 0, room);
    expect(schools.columns).toEqual({ expense: 1, income: 1 });
    expect(schools.placed.filter(({ block }) => block.side === "income").reduce((sum, each) => sum + each.height, 0)).toBeCloseTo((50 / 700) * 500);
  });

  test("a phone shows one column a side", () => expect(pictureOf(budget, budget.root, 0, { ...room, width: 350 }).columns).toEqual({ expense: 1, income: 1 }));
});

describe("what the table changed", () => {
  test("is marked within its block, to the same scale", () => expect(at("income/schools")).toMatchObject({ change: -30, marked: 15 }));
  test("is never so small that it is not seen, nor larger than its block", () => {
    const low = pictureOf(budget, budget.root, 0, { ...room, height: 30 });
    for (const { marked, height, change } of low.placed) if (change) expect(marked).toBe(Math.min(height, 2));
  });
  test("an unchanged block has no mark", () => expect(at("expense/roads")).toMatchObject({ change: 0, marked: 0 }));
});

describe("arrow keys", () => {
  const blocks = picture.placed.map((each) => each.block);
  const from = (key: string, arrow: string) => next(blocks, blocks.find((block) => block.key === key)!, arrow)?.key;

  test.each([
    ["expense/schools", "ArrowDown", "expense/roads"], ["expense/roads", "ArrowUp", "expense/schools"], ["expense/schools", "ArrowUp", undefined],
    ["expense/schools", "ArrowRight", "expense/teaching"], ["expense/teaching", "ArrowLeft", "expense/schools"], ["expense/teaching", "ArrowRight", undefined],
    ["expense/schools", "ArrowLeft", "income/schools"], ["income/schools", "ArrowRight", "expense/schools"], ["income/schools", "ArrowLeft", "income/teaching"],
    ["income/taxes", "ArrowRight", "expense/schools"],
  ])("from %s, %s leads to %s", (key, arrow, to) => expect(from(key, arrow)).toBe(to));
});
