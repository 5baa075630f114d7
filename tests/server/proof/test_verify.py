"""The auditor's program finds what was done to a log, and says where. Tampering is random, the seeds are not."""

from __future__ import annotations

import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from server.proof.merkle import leaf_hash, root_of
from server.proof.notes import TreeHead, sign
from server.proof.verify import Bundle, check, is_signed, main

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
TRIES = 60

Tampering = Callable[[list[bytes], random.Random], set[str]]
"""Changes the entries in place, and says what must be found."""


def flip(entries: list[bytes], rng: random.Random) -> set[str]:
    n = rng.randrange(len(entries))
    changed = bytearray(entries[n])
    changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    entries[n] = bytes(changed)
    return {f"Entry {n + 1} was changed."}


def remove(entries: list[bytes], rng: random.Random) -> set[str]:
    n = rng.randrange(len(entries))
    del entries[n]
    return {f"Entry {n + 1} was removed."}


def insert(entries: list[bytes], rng: random.Random) -> set[str]:
    n = rng.randrange(len(entries) + 1)
    entries.insert(n, rng.randbytes(40))
    return {f"An entry was added at {n + 1}."}


def repeat(entries: list[bytes], rng: random.Random) -> set[str]:
    n, at = rng.randrange(len(entries)), rng.randrange(len(entries))
    entries.insert(at, entries[n])
    again = n + 2 if at in (n, n + 1) else at + 1
    return {f"Entry {n + 1} stands twice, again at {again}."}


def swap(entries: list[bytes], rng: random.Random) -> set[str]:
    n = rng.randrange(len(entries) - 1)
    entries[n], entries[n + 1] = entries[n + 1], entries[n]
    return {f"Entry {n + 2} was moved."}


def move(entries: list[bytes], rng: random.Random) -> set[str]:
    entries.insert(0, entries.pop())
    return {f"Entry {len(entries)} was moved."}


def cut_off(entries: list[bytes], rng: random.Random) -> set[str]:
    n = rng.randrange(len(entries))
    gone = {f"Entry {place + 1} was removed." for place in range(n, len(entries))}
    del entries[n:]
    return gone


def made(path: Path, entries: list[bytes], signed: list[bytes], leaves: list[bytes] | None = None) -> Path:
    """A bundle that holds these entries, though those others were signed."""
    hashes = [leaf_hash(entry) for entry in signed]
    head = TreeHead("raaderum/w", len(hashes), root_of(hashes))
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("entries", b"".join(len(entry).to_bytes(4, "big") + entry for entry in entries))
        file.writestr("leaves", b"".join(hashes if leaves is None else leaves))
        file.writestr("head", sign(head.text(), "raaderum", KEY))
        file.writestr("key", PUBLIC.hex())
    return path


def a_log(rng: random.Random) -> list[bytes]:
    return [rng.randbytes(rng.randint(8, 200)) for _ in range(rng.randint(3, 80))]


def said(found: list[str]) -> set[str]:
    return {each.partition(" / ")[0] for each in found}


@pytest.mark.parametrize(
    "tamper", [flip, remove, insert, repeat, swap, move, cut_off], ids=lambda tamper: tamper.__name__
)
def test_what_was_done_to_an_entry_is_found_and_named(tamper: Tampering, tmp_path: Path) -> None:
    for seed in range(TRIES):
        rng = random.Random(f"{tamper.__name__}/{seed}")  # noqa: S311 - tampering, not a secret
        entries = a_log(rng)
        signed = entries.copy()
        expected = tamper(entries, rng)
        assert said(check(Bundle(str(made(tmp_path / "b.zip", entries, signed))))) == expected, seed


def test_a_whole_log_has_no_fault(tmp_path: Path) -> None:
    for seed in range(TRIES):
        entries = a_log(random.Random(seed))  # noqa: S311 - tampering, not a secret
        assert check(Bundle(str(made(tmp_path / "b.zip", entries, entries)))) == []


@pytest.mark.parametrize("seed", range(20))
def test_a_list_of_hashes_that_was_changed_is_told_from_entries_that_were(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)  # noqa: S311 - tampering, not a secret
    entries = a_log(rng)
    leaves = [leaf_hash(entry) for entry in entries]
    n = rng.randrange(len(leaves))
    leaves[n] = rng.randbytes(32)
    (found,) = check(Bundle(str(made(tmp_path / "b.zip", entries, entries, leaves))))
    assert found.endswith(f"the list of hashes was changed, at {n + 1}.")


def test_entries_and_hashes_changed_together_do_not_pass(tmp_path: Path) -> None:
    rng = random.Random(1)  # noqa: S311 - tampering, not a secret
    signed = a_log(rng)
    entries = signed.copy()
    flip(entries, rng)
    path = made(tmp_path / "b.zip", entries, signed, [leaf_hash(entry) for entry in entries])
    assert any("both changed" in each for each in check(Bundle(str(path))))


def test_another_signer_s_head_is_not_taken(tmp_path: Path) -> None:
    bundle = Bundle(str(made(tmp_path / "b.zip", [b"a", b"b"], [b"a", b"b"])))
    other = Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key().public_bytes_raw()
    assert "cannot be trusted" in check(bundle, other)[0]


def test_a_root_that_was_noted_is_compared(tmp_path: Path) -> None:
    bundle = Bundle(str(made(tmp_path / "b.zip", [b"a", b"b"], [b"a", b"b"])))
    assert check(bundle, PUBLIC, root_of([leaf_hash(b"a"), leaf_hash(b"b")])) == []
    assert "not the one that was noted" in check(bundle, PUBLIC, bytes(32))[0]


@pytest.mark.parametrize("seed", range(30))
def test_its_signatures_are_ed25519_s(seed: int) -> None:
    """Against `cryptography`, which made them."""
    rng = random.Random(seed)  # noqa: S311 - tampering, not a secret
    key, message = Ed25519PrivateKey.from_private_bytes(rng.randbytes(32)), rng.randbytes(rng.randint(0, 100))
    public, signature = key.public_key().public_bytes_raw(), bytearray(key.sign(message))
    assert is_signed(public, message, bytes(signature))
    assert not is_signed(public, message + b"x", bytes(signature))
    signature[rng.randrange(64)] ^= 1 << rng.randrange(8)
    assert not is_signed(public, message, bytes(signature))


@pytest.mark.parametrize("damage", [b"", b"no zip", b"PK\x03\x04"])
def test_what_is_no_bundle_is_told_so(damage: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "b.zip").write_bytes(damage)
    assert main([str(tmp_path / "b.zip")]) == 2
    assert "is no bundle" in capsys.readouterr().out


def test_it_runs_alone_with_nothing_installed(tmp_path: Path) -> None:
    program = Path(__file__).parents[3] / "server" / "proof" / "verify.py"
    path = made(tmp_path / "b.zip", [b"a", b"c"], [b"a", b"b"])
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-I", "-S", str(program), str(path)], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("Entry 2 was changed.")
