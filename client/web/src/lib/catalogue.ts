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
  /** Two plain lines; "" if nobody wrote them. */
  summary: string;
  policyArea: string;
  /** By the catalogue, or by finance; an own proposal of which the table only guesses is not. */
  costed: boolean;
  /** A former catalogue had it, and the present one has not. */
  retired: boolean;
  /** The catalogue's entry; null for an own proposal. */
  proposal: Proposal | null;
  /** The table's row; null for one of the catalogue. */
  own: OwnRow | null;
}

export function cardOf(proposal: Proposal, years: readonly number[], retired = false): Card {
  const amounts = years.map((_, index) => proposal.postings.reduce((sum, posting) => sum + (posting.amounts[index] ?? 0), 0));
  const { id, title, type, category, committee, scalable, requires, excludes, summary, earliest_start: earliest, policy_area: policyArea } = proposal;
  return { id, title, type, category, committee, scalable, requires, excludes, summary, earliest, policyArea, amounts, costed: true, retired, proposal, own: null };
}

export function cardOfOwn(own: OwnRow): Card {
  return {
    id: own.proposal, title: own.title ?? "", type: own.type, category: "operating", committee: own.committee,
    amounts: own.amounts, scalable: own.costed && own.scalable, earliest: own.earliest_start, requires: [], excludes: [],
    summary: own.summary ?? "", policyArea: own.policy_area, costed: own.costed, retired: false, proposal: null, own,
  };
}

/** former: catalogues of before, the latest first. What the present one has no more is kept, as retired. */
export function cardsOf(catalogue: Catalogue, former: readonly Catalogue[] = []): Map<string, Card> {
  const cards = new Map(catalogue.proposals.map((proposal) => [proposal.id, cardOf(proposal, catalogue.years)]));
  for (const before of former) {
    for (const proposal of before.proposals) if (!cards.has(proposal.id)) cards.set(proposal.id, cardOf(proposal, before.years, true));
  }
  return cards;
}

export interface Consequences {
  /** Chosen along with it. */
  takes: string[];
  /** Taken out: alternatives, and what depends on them. */
  swaps: string[];
}

/** Proposal -> the tax it turns. */
export type Turners = ReadonlyMap<string, string>;

/** Chosen proposals that go out when the tax is turned at the table, with what depends on them. */
export function ifTurned(cards: ReadonlyMap<string, Card>, chosen: ReadonlySet<string>, turners: Turners, tax: string): string[] {
  const rivals = [...chosen].filter((id) => turners.get(id) === tax);
  return [...new Set(rivals.flatMap((id) => [id, ...dependants(cards, chosen, id)]))];
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
  const text = plain(`${card.id} ${card.title} ${card.summary} ${card.proposal?.description ?? ""}`);
  return plain(filter.words).split(/\s+/).every((word) => text.includes(word));
}
