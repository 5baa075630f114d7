"""Functions of the account, brought to one form and held against the chart of the budget's year. Reads no amount.

Statistics Denmark writes 32201 for 03.22.01 and 2201 for 00.22.01: leading zeros are dropped (domain.md 1.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from domain.budget.accounts import Account, Code, CodeList
from server.importing.charts import KINDS, code_lists, kontoplan
from server.importing.mapping import Chart
from server.importing.tables import Entry

EXAMPLE = "03.22.01"
_DOTTED = re.compile(r"([0-9]{1,2})[. ]([0-9]{2})[. ]([0-9]{2})(?: +(.*))?")
_SHORT = re.compile(r"([0-9]{0,2})([0-9]{2})([0-9]{2})(?: +(.*))?")
_KIND = re.compile(r"([0-9])(?:[ .:-].*)?")


class Accounts:
    """chart.list "": any number is taken as it stands."""

    def __init__(self, chart: Chart, own: Iterable[Entry]) -> None:
        self._chart = chart
        self._codes: dict[str, Code] = dict(kontoplan()) if chart.list else {}
        for entry in own:
            code, name = entry.get("function"), entry.get("name")
            if code:
                self._codes[self._formed(code)[0] or code] = Code(code, name, "")
        for code, name in chart.also.items():
            self._codes[code] = Code(code, name, "")
        self._known: dict[str, tuple[str, str]] = {}

    def read(self, entry: Entry) -> Account:
        """Told where it is not an account of the chart; the account as it is written all the same."""
        written = entry.get("function")
        function, name = self._known.get(written) or self._known.setdefault(written, self._formed(written))
        if written and self._chart.list and function not in self._codes:
            if not function:
                entry.problem("function", "not_an_account", EXAMPLE)
            else:
                code = "unknown_account" if self._chart.unknown == "problem" else "new_account"
                entry.problem("function", code, f"{self._chart.list}, {len(self._codes)}")
        if function and name and function not in self._codes:
            self._codes[function] = Code(function, name, "")  # the file's own name for it
        kind = entry.get("kind")
        if kind and self._chart.list:
            match = _KIND.fullmatch(kind)
            if match is None or match[1] not in KINDS:
                entry.problem("kind", "not_one_of", ", ".join(KINDS))
            else:
                kind = match[1]
        self._check_signs(entry, function, kind)
        return Account(function or written, kind, entry.get("ownership"), entry.get("grouping"), entry.get("art"))

    def knows(self, function: str) -> bool:
        """Whether it is in the chart, or there is none to be in."""
        return not self._chart.list or function in self._codes

    def name_of(self, function: str) -> str:
        """As the chart has it, "" if it does not."""
        code = self._codes.get(function)
        return code.name if code else ""

    @property
    def code_lists(self) -> tuple[CodeList, ...]:
        """The whole chart; () where the mapping names none."""
        return code_lists(self._codes) if self._chart.list else ()

    def _formed(self, written: str) -> tuple[str, str]:
        """(03.22.01, what is written behind it); "" if it is no function of the Danish chart."""
        if not self._chart.list or written in self._codes:
            return written, ""
        match = _DOTTED.fullmatch(written) or _SHORT.fullmatch(written)
        if match is None:
            return "", ""
        return f"{match[1]:0>2}.{match[2]}.{match[3]}", match[4] or ""

    def _check_signs(self, entry: Entry, function: str, kind: str) -> None:
        """State refunds and taxes are income: plus is most often a slip of the sign."""
        about = "statsrefusion" if kind == "2" else "skat / tax" if function.startswith("07.68") else ""
        if (
            about
            and self._chart.list
            and entry.reader.table.content == "lines"
            and any(amount > 0 for amount in entry.amounts)
        ):
            entry.problem("function", "odd_sign", about)
