/** The history as the server sends it (PROTOCOL.md, The audit trail). Shapes and nothing else. */

import type { FacetName } from "./filter";

export interface Entry {
  seq: number;
  at: number;
  round: number;
  kind: string;
  table: number;
  proposal: string;
  who: string;
  say: string;
  undoes: number;
}

export interface Page {
  seq: number;
  /** null where words are looked for: nobody has counted them. */
  total: number | null;
  /** 0: this is the last page. */
  next: number;
  entries: Entry[];
}

export interface FacetValue {
  value: string | number;
  name: string;
  events: number;
}

export type Facets = Record<FacetName, FacetValue[]>;
