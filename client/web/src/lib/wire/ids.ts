/** Random ids for commands and tabs. Never `crypto.randomUUID`: a hall's plain-http network is no secure context. */

const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

/** 24 letters and digits, about 124 bits; fits the protocol's `id`. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join("");
}
