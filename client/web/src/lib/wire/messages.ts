/** The frames of server/PROTOCOL.md, as TypeScript sees them. Shapes only, nothing is worked out here. */

import type { Commands } from "../protocol.generated";

export type CommandName = keyof Commands;
export type Role = "participant" | "table" | "facilitator" | "finance" | "hall" | "evaluator";

export interface You {
  actor: string;
  role: Role;
  pid: string | null;
  /** 0: not seated yet. */
  table: number;
  note_taker: boolean;
}

export interface Overwrote {
  row: string;
  by: string;
  seq: number;
}

export type Rows = Record<string, unknown>;

export type Incoming =
  | { t: "welcome"; v: number; epoch: string; seq: number; now: number; workshop: string; you: You }
  | { t: "you"; you: You }
  | { t: "snapshot"; view: string; seq: number; rows: Rows }
  | { t: "delta"; view: string; from: number; to: number; rows: Rows; gone: string[] }
  | { t: "state"; view: string; seq: number; sum: Uint8Array }
  | { t: "ok"; id: string; first: number; last: number; overwrote: Overwrote[] }
  | { t: "no"; id: string; code: string; say: string; details: Record<string, number | string> }
  | { t: "error"; code: string; say: string; id: string | null }
  | { t: "presence"; view: string; people: Record<string, string | null> }
  | { t: "pong"; n: number; now: number }
  | { t: "bye"; code: string; say: string };

export interface Do {
  t: "do";
  id: string;
  cmd: CommandName;
  args: Record<string, unknown>;
  basis: number;
  round: number;
  late: boolean;
  behalf: string | null;
}

export type Outgoing =
  | { t: "hello"; v: 1; ticket: string; lang: "da" | "en"; epoch: string; have: Record<string, number> }
  | Do
  | { t: "watch"; views: string[] }
  | { t: "unwatch"; views: string[] }
  | { t: "at"; row: string | null }
  | { t: "ping"; n: number }
  | { t: "check"; view: string }
  | { t: "renew"; view: string; seq: number };

export const SUBPROTOCOL = "raaderum.1";
