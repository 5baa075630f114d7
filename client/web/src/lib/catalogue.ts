/** What the catalogue says about choosing: what comes along and what is swapped out. Works out no amounts. */

import type { Catalogue, OwnRow, Proposal } from "./protocol.generated";

export type Kind = Proposal["type"];

/** A proposal of the catalogue or of the table, as the screens show it. */
export interface Card {
  id: string;
  title: string;
  type: string;
  category: string;
  committee: string;
  /** Base kroner, one a year. */
  amounts: number[];
  scalable: boolean;
  earliest: number;
  requires: string[];
  excludes: string[];
  /** The catalogue's entry; null for an own proposal, which nobody has costed. */
  proposal: Proposal | null;
}

export function cardOf(proposal: Proposal, years: readonly number[]): Card {
  const amounts = years.map((_, index) => proposal.postings.reduce((sum, posting) => sum + (posting.amounts[index] ?? 0), 0));
  const { id, title, type, category, committee, scalable, requires, excludes, earliest_start: earliest } = proposal;
  return { id, title, type, category, committee, scalable, requires, excludes, earliest, amounts, proposal };
}

export function cardOfOwn(own: OwnRow, earliest: number): Card {
  return {
    id: own.proposal, title: own.title ?? "", type: own.type, category: "operating", committee: own.committee,
    amounts: own.amounts, scalable: false, earliest, requires: [], excludes: [], proposal: null,
  };
}

export function cardsOf(catalogue: Catalogue): Map<string, Card> {
  return new Map(catalogue.proposals.map((proposal) => [proposal.id, cardOf(proposal, catalogue.years)]));
}

export interface Consequences {
  /** Chosen along with it. */
  takes: string[];
  /** Taken out: alternatives, and what depends on them. */
  swaps: string[];
}

/** All that it requires, itself first. */
export function closure(cards: ReadonlyMap<string, Card>, id: string): string[] {
  const found = new Set([id]);
  for (const each of found) for (const required of cards.get(each)?.requires ?? []) if (cards.has(required)) found.add(required);
  return [...found];
}

/** The chosen ones that cannot stand without it, itself not among them. */
export function dependants(cards: ReadonlyMap<string, Card>, chosen: ReadonlySet<string>, id: string): string[] {
  return [...chosen].filter((other) => other !== id && closure(cards, other).includes(id));
}

export function ifChosen(cards: ReadonlyMap<string, Card>, chosen: ReadonlySet<string>, id: string): Consequences {
  const comes = closure(cards, id);
  const out = new Set<string>();
  for (const each of comes) {
    for (const other of cards.get(each)?.excludes ?? []) {
      if (!chosen.has(other)) continue;
      out.add(other);
      for (const leaning of dependants(cards, chosen, other)) if (!comes.includes(leaning)) out.add(leaning);
    }
  }
  return { takes: comes.filter((each) => each !== id && !chosen.has(each)), swaps: [...out] };
}

export interface Filter {
  words: string;
  committee: string;
  kind: string;
}

const plain = (text: string) => text.toLocaleLowerCase("da");

/** Every word stands somewhere in the id, the title or the text. */
export function matches(card: Card, filter: Filter): boolean {
  if (filter.committee && card.committee !== filter.committee) return false;
  if (filter.kind && card.type !== filter.kind) return false;
  if (!filter.words.trim()) return true;
  const text = plain(`${card.id} ${card.title} ${card.proposal?.description ?? ""}`);
  return plain(filter.words).split(/\s+/).every((word) => text.includes(word));
}
