/** A small budget for tests: two committees, taxes, and something that is worth nothing. */

import type { Node } from "./shapes";

export function node(id: string, parent: string | null, expense: number, income = 0, change = 0): Node {
  const level = parent === null ? "root" : parent === "" ? "committee" : "function";
  return { id, parent, name: id, level, committee: parent ?? "", expense: [expense], income: [income], base: [expense + income - change], change: [change] };
}

export const nodes = [
  node("", null, 1_000, -900, -30),
  node("schools", "", 700, -50, -30), node("roads", "", 300, -20), node("taxes", "", 0, -830), node("nothing", "", 0),
  node("teaching", "schools", 500, -30, -30), node("care", "schools", 150, -20), node("idle", "schools", 0), node("paint", "roads", 300, -20),
];
