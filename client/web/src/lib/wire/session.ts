/** Who this browser is, per kind of screen, so that one browser can hold a table, a hall screen and a console. */

import type { Entered } from "./http";
import type { Role } from "./messages";

export type Slot = "table" | "hall" | "facilitator" | "finance" | "evaluator";

export type Session = Entered;

const key = (slot: Slot) => `raaderum.session.${slot}`;

export function slotOf(role: Role): Slot {
  return role === "participant" ? "table" : role;
}

/** Where somebody of this role begins. */
export function homeOf(role: Role): string {
  return { participant: "/bord", table: "/bord", hall: "/sal", facilitator: "/facilitator", finance: "/finance", evaluator: "/efter" }[role];
}

/** Somebody who was signed in here already gets no new bearer: the one held stays. */
export function keep(session: Session): void {
  const before = held(slotOf(session.role))?.session;
  const same = before?.workshop === session.workshop && before.pid === session.pid;
  const bearer = session.bearer ?? (same ? before.bearer : undefined);
  localStorage.setItem(key(slotOf(session.role)), JSON.stringify({ ...session, bearer }));
}

export function drop(slot: Slot): void {
  localStorage.removeItem(key(slot));
}

/** The first of these slots that somebody has entered. */
export function held(...slots: Slot[]): { slot: Slot; session: Session } | null {
  for (const slot of slots) {
    const text = localStorage.getItem(key(slot));
    if (text) return { slot, session: JSON.parse(text) as Session };
  }
  return null;
}

/** The same for every page of one person: the name of the outbox. */
export function ownerOf(session: Session): string {
  return `${session.role}/${session.pid ?? session.table ?? ""}`;
}
