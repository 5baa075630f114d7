"""Committees and policy areas: from tables of their own, or from what the lines say. Later tables keep to them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping

from domain.budget.documents import Budget, Committee, PolicyArea
from server.importing.mapping import Field
from server.importing.tables import Entry

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss"})


class Places:
    """Collects while entries are read, then answers. A word may be an id or a name, whatever its case."""

    def __init__(self) -> None:
        self._committees: dict[str, str] = {}
        self._areas: dict[str, tuple[str, str]] = {}
        self._area_names: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        self._area_by_name: dict[str, str] = {}
        self._turnover: dict[str, dict[str, int]] = {}
        self._owned = False
        self._given = {"committee": "", "policy_area": ""}

    @classmethod
    def of(cls, budget: Budget) -> Places:
        """Those of a budget that is there already: nothing else may name another."""
        places = cls()
        places._given = {"committee": budget.municipality, "policy_area": budget.municipality}
        places._owned = any(area.committee for area in budget.policy_areas)
        for committee in budget.committees:
            places._add_committee(committee.id, committee.name)
        for area in budget.policy_areas:
            places._add_area(area.id, area.name)
            places._areas[area.id] = (area.name, area.committee)
        return places

    def read_committees(self, entries: Iterable[Entry]) -> None:
        """A table of its own: nothing else may name another committee."""
        for id, entry in unique(entries).items():
            self._given["committee"] = entry.file
            self._add_committee(id, entry.get("name"))

    def read_areas(self, entries: Iterable[Entry]) -> None:
        for id, entry in unique(entries).items():
            self._given["policy_area"] = entry.file
            self._owned = self._owned or bool(entry.get("committee"))
            self._areas[id] = (entry.get("name"), self.committee(entry))
            self._area_by_name.setdefault(entry.get("name").casefold(), id)

    def collect(self, entry: Entry, *, lines: bool) -> None:
        """What a line or a proposal says of its places, where no table does. lines: an id alone is enough of them."""
        if not self._given["committee"] and (entry.get("committee_name") or lines):
            id = entry.get("committee") or slug(entry.get("committee_name"))
            if id:
                entry.fields["committee"] = id
                self._named(entry, "committee_name", self._committees, id, self._add_committee)
        if not self._given["policy_area"] and (entry.get("policy_area_name") or lines):
            id = entry.get("policy_area") or slug(entry.get("policy_area_name"))
            if id:
                entry.fields["policy_area"] = id
                self._named(entry, "policy_area_name", self._area_names, id, self._add_area)
                if lines and entry.amounts:
                    of_area = self._turnover.setdefault(id, {})
                    committee = entry.get("committee")
                    of_area[committee] = of_area.get(committee, 0) + abs(entry.amounts[0])

    @staticmethod
    def _named(entry: Entry, field: Field, names: Mapping[str, str], id: str, add: Callable[[str, str], None]) -> None:
        name = entry.get(field)
        if name and names.get(id, name) not in (name, id):
            entry.problem(field, "other_name", names[id])
        elif id not in names or (name and names[id] == id):
            add(id, name or id)

    def _add_committee(self, id: str, name: str) -> None:
        self._committees[id] = name
        self._by_name.setdefault(name.casefold(), id)

    def _add_area(self, id: str, name: str) -> None:
        self._areas[id] = (name, "")
        self._area_names[id] = name
        self._area_by_name.setdefault(name.casefold(), id)

    def committee(self, entry: Entry) -> str:
        """The entry's committee by its id; told, and "", if there is none of that id or name. "" where it says none."""
        word = entry.get("committee") or entry.get("committee_name")
        if not word or word in self._committees:
            return word
        id = self._by_name.get(word.casefold(), "")
        if not id and self._committees:
            entry.problem("committee", "not_known", self._given["committee"] or entry.file)
        return id

    def policy_area(self, entry: Entry, committee: str) -> str:
        """The same of its policy area, which must be of the committee where a table says whose it is."""
        word = entry.get("policy_area") or entry.get("policy_area_name")
        if not word or not self._areas:
            return ""
        id = word if word in self._areas else self._area_by_name.get(word.casefold(), "")
        if not id:
            entry.problem("policy_area", "not_known", self._given["policy_area"] or entry.file)
            return ""
        owner = self._areas[id][1]
        if self._owned and owner and owner != committee and {owner, committee} <= self._committees.keys():
            entry.problem("policy_area", "of_another", owner)
        return id

    @property
    def committees(self) -> tuple[Committee, ...]:
        """As their table has them; collected ones in the order of their ids, numbers first."""
        ids = self._committees if self._given["committee"] else _in_order(self._committees)
        return tuple(Committee(id, self._committees[id]) for id in ids)

    @property
    def policy_areas(self) -> tuple[PolicyArea, ...]:
        """A collected area belongs to the committee with most money in it: a hint, since areas may cut across."""
        ids = self._areas if self._given["policy_area"] else _in_order(self._areas)
        return tuple(PolicyArea(id, self._areas[id][1] or self._owner(id), self._areas[id][0]) for id in ids)

    def _owner(self, area: str) -> str:
        of_area = self._turnover.get(area, {})
        return max(sorted(of_area), key=of_area.__getitem__, default="")


def _in_order(ids: Iterable[str]) -> list[str]:
    return sorted(ids, key=lambda id: (not id.isdecimal(), id.zfill(4)))


def unique(entries: Iterable[Entry], field: Field = "id") -> dict[str, Entry]:
    """Entries by that field, which must stand in each, and once."""
    found: dict[str, Entry] = {}
    for entry in entries:
        id = entry.get(field)
        if id in found:
            entry.problem(field, "twice", str(found[id].number))
        elif id:
            found[id] = entry
    return found


def slug(name: str) -> str:
    """An id that is the same next year: udvalget-for-laering."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
