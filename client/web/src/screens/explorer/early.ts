/** Asks for the first picture's figures while the explorer's code is still on its way. Never draws, and part of the first chunk. */

import { prefs } from "../../lib/prefs.svelte";
import { Api } from "../../lib/wire/http";
import { held, type Session, type Slot } from "../../lib/wire/session";
import { firstPath, placeOf } from "./place";

/** Who looks, in a browser that may hold several: one's own table unless the address names another. */
export function looker(): { slot: Slot; session: Session } | null {
  const named = placeOf(location.search).table !== "";
  return named ? held("facilitator", "finance", "evaluator", "hall", "table") : held("table", "finance", "facilitator", "evaluator", "hall");
}

export const apiOf = (session: Session): Api => new Api(() => prefs.language, () => session.bearer);

let asked: { path: string; answer: Promise<string> } | null = null;

export function askEarly(): void {
  const found = looker();
  if (!found) return;
  const path = firstPath(location.search);
  const answer = apiOf(found.session).text(path);
  answer.catch(() => undefined); // whoever takes it hears of the failure
  asked = { path, answer };
}

/** The answer to this path if it was asked for early; once, since the next time it would be old. */
export function takeEarly(path: string): Promise<string> | null {
  const answer = asked?.path === path ? asked.answer : null;
  asked = null;
  return answer;
}
