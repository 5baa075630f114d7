/** Amounts as people here write and read them. Whole kroner inside; never a float is kept. */

export type Language = "da" | "en";
export type Unit = "millions" | "thousands";
/** What an amount can be shown in; `inhabitant` is whole kroner for each inhabitant of the year. */
export type Measure = Unit | "kroner" | "inhabitant";

const LOCALES: Record<Language, string> = { da: "da-DK", en: "en-GB" };
const KRONER: Record<Unit, number> = { millions: 1_000_000, thousands: 1_000 };
const MINUS = "\u2212";

const formats = new Map<string, Intl.NumberFormat>();

function format(value: number, language: Language, least: number, most: number): string {
  const key = `${language}${least}${most}`;
  let found = formats.get(key);
  if (!found) {
    const options: Intl.NumberFormatOptions = { minimumFractionDigits: least, maximumFractionDigits: most };
    found = new Intl.NumberFormat(LOCALES[language], options);
    formats.set(key, found);
  }
  const text = found.format(value).replace("-", MINUS);
  return /[1-9]/.test(text) ? text : text.replace(MINUS, "");
}

/** −1.400.000 kroner in millions: "−1,4"; in thousands: "−1.400". A screen reader reads U+2212 as minus. */
export function amount(kroner: number, language: Language = "da", unit: Unit = "millions"): string {
  const digits = unit === "millions" ? 1 : 0;
  return format(kroner / KRONER[unit], language, digits, digits);
}

/** The same, with as many decimals as it takes to see that a small amount is not nothing: −38.000 is "−0,038". */
export function precise(kroner: number, language: Language = "da", unit: Unit = "millions"): string {
  const small = unit === "millions" && kroner !== 0 && Math.abs(kroner) < 50_000;
  return small ? format(kroner / KRONER[unit], language, 2, 3) : amount(kroner, language, unit);
}

/** Two amounts with as many decimals as it takes to tell them apart: −0,40 and −0,35 rather than −0,4 twice. */
export function apart(before: number, after: number, language: Language = "da", unit: Unit = "millions"): [string, string] {
  const [least, most] = unit === "millions" ? [1, 6] : [0, 3];
  const write = (digits: number): [string, string] => [format(before / KRONER[unit], language, digits, digits), format(after / KRONER[unit], language, digits, digits)];
  let digits = least;
  while (before !== after && digits < most && write(digits)[0] === write(digits)[1]) digits += 1;
  return write(digits);
}

/** The same with its plus or minus always shown. */
export function signed(kroner: number, language: Language = "da", unit: Unit = "millions"): string {
  const text = amount(kroner, language, unit);
  return kroner > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** All digits that the amount has, for a field to edit; never a sign: that is a word to switch. */
export function editable(kroner: number, language: Language = "da", unit: Unit = "millions"): string {
  return format(Math.abs(kroner) / KRONER[unit], language, 0, unit === "millions" ? 6 : 3);
}

/** Whole kroner with thousands separated. */
export function kroner(value: number, language: Language = "da"): string {
  return format(value, language, 0, 0);
}

/** In any measure, rounded only here. Per inhabitant of nobody there is no amount: "–". */
export function measured(value: number, measure: Measure, inhabitants: number, language: Language = "da"): string {
  if (measure === "kroner") return kroner(value, language);
  if (measure === "inhabitant") return inhabitants > 0 ? kroner(value / inhabitants, language) : "–";
  const text = precise(value, language, measure);
  return /[1-9]/.test(text) ? text : amount(0, language, measure);
}

/** The same with its plus or minus always shown. */
export function measuredChange(value: number, measure: Measure, inhabitants: number, language: Language = "da"): string {
  const text = measured(value, measure, inhabitants, language);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

export function count(value: number, language: Language = "da", digits = 0): string {
  return format(value, language, digits, digits);
}

/**
 * What somebody typed, in whole kroner; null if it is no amount. Takes "1.234,5", "−1,4", "-1,4", "1 234,5" and, where
 * only one dot stands before one or two digits, "1.4" as well: phones offer either key.
 */
export function parseAmount(text: string, language: Language = "da", unit: Unit = "millions"): number | null {
  const [group, decimal] = language === "da" ? [".", ","] : [",", "."];
  let clean = text.trim().replace(/[\s\u00a0\u202f]/g, "").replace(/^[\u2212\u2013]/, "-");
  clean = clean.replace(/(mio\.?|m|tkr\.?)?(kr\.?)?$/i, "");
  const loose = new RegExp(`^[+-]?\\d+\\${group}\\d{1,2}$`).test(clean);
  if (loose) clean = clean.replace(group, decimal);
  const strict = new RegExp(`^[+-]?(\\d+|\\d{1,3}(\\${group}\\d{3})+)?(\\${decimal}\\d*)?$`);
  if (!strict.test(clean) || !/\d/.test(clean)) return null;
  const value = Number(clean.replaceAll(group, "").replace(decimal, "."));
  return Number.isFinite(value) ? Math.round(value * KRONER[unit]) + 0 : null;
}

/** How a person would say it: a saving, an extra cost, an income, or nothing. */
export type Direction = "saving" | "cost" | "income" | "none";

export function direction(kroner: number, category: string): Direction {
  if (kroner === 0) return "none";
  if (kroner > 0) return "cost";
  return category === "tax" || category === "loan" || category === "land" ? "income" : "saving";
}
