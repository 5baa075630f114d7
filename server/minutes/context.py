"""What every section asks: names of tables, proposals, lines and committees, in the protocol's language. No sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from domain.table.grades import GRADES
from projections.rows import BreachRow
from server.minutes.blocks import Column
from server.minutes.facts import OwnFacts, StanceFacts
from server.minutes.speech import Speech
from server.minutes.worked import HallRow, Minutes


class Context:
    """minutes: what to say. speech: how."""

    def __init__(self, minutes: Minutes, speech: Speech) -> None:
        self.minutes = minutes
        self.speech = speech
        self.say = speech.say
        books = minutes.books
        self.years = books.budget.years
        self._lines = {line.id: line.name for line in books.report.lines}
        self._committees = {committee.id: committee.name for committee in books.budget.committees}
        self._tables = {table.facts.number: table.facts.name for table in minutes.day.tables}
        self._own = {own.proposal: own for own in minutes.facts.own}

    @property
    def tables(self) -> int:
        return len(self._tables)

    def table(self, number: int) -> str:
        """Its number, and the name that it goes by, if any."""
        name, plain = self._tables[number], self.say("table", n=number)
        if name in ("", plain):
            return plain
        return self.say("table.named", n=number, name=self.speech.text(name))

    def line(self, id: str) -> str:
        return self._lines.get(id, id)

    def committee(self, id: str) -> str:
        return self._committees.get(id, id)

    def title(self, proposal: str) -> str:
        """A proposal's own words: of the catalogue, a former one, or a table."""
        own: OwnFacts | None = self._own.get(proposal)
        if own is not None:
            return self.speech.text(own.title)
        known = self.minutes.books.relations.proposals.get(proposal)
        return known.title if known is not None else proposal

    def titles(self, row: HallRow) -> str:
        """Of alternatives those that a table holds, or else all of them."""
        held = {id for each in row.held.values() for id in each.proposals}
        return " / ".join(self.title(id) for id in row.proposals if not held or id in held)

    def numbers(self, row: HallRow) -> str:
        held = {id for each in row.held.values() for id in each.proposals}
        return " / ".join(id for id in row.proposals if not held or id in held)

    def quoted(self, text: str | None) -> str:
        return self.speech.text(None) if text is None else self.say("quoted", text=text)

    def stances(self, stances: Iterable[StanceFacts]) -> str:
        """How many take which stance; "" if nobody does."""
        counted = Counter(stance.grade for stance in stances)
        said = [self.say(f"grade.{grade}", n=counted[grade]) for grade in GRADES if counted[grade]]
        return self.say("stances", which=", ".join(said)) if said else ""

    def said(self, key: str, words: Iterable[tuple[int, str | None]]) -> Iterator[str]:
        """What tables said, the same words once, with the tables that said them. words: (table, text)."""
        by_text: dict[str | None, Counter[int]] = {}
        for table, text in words:
            by_text.setdefault(text, Counter())[table] += 1
        for text, tables in sorted(by_text.items(), key=lambda item: (min(item[1]), -item[1].total(), item[0] or "")):
            yield self.say(key, tables=self.speech.counted_tables(tables), text=self.quoted(text))

    def objections(self, row: HallRow) -> Iterator[str]:
        """With their grounds, by table."""
        yield from self.said("objection", ((stance.table, stance.reason) for stance in row.objections))

    def why_not(self, breaches: Iterable[BreachRow], unnamed: Iterable[str]) -> str:
        """Why a budget cannot be handed in; "" if it can."""
        why = [
            self.say("why.breach", line=self.line(b["line"]), amount=self.speech.millions(b["amount"]), year=b["year"])
            for b in breaches
        ]
        names = list(unnamed)
        if names:
            why.append(self.say("why.unnamed", proposals=self.speech.listed(names)))
        return self.say("undeliverable", why="; ".join(why) + ".") if why else ""

    def year_columns(self) -> tuple[Column, ...]:
        return tuple(Column(str(year), number=True) for year in self.years)
