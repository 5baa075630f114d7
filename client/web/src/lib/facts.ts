/** What is written about a proposal, the catalogue's or the table's own, in the order people read it. Pure. */

import type { Card } from "./catalogue";
import type { Account, CodeList } from "./protocol.generated";

/** The texts below the summary, by their field's name. */
export const TEXTS = [
  "description", "consequence_service", "consequence_staff", "risk", "preconditions", "implementation", "derived", "works_council", "hearing", "origin",
] as const;
export type TextField = (typeof TEXTS)[number];

/** What is written, and null where its writer erased it; what nobody wrote is left out. */
export function textsOf(card: Card): [TextField, string | null][] {
  const source = card.proposal ?? card.own;
  if (!source) return [];
  return TEXTS.map((field): [TextField, string | null] => [field, source[field]]).filter(([, text]) => text !== "");
}

/** Full-time posts in hundredths, one a year; empty where there are none. */
export function postsOf(card: Card): number[] {
  const posts = card.proposal?.posts.hundredths ?? card.own?.posts ?? [];
  return posts.some((each) => each !== 0) ? posts : [];
}

/** The summary, or else how the description begins: never longer than two lines on a card. */
export function shortOf(card: Card): string {
  if (card.summary) return card.summary;
  const text = card.proposal?.description ?? card.own?.description ?? "";
  return /^.{1,160}?[.!?](?=\s|$)/.exec(text)?.[0] ?? text.slice(0, 160);
}

const DIMENSIONS = ["function", "kind", "ownership", "grouping", "art"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Each part of an account that is given, with its name where the budget's year has a list of them. */
export function accountOf(account: Account, lists: readonly CodeList[]): { dimension: Dimension; code: string; name: string }[] {
  return DIMENSIONS.filter((dimension) => account[dimension]).map((dimension) => {
    const code = account[dimension];
    const name = lists.find((list) => list.dimension === dimension)?.codes.find((each) => each.code === code)?.name ?? "";
    return { dimension, code, name };
  });
}
