"""What each actor can undo, written from notes that are taken at every event. Never undoes anything itself.

A note is cheap, an `Edit` with its facts is not, and in a long run most edits fall out of the journal again: so edits
are made of the notes at the end, of the last ones alone.
"""

from __future__ import annotations

from domain.table.inverse import Note, inverse
from domain.table.state import JOURNAL_LENGTH, Edit


def edits_after(edits: tuple[Edit, ...], notes: list[Note]) -> tuple[Edit, ...]:
    """An actor's edits after what these notes tell. An undo takes its edit out, and those after it that had nothing
    left to undo."""
    for note in _that_matter(notes):
        recorded = note.recorded
        if recorded.undoes:
            edits = tuple(edit for edit in edits if edit.first < recorded.undoes)
        elif edits and edits[-1].command_id == recorded.command_id:
            edits = (*edits[:-1], _grown(edits[-1], note))
        else:
            seq = recorded.seq
            new = Edit(recorded.command_id, seq, seq, recorded.round, frozenset(note.rows), inverse(note))
            edits = (*edits[-JOURNAL_LENGTH + 1 :], new)
    return edits


def _that_matter(notes: list[Note]) -> list[Note]:
    """Those of as many of the last commands as a journal holds. All of them, if one undoes what may lie before."""
    if len(notes) <= JOURNAL_LENGTH or any(note.recorded.undoes for note in notes):
        return notes
    commands, first = 0, len(notes)
    command = None
    while first > 0:
        before = notes[first - 1].recorded.command_id
        if before != command:
            if commands == JOURNAL_LENGTH:
                break
            commands, command = commands + 1, before
        first -= 1
    return notes[first:]


def _grown(edit: Edit, note: Note) -> Edit:
    rows, restore = edit.rows.union(note.rows), (*inverse(note), *edit.restore)
    return Edit(edit.command_id, edit.first, note.recorded.seq, edit.round, rows, restore)
