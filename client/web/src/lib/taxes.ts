/** The budget's taxes: their own rates, and which proposals turn the same one. Works out no amounts. */

import type { Card } from "./catalogue";
import type { Assumptions, Budget, Tax } from "./protocol.generated";

export interface RatedTax {
  tax: Tax;
  /** The budget's own rates in thousandths, one a year. */
  rates: number[];
}

/** A tax whose rate the assumptions do not have cannot be shown, and is left out. */
export function taxesOf(budget: Budget, assumptions: Assumptions): RatedTax[] {
  const places = budget.years.map((year) => assumptions.years.indexOf(year));
  return budget.taxes.flatMap((tax) => {
    const values = assumptions.quantities.find((quantity) => quantity.id === tax.rate)?.values ?? [];
    const rates = places.map((place) => (values.length === 1 ? values[0] : values[place]));
    return rates.every((rate) => rate !== undefined) ? [{ tax, rates }] : [];
  });
}

/** Proposal -> the tax it turns: a proposal on taxes, of the same function as the tax's line (settled.md 21). */
export function turnersOf(budget: Budget, cards: Iterable<Card>): Map<string, string> {
  const functions = new Map(budget.lines.map((line) => [line.id, line.account.function]));
  const taxes = new Map(budget.taxes.map((tax) => [functions.get(tax.line), tax.id]));
  const found = new Map<string, string>();
  for (const card of cards) {
    const tax = card.category === "tax" && card.proposal ? taxes.get(card.proposal.account.function) : undefined;
    if (tax) found.set(card.id, tax);
  }
  return found;
}
