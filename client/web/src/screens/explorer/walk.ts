/** Where an arrow key leads among the blocks. Pure: moves no focus. */

import type { Block } from "./icicle";

/** The nearest block in the key's direction. Away from the axis is deeper; across the axis is the same node's other side. */
export function next(blocks: readonly Block[], from: Block, key: string): Block | undefined {
  const here = blocks.filter((block) => block.side === from.side);
  if (key === "ArrowUp" || key === "ArrowDown") {
    const column = here.filter((block) => block.depth === from.depth);
    return column[column.indexOf(from) + (key === "ArrowDown" ? 1 : -1)];
  }
  const deeper = (key === "ArrowRight") === (from.side === "expense");
  if (deeper) return here.find((block) => block.depth === from.depth + 1 && block.parent === from.node.id);
  if (from.depth > 1) return here.find((block) => block.node.id === from.parent);
  const across = blocks.filter((block) => block.side !== from.side && block.depth === 1);
  return across.find((block) => block.node.id === from.node.id) ?? across[0];
}
