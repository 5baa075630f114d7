"""Checks an auditor's bundle, offline: that the log in it is the one whose tree head was signed, entry by entry.

    python3 -I verify.py BUNDLE.zip [--root HEX] [--key KEY]

It needs Python 3.9 or later and nothing else, reads one file and writes none. --root: the root as it was printed or
noted on the day. --key: the signer's public key (hex) as it was handed out beforehand; without it, the one in the
bundle is used, and that proves only that one signer made it all. Exit code 0: all fits. 1: not. 2: it cannot be read.

Formats: RFC 6962 (the tree), RFC 8032 (Ed25519), C2SP signed-note and checkpoint.
"""

from __future__ import annotations

import argparse
import base64
import bisect
import hashlib
import sys
import zipfile

MOST_BYTES = 1 << 32
"""Of all that is unpacked."""

LENGTH = 4
"""Bytes in front of each entry, which say how long it is, the highest first."""

# -- RFC 6962 ----------------------------------------------------------------------------------------------------------


def leaf_hash(entry: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + entry).digest()


def root_of(leaves: list[bytes]) -> bytes:
    """The whole subtrees on the right edge, the largest first, folded from the right."""
    roots: list[bytes] = []
    for size, leaf in enumerate(leaves):
        while size & 1:
            leaf = hashlib.sha256(b"\x01" + roots.pop() + leaf).digest()
            size >>= 1
        roots.append(leaf)
    if not roots:
        return hashlib.sha256().digest()
    root = roots.pop()
    while roots:
        root = hashlib.sha256(b"\x01" + roots.pop() + root).digest()
    return root


# -- RFC 8032, 5.1: verification alone, so nothing here is secret ------------------------------------------------------

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
Point = tuple[int, int, int, int]


def _add(a: Point, b: Point) -> Point:
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(number: int, point: Point) -> Point:
    result: Point = (0, 1, 1, 0)
    while number:
        if number & 1:
            result = _add(result, point)
        point = _add(point, point)
        number >>= 1
    return result


def _point(encoded: bytes) -> Point | None:
    """None if no point of the curve is written so."""
    value = int.from_bytes(encoded, "little")
    sign, y = value >> 255, value & (1 << 255) - 1
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = _point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(key: bytes, message: bytes, signature: bytes) -> bool:
    if len(key) != 32 or len(signature) != 64:
        return False
    public, commitment = _point(key), _point(signature[:32])
    number = int.from_bytes(signature[32:], "little")
    if public is None or commitment is None or BASE is None or number >= Q:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % Q
    left, right = _times(number, BASE), _add(commitment, _times(challenge, public))
    return not ((left[0] * right[2] - right[0] * left[2]) % P or (left[1] * right[2] - right[1] * left[2]) % P)


# -- the bundle --------------------------------------------------------------------------------------------------------


class Unreadable(Exception):
    """This is no bundle of ours."""


class Bundle:
    """entries: as stored, in the log's order. leaves: their hashes as listed there. documents: name -> bytes."""

    def __init__(self, path: str) -> None:
        try:
            with zipfile.ZipFile(path) as file:
                if sum(each.file_size for each in file.infolist()) > MOST_BYTES:
                    raise Unreadable("the bundle is too large")
                self.entries = _entries(file.read("entries"))
                listed = file.read("leaves")
                self.note = file.read("head").decode()
                self.key = bytes.fromhex(file.read("key").decode())
                self.documents = {n[10:]: file.read(n) for n in file.namelist() if n.startswith("documents/")}
        except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
            raise Unreadable(f"{path} is no bundle, or is damaged: {error}") from error
        self.leaves = [listed[i : i + 32] for i in range(0, len(listed), 32)]


def _entries(data: bytes) -> list[bytes]:
    entries, place = [], 0
    while place < len(data):
        begin = place + LENGTH
        place = begin + int.from_bytes(data[place:begin], "big")
        if place > len(data):
            raise Unreadable("the last entry is cut off")
        entries.append(data[begin:place])
    return entries


def head_of(note: str, key: bytes) -> tuple[int, bytes]:
    """(size, root) that were signed. ValueError if that key did not sign them."""
    text, _, signatures = note.rpartition("\n\n")
    name, _, stamp = signatures.rstrip("\n").removeprefix("\u2014 ").partition(" ")
    identity = hashlib.sha256(name.encode() + b"\n\x01" + key).digest()[:4]
    signed = base64.b64decode(stamp, validate=True)
    if signed[:4] != identity or not is_signed(key, (text + "\n").encode(), signed[4:]):
        raise ValueError("the tree head is not signed by that key")
    _, size, root = text.split("\n")[:3]
    return int(size), base64.b64decode(root, validate=True)


# -- what is wrong, and where ------------------------------------------------------------------------------------------


def check(bundle: Bundle, key: bytes | None = None, root: bytes | None = None) -> list[str]:
    """Every fault in plain words; none if all fits."""
    try:
        size, signed = head_of(bundle.note, key or bundle.key)
    except ValueError as error:
        return [f"The tree head cannot be trusted: {error}. / Træhovedet kan ikke bruges."]
    found = []
    if root is not None and root != signed:
        found.append("The signed root is not the one that was noted. / Den underskrevne rod er ikke den noterede.")
    hashes = [leaf_hash(entry) for entry in bundle.entries]
    if root_of(bundle.leaves) == signed and len(bundle.leaves) == size:
        found += differences(hashes, bundle.leaves)
    elif root_of(hashes) == signed and len(hashes) == size:
        places = ", ".join(str(n) for n, leaf in enumerate(bundle.leaves, 1) if hashes[n - 1 : n] != [leaf])
        found.append(f"All {size} entries are whole; the list of hashes was changed, at {places or 'its end'}.")
    else:
        found.append(
            f"Entries and list of hashes were both changed, somewhere in 1 to {size}. / Både poster og liste er ændret."
        )
        found += differences(hashes, bundle.leaves)
    found += [
        f"Document {name} was changed. / Dokumentet er ændret."
        for name, data in bundle.documents.items()
        if hashlib.sha256(data).hexdigest() != name
    ]
    return found


def differences(hashes: list[bytes], leaves: list[bytes]) -> list[str]:
    """How the entries differ from what was signed, each by its number in the log (seq), as the signed log has it."""
    first, last = _same_edges(hashes, leaves)
    mine = dict(enumerate(hashes[first : len(hashes) - last], first + 1))
    theirs = dict(enumerate(leaves[first : len(leaves) - last], first + 1))
    places, present = {leaf: n for n, leaf in enumerate(leaves, 1)}, set(mine.values())
    gone = [n for n, leaf in theirs.items() if leaf not in present]
    new = [n for n, leaf in mine.items() if leaf not in places]
    changed = sorted(set(gone) & set(new)) if len(mine) == len(theirs) else []
    found = [f"Entry {n} was changed. / Post {n} er ændret." for n in changed]
    found += [f"Entry {n} was removed. / Post {n} er fjernet." for n in gone if n not in changed]
    found += [f"An entry was added at {n}. / Der er tilføjet en post ved {n}." for n in new if n not in changed]
    known = [(at, places[leaf]) for at, leaf in mine.items() if leaf in places]
    return found + _out_of_place(known, theirs)


def _out_of_place(known: list[tuple[int, int]], theirs: dict[int, bytes]) -> list[str]:
    """known: where an entry stands, and where it stood when it was signed. As few as can be are said to have moved."""
    inside = [each for each in known if each[1] in theirs]
    stays = {inside[k] for k in _longest_rise([n for _, n in inside])}
    here = {n for _, n in stays}
    told = []
    for at, n in known:
        if (at, n) in stays:
            continue
        if n in here or n not in theirs:  # those that are not in question stand where they stood
            told.append(f"Entry {n} stands twice, again at {at}. / Post {n} står to gange, igen ved {at}.")
        else:
            told.append(f"Entry {n} was moved. / Post {n} er flyttet.")
        here.add(n)
    return told


def _longest_rise(numbers: list[int]) -> set[int]:
    """The places of a longest run, gaps allowed, in which each number is larger than the one before."""
    ends: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect.bisect_left(ends, number)
        before.append(tails[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        tails[length : length + 1] = [place]
    rise, place = set(), tails[-1] if tails else -1
    while place >= 0:
        rise.add(place)
        place = before[place]
    return rise


def _same_edges(a: list[bytes], b: list[bytes]) -> tuple[int, int]:
    """How many are the same from the front, and of the rest from the back."""
    most = min(len(a), len(b))
    first = next((n for n in range(most) if a[n] != b[n]), most)
    rest = most - first
    return first, next((n for n in range(rest) if a[-1 - n] != b[-1 - n]), rest)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="verify.py", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("bundle")
    parser.add_argument("--root", type=bytes.fromhex, help="the root as it was noted, in hex")
    parser.add_argument("--key", type=bytes.fromhex, help="the signer's public key as it was handed out, in hex")
    asked = parser.parse_args(arguments)
    try:
        bundle = Bundle(asked.bundle)
        found = check(bundle, asked.key, asked.root)
    except Unreadable as error:
        print(error)
        return 2
    for each in found:
        print(each)
    if not found:
        print(f"All {len(bundle.entries)} entries are as they were signed. / Alle poster er, som de blev underskrevet.")
        print(f"root {root_of(bundle.leaves).hex()}")
        if asked.key is None:
            print("The key came with the bundle: compare it with the one handed out beforehand.", bundle.key.hex())
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
