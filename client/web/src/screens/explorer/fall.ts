/** The way from base to result as bars: where each begins and ends, in kroner. Never draws, never rounds. */

import type { Fall, Step, StepKind } from "./shapes";

export interface Bar {
  step: Step;
  from: number;
  to: number;
  amount: number;
}

/** The bars of one year. Start and end stand on zero; each step begins where the one before it ended. */
export function barsOf(fall: Fall, year: number): Bar[] {
  let level = 0;
  return fall.steps.map((step) => {
    const amount = step.amounts[year] ?? 0;
    const standing = step.kind === "start" || step.kind === "end";
    const from = standing ? 0 : level;
    level = standing ? amount : level + amount;
    return { step, from, to: level, amount };
  });
}

/** The same, measured from the base: zero is where it ended. Start and end keep their amounts, the end's bar is all that changed. */
export function changesOf(fall: Fall, year: number): Bar[] {
  const base = fall.steps.find((step) => step.kind === "start")?.amounts[year] ?? 0;
  const standing = (bar: Bar) => bar.step.kind === "start" || bar.step.kind === "end";
  return barsOf(fall, year).map((bar) => ({ ...bar, from: standing(bar) ? 0 : bar.from - base, to: bar.to - base }));
}

/** The least and the greatest that has to be seen, zero always among them; never empty. */
export function reach(bars: readonly Bar[]): [number, number] {
  const ends = [0, ...bars.flatMap((bar) => [bar.from, bar.to])];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  return low === high ? [0, 1] : [low, high];
}

/** Whether the largest step is at least such a part of an axis from zero. Beside a large base it may be too small to be seen. */
export function seenWhole(fall: Fall, least: number): boolean {
  const all = fall.years.flatMap((_, year) => barsOf(fall, year));
  const [low, high] = reach(all);
  const largest = Math.max(0, ...all.filter((bar) => bar.step.kind !== "start" && bar.step.kind !== "end").map((bar) => Math.abs(bar.amount)));
  return largest === 0 || largest / (high - low) >= least;
}

/** What all steps of a kind add up to in a year. */
export function sumOf(fall: Fall, kind: StepKind, year: number): number {
  return fall.steps.filter((step) => step.kind === kind).reduce((sum, step) => sum + (step.amounts[year] ?? 0), 0);
}
