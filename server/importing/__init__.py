"""A municipality's own files become a budget, a catalogue and assumptions, or participants. Never stores them.

    read_files(files, mapping=None)  -> Reading: understood, imported or None, people, problems with place and remedy
    read(folder)                     -> Imported, or ImportFailed
    files_of(path)                   -> the files of a folder, or the one, for `read_files`
    read_participants(file, data, committees), read_form(people, committees) -> people, problems
    mappings()                       -> the mappings that come with the house, by id
    decode(data), encode(mapping)    -> a mapping from and to its file; MappingIsBroken
    heads(files)                     -> the first rows of every sheet, to choose columns by
    guess(files)                     -> a mapping proposed from the names of the columns, or None
    preview(files)                   -> heads, guess, and whose files they are, from one reading

`files` are bytes by name; nothing they hold raises. A workbook is read in a process of its own, so a call may take
seconds: ask from a thread. mapping None: a workbook of our own needs none (`native.py`); else the
bundled mapping that the files belong to, or else a guess, which is told. MAPPING.md is the mapping's format.
"""

from server.importing.assembling.people import MOST_TABLES, Expected
from server.importing.guessing import guess
from server.importing.heads import Head, heads
from server.importing.imported import Imported
from server.importing.mapping import Mapping, MappingIsBroken, decode, encode
from server.importing.mapping import bundled as mappings
from server.importing.participants import read_form, read_participants
from server.importing.preview import Preview, preview
from server.importing.problems import ImportFailed, ImportProblem
from server.importing.reading import Reading, files_of, read, read_files
from server.importing.understood import Understood

__all__ = [
    "MOST_TABLES",
    "Expected",
    "Head",
    "ImportFailed",
    "ImportProblem",
    "Imported",
    "Mapping",
    "MappingIsBroken",
    "Preview",
    "Reading",
    "Understood",
    "decode",
    "encode",
    "files_of",
    "guess",
    "heads",
    "mappings",
    "preview",
    "read",
    "read_files",
    "read_form",
    "read_participants",
]
