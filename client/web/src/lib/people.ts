/** How people are shown: a colour of their own, initials. Pure. */

const COLOURS = ["#004d99", "#b34700", "#6d4ea3", "#ad007a", "#00707d", "#2a6600", "#8a1538", "#454545"];

/** The same person has the same colour on every screen. */
export function colourOf(actor: string): string {
  let sum = 7;
  for (const letter of actor) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  return COLOURS[sum % COLOURS.length] ?? "#454545";
}

/** Two letters at most: of the first word and the last. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0]?.[0] ?? "?";
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? "") : "";
  return (first + last).toLocaleUpperCase("da");
}
