"""How the protocol says things: its words, amounts, dates and names of tables in one language. Knows no budget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from server.exporting.facts import MaybeText
from server.exporting.print.figures import Unit, grouped, printed
from server.minutes.findings import FINDINGS
from server.minutes.words import MONTHS, WORDS
from server.sentences import Language

ZONE: Final = "Europe/Copenhagen"
ALL: Final = WORDS | FINDINGS
_ENGLISH: Final = str.maketrans(",.", ".,")


class Speech:
    """zone: in which the times are told; UTC where this machine does not know it."""

    def __init__(self, language: Language, zone: str = ZONE) -> None:
        self.language: Language = language
        self._place = 0 if language == "da" else 1
        self._zone = _zone(zone)

    def say(self, key: str, **places: object) -> str:
        """The words of that name, with their places filled."""
        words = ALL[key][self._place]
        return words.format(**places) if places else words

    def count(self, key: str, number: int, **places: object) -> str:
        """The words for one, or for several and none."""
        return self.say(f"{key}.{'one' if number == 1 else 'many'}", n=number, **places)

    def thousands(self, amounts: Iterable[int]) -> tuple[str, ...]:
        """1.000 kr., a figure each."""
        return tuple(self._figure(kroner, "thousands") for kroner in amounts)

    def millions(self, kroner: int) -> str:
        return f"{self._figure(kroner, 'millions')} {self.say('millions')}"

    def better(self, kroner: int) -> str:
        """A change of a result as people say it: improvement or worsening, without a sign."""
        return self.say(
            "better" if kroner < 0 else "worse" if kroner > 0 else "same", amount=self.millions(abs(kroner))
        )

    def decimal(self, hundredths: int) -> str:
        """-350 is −3,5."""
        text = f"{abs(hundredths) / 100:.2f}".rstrip("0").rstrip(".")
        sign = "\u2212" if hundredths < 0 else ""
        return sign + (text.replace(".", ",") if self.language == "da" else text)

    def rate(self, thousandths: int) -> str:
        """25400 is 25,4."""
        text = f"{thousandths / 1000:.3f}".rstrip("0").rstrip(".")
        return text.replace(".", ",") if self.language == "da" else text

    def date(self, at: int) -> str:
        when = datetime.fromtimestamp(at / 1000, self._zone)
        return self.say("date", day=when.day, month=MONTHS[when.month - 1][self._place], year=when.year)

    def clock(self, at: int) -> str:
        return f"{datetime.fromtimestamp(at / 1000, self._zone):{'%H.%M' if self.language == 'da' else '%H:%M'}}"

    def moment(self, at: int) -> str:
        """Date, clock and the name of the zone."""
        when = datetime.fromtimestamp(at / 1000, self._zone)
        return self.say("moment", date=self.date(at), clock=self.clock(at), zone=when.tzname() or "")

    def same_day(self, one: int, other: int) -> bool:
        return self.date(one) == self.date(other)

    def text(self, text: MaybeText) -> str:
        return self.say("erased") if text is None else text

    def listed(self, words: Iterable[str], last: str = "and") -> str:
        """a, b og c; or with another word before the last."""
        all_ = list(words)
        if len(all_) < 2:
            return "".join(all_)
        return f"{', '.join(all_[:-1])} {self.say(last)} {all_[-1]}"

    def tables(self, numbers: Iterable[int]) -> str:
        """bord 1, 3 og 4."""
        all_ = sorted(numbers)
        return self.say("tables.one" if len(all_) == 1 else "tables.many", which=self.listed(map(str, all_)))

    def counted_tables(self, tables: Mapping[int, int]) -> str:
        """bord 1 (3) og 4: how many there said it, if more than one."""
        each = [f"{n} ({tables[n]})" if tables[n] > 1 else str(n) for n in sorted(tables)]
        return self.say("tables.one" if len(each) == 1 else "tables.many", which=self.listed(each))

    def whole(self, number: int) -> str:
        """12.030"""
        return grouped(number) if self.language == "da" else grouped(number).translate(_ENGLISH)

    def _figure(self, kroner: int, unit: Unit) -> str:
        figure = printed(kroner, unit)
        return figure if self.language == "da" else figure.translate(_ENGLISH)


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC
