/** How long things may move: not at all for whoever asked for stillness. */

const still = matchMedia("(prefers-reduced-motion: reduce)");

export function glide(ms: number): number {
  return still.matches ? 0 : ms;
}
