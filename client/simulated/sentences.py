"""What simulated people say, in Danish. Never a name, and never a claim about a real municipality."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Final

LESS: Final = (
    "Vi når det ikke så hurtigt.",
    "Halvdelen er realistisk i det år.",
    "Der skal være tid til at omstille sig.",
    "Så kan vi stadig se medarbejderne i øjnene.",
    "Vi mærker det for hårdt ude i hverdagen.",
    "Hellere lidt mindre og så holde fast.",
)
"""Why an amount was made smaller."""

MORE: Final = (
    "Her kan vi godt gå lidt længere.",
    "Gevinsten er sat for forsigtigt.",
    "Andre kommuner har fået mere ud af det.",
    "Så mangler vi mindre de andre steder.",
    "Vi skal have det hele med fra starten.",
)
"""Why an amount was made larger."""

HALFWAY: Final = (
    "Et kompromis midt imellem.",
    "Vi mødes på midten.",
    "Det her kan hele bordet leve med.",
)

CHOSEN: Final = (
    "Det rammer færrest borgere.",
    "Det kan vi forklare i en høring.",
    "Det løser en opgave smartere end i dag.",
    "Vi tog det, fordi det virker allerede næste år.",
    "Bordet var enige efter en kort runde.",
    "Det er nødvendigt for at nå målet.",
)
"""Why the table chose something."""

FOR: Final = (
    "Det giver god mening.",
    "Det har vi ventet på.",
    "Det er til at leve med.",
    "Det bør alle borde se på.",
)

WORRIED: Final = (
    "Det bliver svært at rekruttere.",
    "Er det regnet helt igennem?",
    "Hvad siger brugerne til det?",
    "Det kræver god ledelse, hvis det skal lykkes.",
)

AGAINST: Final[Mapping[str, tuple[str, ...]]] = {
    "council": (
        "Det har vi lovet borgerne ikke at røre.",
        "Det rammer landsbyerne for hårdt.",
        "Det kan jeg ikke forsvare i byrådssalen.",
    ),
    "management": (
        "Gevinsten kan ikke hentes, som den står her.",
        "Det skubber regningen til næste år.",
        "Det svækker driften mere, end det sparer.",
    ),
    "employees": (
        "Vi er færre hænder i forvejen.",
        "Det går ud over arbejdsmiljøet og sygefraværet.",
        "Kerneopgaven kan ikke bære det.",
    ),
}
"""Why somebody objects, as the groups would put it."""

AGAINST_ANYBODY: Final = ("Det rammer dem, der har mindst.", "Det er det forkerte sted at spare.")

OWN_SAVINGS: Final = (
    "Færre eksterne konsulenter",
    "Fælles vagtplan på tværs af afdelinger",
    "Møder på skærm i stedet for kørsel",
    "Genbrug af møbler og udstyr",
    "Energistyring i de kommunale bygninger",
    "Én fælles indgang for henvendelser",
)

OWN_COSTS: Final = (
    "Mentorordning for nyansatte",
    "Pulje til frivillige fællesskaber",
    "Flere lærepladser",
    "Bedre lys på skolestien",
)


def amount(rng: random.Random, *, smaller: bool) -> str:
    return rng.choice(LESS if smaller else MORE)


def stance(rng: random.Random, group: str, grade: str) -> str:
    """A reason for a stance; an objection always has one, other stances sometimes."""
    match grade:
        case "object":
            return rng.choice((*AGAINST.get(group, ()), *AGAINST_ANYBODY))
        case "concern":
            return rng.choice(("", *WORRIED))
        case "support":
            return rng.choice(("", "", *FOR))
        case _:
            return ""
