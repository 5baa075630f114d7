/** Words that only one screen shows: they travel with that screen, and not with everybody's first paint. */

import { prefs } from "../prefs.svelte";

/** The words in the language of this device. `en` must have all that `da` has. */
export function apart<W>(da: W, en: NoInfer<W>): { readonly words: W } {
  return {
    get words() {
      return prefs.language === "en" ? en : da;
    },
  };
}
