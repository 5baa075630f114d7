"""Whoever is forgotten is in no checkpoint any more, and in none that comes later (settled.md 4)."""

from __future__ import annotations

import zlib
from pathlib import Path

from domain.table.events import ProposalChosen, ReasonWritten
from domain.text import ERASED
from domain.workshop.events import ParticipantRegistered, TableAdded, WorkshopOpened
from domain.workshop.state import Workshop
from server.checkpoints.pickled import pickled
from tests.domain.books import CATALOGUE
from tests.projections.live import Fact, Live
from tests.server.checkpoints.days import W, kept_in, moment_of, told

WORDS = "Det skriver kun én, som så vil glemmes."


def facts() -> list[Fact]:
    live = Live().tell(WorkshopOpened("Day", "b" * 64, CATALOGUE, "a" * 64), actor="f:1")
    live.tell(TableAdded(1, ""), ParticipantRegistered("ann", "council", ""), actor="f:1")
    live.tell(ProposalChosen(1, "hours", 100, 0, CATALOGUE), ReasonWritten(1, "hours", WORDS), actor="p:ann")
    return live.tell(ProposalChosen(1, "clubs", 100, 0, CATALOGUE), actor="p:bob").facts


def reason(workshop: Workshop) -> object:
    return workshop.tables[1].choices["hours"].reason


def test_no_word_stands_readable_in_a_checkpoint(tmp_path: Path) -> None:
    """Nor in the files of log and directory. What is sealed has them."""
    with kept_in(tmp_path) as kept:
        moment = kept.checkpoint(facts())
        assert WORDS.encode() in zlib.decompress(pickled((moment, kept.store.origins(W))))
        found = kept.store.get_checkpoint(W)
        assert found is not None
        assert WORDS.encode() not in found[1]
        assert found[1] in b"".join(file.read_bytes() for file in tmp_path.iterdir()), "this is where it stands"
    raw = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"hours" in raw
    assert WORDS.encode() not in raw


def test_forgetting_somebody_ends_the_checkpoints_that_hold_their_words(tmp_path: Path) -> None:
    """The log is folded anew, without the words; and the copy of the checkpoint that somebody kept stays closed."""
    with kept_in(tmp_path) as kept:
        kept.checkpoint(facts())
        assert reason(kept.started()[0].workshop) == WORDS
        copy = kept.store.get_checkpoint(W)
        assert copy is not None
        kept.directory.forget(W, "ann")
        for _ in range(2):
            started, saved = kept.started()
            assert (saved, reason(started.workshop)) == (0, ERASED)
            kept.store.put_checkpoint(W, *copy)
        assert told(started) == told(kept.whole())


def test_words_that_an_undo_records_again_after_a_restart_are_still_their_writers(tmp_path: Path) -> None:
    """The second start too, from a checkpoint that the first made of what it had from one itself."""
    with kept_in(tmp_path) as kept:
        kept.checkpoint(facts())
    with kept_in(tmp_path) as kept:
        again, saved = kept.started()
        assert saved == len(facts())
        assert kept.checkpoints.save(moment_of(again), kept.checkpoints.key(W))
    with kept_in(tmp_path) as kept:
        assert kept.started()[1] == len(facts())
        live = Live()
        for fact in facts():
            live.live(fact)
        live.tell(ReasonWritten(1, "hours", "Noget andet."), actor="p:bob")
        live.tell(ReasonWritten(1, "hours", WORDS), actor="p:bob", undoes=live.workshop.seq)
        kept.append(live.facts[len(facts()) :])
        assert reason(kept.started()[0].workshop) == WORDS
        kept.directory.forget(W, "ann")
        assert reason(kept.started()[0].workshop) == ERASED
        assert reason(kept.whole().workshop) == ERASED


def test_a_room_that_read_the_words_before_saves_them_no_more(tmp_path: Path) -> None:
    """It may run for the rest of the day. One that starts after the erasure saves what is left."""
    with kept_in(tmp_path) as kept:
        kept.append(facts())
        before = kept.checkpoints.fold(W)
        assert before is not None
        kept.directory.forget(W, "ann")
        after = kept.checkpoints.fold(W)
        assert after is not None
        assert not kept.checkpoints.save(moment_of(before.projections), before.key)
        assert kept.store.get_checkpoint(W) is None
        assert kept.checkpoints.save(moment_of(after.projections), after.key)
        assert kept.started()[1] == len(facts())


def test_whoever_is_forgotten_without_having_written_a_word_ends_no_checkpoint(tmp_path: Path) -> None:
    """As when a registration fails: the name goes, and there never was a key."""
    with kept_in(tmp_path) as kept:
        kept.checkpoint(facts())
        kept.directory.put_name(W, "cat", "Cat")
        kept.directory.forget(W, "cat")
        assert kept.started()[1] == len(facts())


def test_forgetting_in_one_workshop_leaves_the_checkpoints_of_another(tmp_path: Path) -> None:
    with kept_in(tmp_path) as kept:
        kept.checkpoint(facts())
        kept.directory.key_for("another", "ann")
        kept.directory.forget("another", "ann")
        assert kept.started()[1] == len(facts())
