/** The living picture of this page, for the parts of a screen that need it. */

import { getContext, setContext } from "svelte";
import { prefs } from "./prefs.svelte";
import { Api } from "./wire/http";
import { Live } from "./wire/live.svelte";
import { held, type Slot } from "./wire/session";

const KEY = Symbol("live");

export function provideLive(live: Live): Live {
  return setContext(KEY, live);
}

export function useLive(): Live {
  return getContext<Live>(KEY);
}

/** The picture for whoever entered one of these kinds of screen on this device; null for nobody. */
export function openLive(...slots: Slot[]): Live | null {
  const found = held(...slots);
  if (!found) return null;
  const api = new Api(() => prefs.language, () => found.session.bearer);
  return new Live(found.session, found.slot, api, () => prefs.language, () => prefs.words.common.former);
}
