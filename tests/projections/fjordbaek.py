"""Fjordbæk's documents as a workshop's books, read once for all tests here. Never a made-up figure."""

from __future__ import annotations

from functools import cache

from domain.books import Books
from server.importing import read
from server.settings import ROOT

FOLDER = ROOT / "server" / "demo" / "fjordbaek"
CATALOGUE = "c" * 64


@cache
def fjordbaek() -> Books:
    imported = read(FOLDER)
    return Books.of(imported.budget, imported.catalogue, imported.assumptions, CATALOGUE)
