"""Whether a word is one of some values: `X*` stands for all that begin with X. Never a pattern that could run away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from server.importing.mapping import Field, Rule

ANY_ENDING = "*"


class Values:
    """Asked again and again."""

    __slots__ = ("_begin", "_exact")

    def __init__(self, values: Iterable[str]) -> None:
        values = tuple(values)
        self._exact = frozenset(value for value in values if not value.endswith(ANY_ENDING))
        self._begin = tuple(value.removesuffix(ANY_ENDING) for value in values if value.endswith(ANY_ENDING))

    def take(self, word: str) -> bool:
        return word in self._exact or word.startswith(self._begin)


class Rules:
    """The first rule that fits an entry's fields says what follows."""

    __slots__ = ("_asked", "_known", "_rules")

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = [([(field, Values(values)) for field, values in rule.when.items()], rule.then) for rule in rules]
        self._asked = tuple(dict.fromkeys(field for when, _ in self._rules for field, _ in when))
        self._known: dict[tuple[str, ...], dict[str, str]] = {}

    def apply(self, fields: dict[Field, str]) -> None:
        """Writes what follows into the fields; nothing where no rule fits."""
        if not self._rules:
            return
        asked = tuple([fields.get(field, "") for field in self._asked])
        follows = self._known.get(asked)
        if follows is None:
            follows = self._known[asked] = self._found(fields)
        fields.update(follows)  # type: ignore[arg-type]  # the keys of `then` are fields, as its type says

    def _found(self, fields: Mapping[Field, str]) -> dict[str, str]:
        for when, then in self._rules:
            if all(values.take(fields.get(field, "")) for field, values in when):
                return {str(field): value for field, value in then.items()}
        return {}

    @staticmethod
    def words(rules: Iterable[Rule]) -> tuple[Field, list[str]] | None:
        """The field that most rules ask of, and all they know of it: what to write where none fits."""
        known: dict[Field, dict[str, None]] = {}
        for rule in rules:
            for field, values in rule.when.items():
                known.setdefault(field, {}).update(dict.fromkeys(values))
        if not known:
            return None
        field = max(known, key=lambda field: len(known[field]))
        return field, list(known[field])
