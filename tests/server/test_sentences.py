"""Whoever is refused reads a sentence in their language; no code goes without one."""

from __future__ import annotations

import ast
import string

import pytest

from domain import errors
from server.sentences import SENTENCES, say
from server.settings import ROOT


def every_refusal() -> list[type[errors.Refused]]:
    found, waiting = [], [errors.Refused]
    while waiting:
        cls = waiting.pop()
        found.append(cls)
        waiting += cls.__subclasses__()
    return found


def test_every_refusal_of_the_domain_has_a_code_of_its_own_and_a_sentence() -> None:
    codes = [cls.code for cls in every_refusal()]
    assert len(codes) == len(set(codes))
    assert set(codes) <= set(SENTENCES)


def codes_in_server() -> set[str]:
    """Codes written as the first or second string argument of what refuses in server/."""
    makers = {"HttpRefusal", "BadFrame", "Declined", "_refuse", "end", "complain"}
    found = set()
    for path in (ROOT / "server").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in makers:
                strings = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                found |= {s for s in strings[:1] if s.isidentifier()}
    return found


def test_every_code_the_server_says_has_a_sentence() -> None:
    said = codes_in_server()
    assert {"malformed", "signed_off", "log_unavailable", "bad_ticket", "signed_out"} <= said, "the search finds them"
    assert said <= set(SENTENCES)


@pytest.mark.parametrize("code", SENTENCES)
def test_both_languages_ask_for_the_same_details(code: str) -> None:
    danish, english = ({f for _, f, _, _ in string.Formatter().parse(text) if f} for text in SENTENCES[code])
    assert danish == english
    assert say(code, "da") != say(code, "en")


def test_a_detail_that_is_missing_leaves_a_dash_and_no_error() -> None:
    assert "–" in say("unknown_proposal", "da")
    assert "R-03" in say("unknown_proposal", "en", {"proposal": "R-03"})
