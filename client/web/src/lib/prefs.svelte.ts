/** What a person chose for this device: language and unit. Kept here, told to nobody. */

import { amount, apart, precise, signed, type Language, type Unit } from "./money";
import { da, type Words } from "./text/da";

function stored(key: string): string | null {
  try {
    return localStorage.getItem(`raaderum.${key}`);
  } catch {
    return null;
  }
}

function store(key: string, value: string): void {
  try {
    localStorage.setItem(`raaderum.${key}`, value);
  } catch {
    // A browser that keeps nothing: the choice lasts as long as the page.
  }
}

class Preferences {
  language: Language = $state("da");
  unit: Unit = $state(stored("unit") === "thousands" ? "thousands" : "millions");
  words: Words = $state.raw(da);

  async speak(language: Language): Promise<void> {
    this.words = language === "en" ? (await import("./text/en")).en : da;
    this.language = language;
    document.documentElement.lang = language;
    store("language", language);
  }

  count(unit: Unit): void {
    this.unit = unit;
    store("unit", unit);
  }
}

export const prefs = new Preferences();

/** Danish first; English only for who asked for it here. */
export async function startSpeaking(): Promise<void> {
  if (stored("language") === "en") await prefs.speak("en");
}

/** An amount in the unit and language of this device. */
export const money = (kroner: number): string => amount(kroner, prefs.language, prefs.unit);
export const exact = (kroner: number): string => precise(kroner, prefs.language, prefs.unit);
export const change = (kroner: number): string => signed(kroner, prefs.language, prefs.unit);
/** Two amounts that can be told apart. */
export const distinct = (before: number, after: number): [string, string] => apart(before, after, prefs.language, prefs.unit);
/** Always in millions, for headlines. */
export const millions = (kroner: number): string => amount(kroner, prefs.language, "millions");
export const unitName = (): string => (prefs.unit === "millions" ? prefs.words.unit.millions : prefs.words.unit.thousands);
