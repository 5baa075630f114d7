/** The same words in English. */

import type { forgettingDa } from "./forgetting.da";

export const forgettingEn: typeof forgettingDa = {
  act: "Erase personal data", title: (name) => `Erase personal data of ${name}?`, lead: "This cannot be undone, and it takes effect at once on every screen.",
  goes_title: "This goes", goes: ["the name, on all screens, lists and prints", "all that the person has written: reasons, objections, and titles of own proposals", "the way in: the badge, and the device that the person is signed in on"],
  stays_title: "This stays", stays: ["what was chosen, and the amounts in the table's budget", "group, home committee and table, so that the figures still add up, as “Former participant”", "a note in the day's history that somebody was erased, when and why"],
  outside: "Råderum does not reach files and prints that somebody has fetched, nor backups. Delete those yourselves.",
  ground: "Why?", choose: "Choose a ground …", needed: "Choose a ground first.", done: "The personal data are erased.", busy: "Erasing …", sure: "Yes, erase", status: "erased",
  grounds: { request: "The person has asked for it", consent_withdrawn: "Consent is withdrawn", objection: "The person has objected", error: "Registered by mistake", retention: "The time for keeping is over" },
};
