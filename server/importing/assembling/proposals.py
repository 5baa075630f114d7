"""Entries of a catalogue become proposals. Keeps to the budget's committees, policy areas, years and statement."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, get_args

from domain.budget.documents import Amounts
from domain.proposals.catalogue import Category, Posting, Posts, Proposal, ProposalType
from server.importing.assembling.accounts import Accounts
from server.importing.assembling.places import Places, unique
from server.importing.assembling.placing import Placing
from server.importing.mapping import Field
from server.importing.tables import Entry
from server.importing.words import NO, YES

BY_SIGN: Final = "by_sign"
"""The type of what is a reduction if it saves over the years, and else an expansion."""

_TYPES: Final[tuple[ProposalType, ...]] = get_args(ProposalType)
_CATEGORIES: Final[tuple[Category, ...]] = get_args(Category)
_SEPARATOR = re.compile("[,;]")


def read_proposals(
    entries: Sequence[Entry], places: Places, accounts: Accounts, placing: Placing, years: tuple[int, ...]
) -> tuple[Proposal, ...]:
    """In the catalogue's own order."""
    by_id = unique(entries)
    proposals = tuple(_proposal(id, entry, by_id, places, accounts, placing, years) for id, entry in by_id.items())
    _check_needs(by_id, proposals)
    return proposals


def _proposal(
    id: str,
    entry: Entry,
    by_id: Mapping[str, Entry],
    places: Places,
    accounts: Accounts,
    placing: Placing,
    years: tuple[int, ...],
) -> Proposal:
    committee = places.committee(entry)
    account = accounts.read(entry)
    category = _one_of(entry, "category", _CATEGORIES) or "operating"
    placed = [placing.of(part, committee, account, category) for part in entry.parts]
    usual = placing.template.default_steering_area
    postings = _postings(
        [(post, index, part.amounts) for (_, post, index), part in zip(placed, entry.parts, strict=True)]
    )
    return Proposal(
        id=id,
        title=entry.get("name"),
        type=_type(entry, postings),
        category=category,
        committee=committee,
        policy_area=places.policy_area(entry, committee),
        account=account,
        steering_area=usual if any(area == usual for area, *_ in placed) else placed[0][0],
        postings=postings,
        posts=Posts(_posts(entry, len(years))),
        description=entry.get("description"),
        consequence_service=entry.get("consequence_service"),
        consequence_staff=entry.get("consequence_staff"),
        risk=entry.get("risk"),
        preconditions=entry.get("preconditions"),
        works_council=entry.get("works_council"),
        origin=entry.get("origin").replace("{year}", str(years[0])),
        excludes=_others("excludes", id, entry, by_id),
        requires=_others("requires", id, entry, by_id),
        scalable=entry.get("scalable") == YES,
        earliest_start=_earliest_start(entry, years),
        lasting=entry.get("lasting") != NO,
        summary=entry.get("summary"),
        implementation=entry.get("implementation"),
        derived=entry.get("derived"),
        hearing=entry.get("hearing"),
        status=entry.get("status"),
        version=_whole(entry, "version") or 1,
        price_level=_whole(entry, "price_level"),
    )


def _one_of(entry: Entry, field: Field, answers: Sequence[Category]) -> Category | None:
    word = entry.get(field)
    found = next((answer for answer in answers if answer == word), None)
    if word and found is None:
        entry.problem(field, "not_one_of", ", ".join(answers))
    return found


def _type(entry: Entry, postings: Sequence[Posting]) -> ProposalType:
    """Where the catalogue does not say, what it does to the money says it."""
    word = entry.get("type")
    if word and word != BY_SIGN:
        found = next((answer for answer in _TYPES if answer == word), None)
        if found is None:
            entry.problem("type", "not_one_of", ", ".join(_TYPES))
        return found or "technical"
    return "reduction" if sum(sum(posting.amounts) for posting in postings) < 0 else "expansion"


def _postings(parts: Sequence[tuple[str, str, Amounts]]) -> tuple[Posting, ...]:
    """One a leaf: a measure's income and its expense are one proposal."""
    by_leaf: dict[tuple[str, str], Amounts] = {}
    for post, index, amounts in parts:
        there = by_leaf.get((post, index), (0,) * len(amounts))
        by_leaf[post, index] = tuple(map(sum, zip(there, amounts, strict=True)))
    return tuple(Posting(post, index, amounts) for (post, index), amounts in by_leaf.items())


def _posts(entry: Entry, years: int) -> tuple[int, ...]:
    """Hundredths, added up over the parts."""
    return tuple(map(sum, zip(*(part.posts or (0,) * years for part in entry.parts), strict=True)))


def _whole(entry: Entry, field: Field) -> int:
    word = entry.get(field)
    if word and not (word.isascii() and word.isdigit() and len(word) <= len("2020")):
        entry.problem(field, "not_whole", "1")
        return 0
    return int(word or "0")


def _earliest_start(entry: Entry, years: tuple[int, ...]) -> int:
    """The budget year, where the catalogue does not say (settled.md 20). Earlier amounts contradict it."""
    word = entry.get("earliest_start")
    start = next((year for year in years if str(year) == word), 0)
    if not start:
        if word:
            entry.problem("earliest_start", "not_one_of", ", ".join(map(str, years)))
        return years[0]
    for part in entry.parts:
        for year, place, amount in zip(years, part.reader.amount_places, part.amounts, strict=False):
            if year < start and amount:
                part.problem_at(place, "before_start", str(start))
    return start


def _others(field: Field, id: str, entry: Entry, by_id: Mapping[str, Entry]) -> tuple[str, ...]:
    """Numbers of other proposals, separated by commas, each once."""
    named = tuple(dict.fromkeys(name for part in _SEPARATOR.split(entry.get(field)) if (name := part.strip())))
    for name in named:
        if name == id:
            entry.problem(field, "itself")
        elif name not in by_id:
            entry.problem(field, "not_known", entry.file)
    return named


def _check_needs(by_id: Mapping[str, Entry], proposals: Sequence[Proposal]) -> None:
    """A proposal whose requirements rule each other out could never be chosen."""
    known = {proposal.id: proposal for proposal in proposals}
    for proposal in proposals:
        needed, waiting = {proposal.id}, [proposal.id]
        while waiting:
            for other in known[waiting.pop()].requires:
                if other in known and other not in needed:
                    needed.add(other)
                    waiting.append(other)
        for other in sorted(needed):
            clash = needed.intersection(known[other].excludes)
            if clash and proposal.id in (other, *clash):
                about = " ".join(sorted({other, *clash} - {proposal.id}))
                by_id[proposal.id].problem("requires", "needs_its_alternative", about)
