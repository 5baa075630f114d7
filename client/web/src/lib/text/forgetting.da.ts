/** What a facilitator reads before somebody's personal data are deleted. */

export const forgettingDa = {
  act: "Slet personoplysninger", title: (name: string) => `Slet personoplysninger om ${name}?`, lead: "Det kan ikke fortrydes, og det virker med det samme på alle skærme.",
  goes_title: "Det slettes", goes: ["navnet, på alle skærme, lister og udskrifter", "alt, personen selv har skrevet: begrundelser, indvendinger og titler på egne forslag", "adgangen: navneskiltet, og den enhed, personen er logget ind på"],
  stays_title: "Det bliver", stays: ["det, der blev valgt, og beløbene i bordets budget", "gruppe, hjemmeudvalg og bord, så tallene stadig stemmer, under “Tidligere deltager”", "en note i dagens historik om, at en person er slettet, hvornår og hvorfor"],
  outside: "Filer og udskrifter, som nogen har hentet, og sikkerhedskopier når Råderum ikke. Dem skal I selv slette.",
  ground: "Hvorfor?", choose: "Vælg en grund …", needed: "Vælg en grund først.", done: "Personoplysningerne er slettet.", busy: "Sletter …", sure: "Ja, slet", status: "slettet",
  grounds: { request: "Personen har bedt om det", consent_withdrawn: "Samtykket er trukket tilbage", objection: "Personen har gjort indsigelse", error: "Skrevet på ved en fejl", retention: "Opbevaringstiden er udløbet" } as Record<string, string>,
};
