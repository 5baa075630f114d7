"""Signed notes and the tree heads in them: they come back whole, and no bit of the text can turn."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from server.proof.notes import BadNote, TreeHead, opened, sign, tree_head

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
HEAD = TreeHead("raaderum/w1", 17, bytes(range(32)), ("at 1700000000000",))


def test_a_tree_head_comes_back_from_its_note() -> None:
    note = sign(HEAD.text(), "raaderum", KEY)
    assert note.startswith(
        "raaderum/w1\n17\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\nat 1700000000000\n\n\u2014 raaderum "
    )
    assert tree_head(opened(note, "raaderum", PUBLIC)) == HEAD


def test_no_bit_of_the_text_can_turn() -> None:
    note = sign(HEAD.text(), "raaderum", KEY)
    for place in range(len(HEAD.text())):
        turned = note[:place] + chr(ord(note[place]) ^ 1) + note[place + 1 :]
        with pytest.raises(BadNote):
            opened(turned, "raaderum", PUBLIC)


def test_another_key_or_name_is_no_signature() -> None:
    note = sign(HEAD.text(), "raaderum", KEY)
    other = Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key().public_bytes_raw()
    for name, public in (("raaderum", other), ("another", PUBLIC)):
        with pytest.raises(BadNote):
            opened(note, name, public)


@pytest.mark.parametrize("text", ["", "a\n1\n", "a\n01\nAA==\n", "a\n-1\nAA==\n", "a\n1\n?\n", "a\n1\nAA=="])
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(BadNote):
        tree_head(text)


def test_a_control_character_makes_it_no_note() -> None:
    with pytest.raises(BadNote, match="control"):
        opened(sign("raaderum/w1\t\n17\nAAEC\n", "raaderum", KEY), "raaderum", PUBLIC)
