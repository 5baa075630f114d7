/** What a finance officer types about a proposal, and the command it becomes. Pure; works out no amounts. */

import { editable, count, parseAmount, type Language } from "../../lib/money";
import type { Commands, OwnRow } from "../../lib/protocol.generated";
import { TEXTS, type TextField } from "../../lib/facts";

/** Signs are words to switch, so what is typed never has one. */
export interface Figure {
  text: string;
  more: boolean;
}

export interface Sheet {
  /** Thousands of kroner, one a year. */
  amounts: Figure[];
  /** Full-time posts, one a year. */
  posts: Figure[];
  steering: string;
  area: string;
  scalable: boolean;
  lasting: boolean;
  earliest: number;
  summary: string;
  texts: Record<TextField, string>;
}

/** As the proposal stands: costed before, or as the table guessed. */
export function sheetOf(own: OwnRow, language: Language): Sheet {
  const figure = (kroner: number, text: string): Figure => ({ text: kroner === 0 ? "" : text, more: kroner > 0 });
  const posts = own.posts.length ? own.posts : own.amounts.map(() => 0);
  return {
    amounts: own.amounts.map((kroner) => figure(kroner, editable(kroner, language, "thousands"))),
    posts: posts.map((hundredths) => figure(hundredths, count(Math.abs(hundredths) / 100, language, hundredths % 100 ? (hundredths % 10 ? 2 : 1) : 0))),
    steering: own.steering_area,
    area: own.policy_area,
    scalable: own.scalable,
    lasting: own.lasting,
    earliest: own.earliest_start,
    summary: own.summary ?? "",
    texts: Object.fromEntries(TEXTS.map((field) => [field, own[field] ?? ""])) as Record<TextField, string>,
  };
}

/** Kroner; null if it is no amount. A minus that somebody typed after all means less. */
export function kronerOf(figure: Figure, language: Language): number | null {
  if (!figure.text.trim()) return 0;
  const kroner = parseAmount(figure.text, language, "thousands");
  return kroner === null ? null : (kroner < 0 || figure.more ? kroner : -kroner) + 0;
}

/** Hundredths of a post; null if it is no number. */
export function hundredthsOf(figure: Figure, language: Language): number | null {
  const thousandths = kronerOf(figure, language);
  return thousandths === null ? null : Math.round(thousandths / 10) + 0;
}

/** null: something that was typed is no number. */
export function commandOf(table: number, proposal: string, sheet: Sheet, language: Language): Commands["cost_proposal"] | null {
  const amounts = sheet.amounts.map((figure) => kronerOf(figure, language));
  const posts = sheet.posts.map((figure) => hundredthsOf(figure, language));
  if (!all(amounts) || !all(posts)) return null;
  const { steering: steering_area, area: policy_area, scalable, lasting, earliest: earliest_start } = sheet;
  const texts = Object.fromEntries(TEXTS.map((field) => [field, sheet.texts[field].trim()])) as Record<TextField, string>;
  return { table, proposal, amounts, posts, steering_area, policy_area, scalable, lasting, earliest_start, summary: sheet.summary.trim(), ...texts };
}

const all = (values: (number | null)[]): values is number[] => values.every((value) => value !== null);
