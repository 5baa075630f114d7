"""The tree against Certificate Transparency's published vectors and RFC 6962's worked example."""

from __future__ import annotations

import hashlib

import pytest

from server.proof.merkle import EMPTY, Frontier, consistency, inclusion, leaf_hash, node_hash, root_of

ENTRIES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LEAVES = [leaf_hash(bytes.fromhex(entry)) for entry in ENTRIES]


def test_published_roots() -> None:
    assert hashlib.sha256().digest() == EMPTY == Frontier().root()
    assert [root_of(LEAVES[:size]).hex() for size in range(1, 9)] == ROOTS


def test_a_frontier_goes_on_from_what_was_kept() -> None:
    for kept in range(9):
        before = Frontier()
        for leaf in LEAVES[:kept]:
            before.append(leaf)
        after = Frontier(before.size, before.roots)
        for leaf in LEAVES[kept:]:
            after.append(leaf)
        assert after.root().hex() == ROOTS[7]
    with pytest.raises(ValueError, match="whole subtrees"):
        Frontier(3, LEAVES[:1])


@pytest.mark.parametrize("size", range(1, 9))
def test_an_inclusion_proof_leads_to_the_root(size: int) -> None:
    for index in range(size):
        assert _climb(index, size, LEAVES[index], inclusion(LEAVES[:size], index)).hex() == ROOTS[size - 1]


def test_published_consistency_proof() -> None:
    """RFC 6962, 2.1.3: the proofs between the trees of 3, 4, 6 and 7 leaves."""
    a, b, c, d, e, f, j = LEAVES[:7]
    g, h, i = node_hash(a, b), node_hash(c, d), node_hash(e, f)
    k = node_hash(g, h)
    tree = LEAVES[:7]
    assert consistency(tree, 3) == [c, d, g, node_hash(i, j)]
    assert consistency(tree, 4) == [node_hash(i, j)]
    assert consistency(tree, 6) == [i, j, k]
    assert consistency(tree, 7) == []


@pytest.mark.parametrize(("index", "size"), [(-1, 8), (8, 8), (0, 0)])
def test_no_proof_of_what_is_not_there(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="no leaf"):
        inclusion(LEAVES[:size], index)


def _climb(index: int, size: int, leaf: bytes, proof: list[bytes]) -> bytes:
    """RFC 9162, 2.1.3.2."""
    last = size - 1
    for step in proof:
        if index & 1 or index == last:
            leaf = node_hash(step, leaf)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            leaf = node_hash(leaf, step)
        index, last = index >> 1, last >> 1
    assert last == 0
    return leaf
