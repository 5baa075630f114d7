/** Tax rates as people write them. Thousandths of per cent or promille inside: 25,400 is 25.4 per cent. */

import { count, type Language } from "./money";
import type { Tax } from "./protocol.generated";

export type RateUnit = Tax["unit"];

const SIGNS: Record<RateUnit, string> = { pct: "%", promille: "\u2030" };
/** One press: 0.1 per cent, or a whole promille. */
const STEPS: Record<RateUnit, number> = { pct: 100, promille: 1_000 };
/** The rate that would take all of the base. */
const WHOLE: Record<RateUnit, number> = { pct: 100_000, promille: 1_000_000 };

/** All decimals that the rate has, at least one: 25,400 is "25,4". */
export function rateDigits(thousandths: number, language: Language): string {
  const digits = thousandths % 100 === 0 ? 1 : thousandths % 10 === 0 ? 2 : 3;
  return count(thousandths / 1_000, language, digits);
}

export function rateText(thousandths: number, unit: RateUnit, language: Language): string {
  return `${rateDigits(thousandths, language)}\u00a0${SIGNS[unit]}`;
}

/** What somebody typed, in thousandths; null if it is no rate, or more than all of the base. */
export function parseRate(text: string, unit: RateUnit): number | null {
  const clean = text.replace(/[\s\u00a0\u202f%\u2030]/g, "").replace(",", ".");
  if (!/^\d{1,4}(\.\d{1,3})?$/.test(clean)) return null;
  const thousandths = Math.round(Number(clean) * 1_000);
  return thousandths <= WHOLE[unit] ? thousandths : null;
}

/** One step up or down, onto a whole step, never past nothing or all. */
export function steppedRate(thousandths: number, way: 1 | -1, unit: RateUnit): number {
  const step = STEPS[unit];
  return Math.min(WHOLE[unit], Math.max(0, thousandths + way * step));
}
