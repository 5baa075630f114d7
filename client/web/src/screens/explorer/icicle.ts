/** The budget as areas: two icicles to one scale, expense and income, measured in kroner. Never draws, never rounds. */

import { hierarchy, partition } from "d3-hierarchy";
import type { Node } from "./shapes";

export type Side = "expense" | "income";

/** A node's area on one side. from, to: kroner along the side, so to - from is what it is worth. depth: 1 beside the axis. */
export interface Block {
  key: string;
  side: Side;
  depth: number;
  from: number;
  to: number;
  node: Node;
  /** More than one where several are too small to be drawn each. */
  nodes: readonly Node[];
  parent: string;
}

/**
 * Nodes by id, and each one's children: the dearest first by the first year, so that no edit moves them about, and last
 * what belongs to no committee. A policy area without a name tells nothing: what is in it stands in its place.
 */
export class Budget {
  readonly root: Node;
  private readonly byId = new Map<string, Node>();
  private readonly children = new Map<string, Node[]>();

  constructor(nodes: readonly Node[]) {
    const root = nodes.find((node) => node.parent === null);
    if (!root) throw new Error("a budget has a root");
    this.root = root;
    for (const node of nodes) this.byId.set(node.id, node);
    for (const node of nodes) {
      const parent = this.holder(node);
      if (parent && !isMute(node)) this.children.set(parent.id, [...(this.children.get(parent.id) ?? []), node]);
    }
    for (const group of this.children.values()) group.sort((a, b) => Number(!a.committee) - Number(!b.committee) || size(b) - size(a));
  }

  /** A node that is gone (another budget has come) is the whole. */
  get(id: string): Node {
    return this.byId.get(id) ?? this.root;
  }

  under(node: Node): readonly Node[] {
    return this.children.get(node.id) ?? [];
  }

  /** From the whole to the node, both included. */
  path(node: Node): Node[] {
    const parent = this.holder(node);
    return parent ? [...this.path(parent), node] : [node];
  }

  /** What it stands in; null for the whole. */
  holder(node: Node): Node | null {
    const parent = node.parent === null ? undefined : this.byId.get(node.parent);
    return parent && isMute(parent) ? this.holder(parent) : (parent ?? null);
  }

  /** All below it, each after its parent. */
  below(node: Node): Node[] {
    return this.under(node).flatMap((child) => [child, ...this.below(child)]);
  }
}

const isMute = (node: Node) => node.level === "area" && !node.name && node.id.endsWith("/-");

const keyOf = (side: Side, id: string) => `${side}/${id}`;

const size = (node: Node) => Math.max(node.expense[0] ?? 0, -(node.income[0] ?? 0));

/** Kroner a node is worth on a side in a year: never below zero. */
export function worth(node: Node, side: Side, year: number): number {
  return side === "expense" ? (node.expense[year] ?? 0) : -(node.income[year] ?? 0);
}

export const net = (node: Node, year: number): number => (node.expense[year] ?? 0) + (node.income[year] ?? 0);

/** What a parent has beside its children keeps its room, so that the parent's area is always its own amount. */
function rest(budget: Budget, node: Node, side: Side, year: number): number {
  const inside = budget.under(node).reduce((sum, child) => sum + worth(child, side, year), 0);
  return Math.max(0, worth(node, side, year) - inside);
}

/** The blocks of one side below `focus` (a leaf shows itself), in order of depth and place; what is worth nothing has none. */
export function layOut(budget: Budget, focus: Node, side: Side, year: number, levels: number): Block[] {
  const leaf = budget.under(focus).length === 0;
  const tree = hierarchy(focus, (node) => budget.under(node) as Node[]).sum((node) => rest(budget, node, side, year));
  const placed = partition<Node>().size([tree.value ?? 0, tree.height + 1])(tree);
  return placed
    .descendants()
    .filter((at) => (leaf || at.depth > 0) && at.depth <= levels && at.x1 > at.x0)
    .map((at) => ({ key: keyOf(side, at.data.id), side, depth: leaf ? 1 : at.depth, from: at.x0, to: at.x1, node: at.data, nodes: [at.data], parent: at.parent?.data.id ?? "" }));
}

/** Neighbours of one parent that are each worth less than `least` kroner become one block, worth as much as they are together. */
export function gathered(blocks: readonly Block[], least: number): Block[] {
  const found: Block[] = [];
  const heads = new Set<string>();
  for (const block of blocks) {
    const before = found.at(-1);
    const small = block.to - block.from < least;
    if (small && before && heads.has(before.key) && before.side === block.side && before.parent === block.parent && before.depth === block.depth) {
      found[found.length - 1] = { ...before, to: block.to, nodes: [...before.nodes, block.node] };
      continue;
    }
    if (small) heads.add(block.key);
    found.push(block);
  }
  // What lies within a gathered block is too small to be told apart, too.
  const lost = new Set(found.filter((block) => heads.has(block.key)).flatMap((block) => block.nodes.map((node) => keyOf(block.side, node.id))));
  return found.filter((block) => !lost.has(keyOf(block.side, block.parent)));
}

/** Where the table's net change stands: within income or savings if it improves, within expense if it costs. */
export function changeOn(block: Block, year: number): number {
  const change = block.nodes.reduce((sum, node) => sum + (node.change[year] ?? 0), 0);
  const here = block.side === "expense" ? change > 0 : change < 0;
  return here ? change : 0;
}
