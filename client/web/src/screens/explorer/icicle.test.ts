/** The areas are true: they add up, both sides have one scale, and nothing below or at zero is drawn as if it were above. */

import { describe, expect, test } from "vitest";
import { Budget, changeOn, gathered, layOut, net, worth } from "./icicle";
import { node, nodes } from "./nodes.test-help";

const budget = new Budget(nodes);
const whole = (side: "expense" | "income", levels = 3) => layOut(budget, budget.root, side, 0, levels);
const at = (side: "expense" | "income", id: string) => whole(side).find((block) => block.node.id === id);
const height = (block: { from: number; to: number } | undefined) => (block ? block.to - block.from : 0);

describe("areas add up", () => {
  test("a block is as high as its amount, on either side, to the krone", () => {
    for (const side of ["expense", "income"] as const) for (const block of whole(side)) expect(height(block)).toBe(worth(block.node, side, 0));
  });

  test("the first column is as high as the whole", () => {
    const first = whole("expense").filter((block) => block.depth === 1);
    expect(first.reduce((sum, block) => sum + height(block), 0)).toBe(1_000);
  });

  test("children stand within their parent; what it has beside them keeps its room", () => {
    const [schools, inside] = [at("expense", "schools"), whole("expense").filter((block) => block.parent === "schools")];
    expect(inside.every((block) => block.from >= schools!.from && block.to <= schools!.to)).toBe(true);
    expect(inside.reduce((sum, block) => sum + height(block), 0)).toBe(650);
  });

  test("no two blocks of a column overlap", () => {
    for (const depth of [1, 2]) {
      const column = whole("expense").filter((block) => block.depth === depth).sort((a, b) => a.from - b.from);
      for (const [i, block] of column.entries()) if (i) expect(block.from).toBeGreaterThanOrEqual(column[i - 1]!.to);
    }
  });
});

describe("zero and negative", () => {
  test("income is on its own side, as high as it is, and never takes from an expense", () => {
    expect(height(at("income", "taxes"))).toBe(830);
    expect(at("expense", "taxes")).toBeUndefined();
    expect(height(at("expense", "schools"))).toBe(700);
  });

  test("what is worth nothing has no area, and is still listed", () => {
    expect(whole("expense").concat(whole("income")).some((block) => ["nothing", "idle"].includes(block.node.id))).toBe(false);
    expect(budget.below(budget.root).map((each) => each.id)).toEqual(["taxes", "schools", "teaching", "care", "idle", "roads", "paint", "nothing"]);
  });

  test("the net is told with its sign", () => {
    expect([net(budget.root, 0), net(budget.get("taxes"), 0), net(budget.get("nothing"), 0)]).toEqual([100, -830, 0]);
  });

  test("a year without any kroner draws nothing", () => {
    expect(layOut(budget, budget.get("nothing"), "expense", 0, 3)).toEqual([]);
  });
});

describe("going in", () => {
  test("one's children become the first column, and the way back is named", () => {
    const blocks = layOut(budget, budget.get("schools"), "expense", 0, 3);
    expect(blocks.map((block) => [block.node.id, block.depth])).toEqual([["teaching", 1], ["care", 1]]);
    expect(budget.path(budget.get("teaching")).map((each) => each.id)).toEqual(["", "schools", "teaching"]);
  });

  test("a policy area without a name gives its place to what is in it", () => {
    const loose = new Budget([node("", null, 0, -9), { ...node("-", "", 0, -9), name: "" }, { ...node("-/-", "-", 0, -9), name: "", level: "area" }, node("grant", "-/-", 0, -9)]);
    expect(loose.under(loose.get("-")).map((each) => each.id)).toEqual(["grant"]);
    expect(loose.path(loose.get("grant")).map((each) => each.id)).toEqual(["", "-", "grant"]);
    expect(layOut(loose, loose.root, "income", 0, 3).map((block) => [block.node.id, block.depth, block.parent])).toEqual([["-", 1, ""], ["grant", 2, "-"]]);
  });

  test("a function shows itself", () => expect(layOut(budget, budget.get("paint"), "expense", 0, 3).map((block) => [block.node.id, height(block)])).toEqual([["paint", 300]]));
  test("a node that a new budget no longer has is the whole", () => expect(budget.get("gone")).toBe(budget.root));
  test("there are no more columns than there is room for", () => expect(Math.max(...whole("expense", 1).map((block) => block.depth))).toBe(1));
});

describe("too small to be drawn each", () => {
  const many = new Budget([node("", null, 1_012), node("big", "", 1_000), ...Array.from({ length: 4 }, (_, i) => node(`small-${i}`, "", 3)), node("inside", "small-1", 3)]);
  const blocks = layOut(many, many.root, "expense", 0, 3);

  test("they are one block as high as they are together", () => {
    const drawn = gathered(blocks, 10);
    expect(drawn.map((block) => [block.nodes.length, height(block)])).toEqual([[1, 1_000], [4, 12]]);
  });

  test("what is small on one side does not hide what is large on the other", () => {
    const both = [...whole("income"), ...whole("expense")];
    expect(gathered(both, 60).map((block) => block.key)).toContain("expense/teaching");
  });

  test("nothing is gathered where all can be seen", () => expect(gathered(blocks, 1)).toEqual(blocks));
});

test("what the table changed is marked on the side where it stands", () => {
  expect(changeOn(at("income", "schools")!, 0)).toBe(-30);
  expect(changeOn(at("expense", "schools")!, 0)).toBe(0);
});
