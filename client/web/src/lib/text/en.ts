import type { Words } from "./da";
export const en = {} as Words;
