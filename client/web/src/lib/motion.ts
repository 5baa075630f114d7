/** How things move on the screen, and that they do not for whoever asked for stillness. */

import type { AnimationConfig } from "svelte/animate";
import { cubicOut } from "svelte/easing";

const still = matchMedia("(prefers-reduced-motion: reduce)");

export function glide(ms: number): number {
  return still.matches ? 0 : ms;
}

/** A row glides from where it was to where it is (first, last, invert, play). Rows keep their size, so only the way counts. */
export function flip(_node: Element, { from, to }: { from: DOMRect; to: DOMRect }, { ms }: { ms: number }): AnimationConfig {
  const [x, y] = [from.left - to.left, from.top - to.top];
  return { duration: x || y ? glide(ms) : 0, easing: cubicOut, css: (_t, u) => `transform: translate(${x * u}px, ${y * u}px)` };
}
