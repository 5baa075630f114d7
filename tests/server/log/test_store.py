"""What is appended can be read, in order and page by page; what contradicts the log is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from domain.recorded import Recorded
from domain.workshop.state import Event
from server.log import store as store_module
from server.log.batch import Batch
from server.log.store import (
    BatchRefused,
    DocumentMissing,
    EventTooLarge,
    LogDamaged,
    LogUnavailable,
    Store,
    VersionConflict,
)
from tests.server.log.places import Place
from tests.server.log.samples import NOON, OTHER, WORKSHOP, batch, edit, log_in, remembered


def seqs(log: Store, after: int = 0, limit: int | None = None) -> list[int]:
    return [recorded.seq for recorded in log.read(WORKSHOP, after, limit)]


def alone(*recorded: Recorded[Event]) -> Batch:
    return Batch(WORKSHOP, 0, recorded, ())


def test_what_was_appended_is_read_as_it_was(log: Store) -> None:
    """Also after the log has been closed and opened."""
    log.append(batch(1, 3)).result()
    assert tuple(log.read(WORKSHOP)) == batch(1, 3).recorded


def test_a_log_opened_again_goes_on(place: Place) -> None:
    """Same epoch, same events, and the next batch follows the last."""
    with place.open() as log:
        epoch = log.epoch
        log.append(batch(1, 3)).result()
    with place.open() as log:
        assert log.epoch == epoch
        log.append(batch(4)).result()
        assert seqs(log) == [1, 2, 3, 4]


def test_two_logs_have_two_epochs(place: Place, tmp_path: Path) -> None:
    """The epoch names one incarnation; a renewed one is kept."""
    (tmp_path / "other").mkdir()
    with place.open() as one, log_in(tmp_path / "other") as other:
        assert one.epoch != other.epoch
        before, renewed = one.epoch, one.renew_epoch()
        assert one.epoch == renewed != before
    with place.open() as one:
        assert one.epoch == renewed


@pytest.mark.parametrize(
    ("after", "limit", "expected"),
    [
        (0, None, range(1, 11)),
        (4, None, range(5, 11)),
        (4, 3, range(5, 8)),
        (0, 0, []),
        (10, None, []),
        (0, 99, range(1, 11)),
    ],
)
def test_reading_goes_page_by_page_without_a_seam(
    log: Store, monkeypatch: pytest.MonkeyPatch, after: int, limit: int | None, expected: range | list[int]
) -> None:
    """From anywhere, as far as one likes, whatever the size of a page."""
    log.append(batch(1, 10)).result()
    for page in (1, 2, 3, 5, 10, 11):
        monkeypatch.setattr(store_module, "PAGE", page)
        assert seqs(log, after, limit) == list(expected)


def test_a_workshop_that_is_not_there_has_no_events(log: Store) -> None:
    """And is none."""
    assert seqs(log) == []
    assert log.workshops() == []


def test_a_batch_decided_on_an_old_version_is_refused(log: Store) -> None:
    """Of two owners one wins, and the log holds only that one's events."""
    log.append(batch(1, 3)).result()
    with pytest.raises(VersionConflict, match="is at 3, the batch was decided on 2"):
        log.append(batch(3)).result()
    assert seqs(log) == [1, 2, 3]


def test_a_batch_that_would_leave_a_gap_is_refused(log: Store) -> None:
    """The unique index alone would let it in."""
    log.append(batch(1)).result()
    with pytest.raises(VersionConflict, match="is at 1, the batch was decided on 2"):
        log.append(batch(3)).result()


def test_another_process_that_was_first_is_noticed(place: Place) -> None:
    """Two stores on one file are two owners: the second is told, reads on, and can go on."""
    with place.open() as one, place.open() as two:
        one.append(batch(1)).result()
        two.append(batch(2)).result()
        with pytest.raises(VersionConflict):
            one.append(batch(2)).result()
        one.append(batch(3)).result()
        assert seqs(two) == [1, 2, 3]


def test_who_has_read_what_another_process_wrote_goes_on_from_there(place: Place) -> None:
    """What a store remembers of the log's end is not more than a memory."""
    with place.open() as one, place.open() as two:
        one.append(batch(1)).result()
        two.append(batch(2)).result()
        one.append(batch(3)).result()
        assert seqs(two) == [1, 2, 3]


def test_a_command_that_another_process_carried_out_is_a_conflict(place: Place) -> None:
    """Its sender reads on and finds it remembered."""
    with place.open() as one, place.open() as two:
        one.append(batch(1)).result()
        again = Batch(WORKSHOP, 1, (edit(2),), (replace(remembered(1), first=2, last=2),))
        with pytest.raises(VersionConflict, match="another was first"):
            two.append(again).result()
        assert seqs(two) == [1]
        two.append(batch(2)).result()


@pytest.mark.parametrize(
    "wrong",
    [
        alone(),
        alone(edit(2)),
        alone(edit(1), edit(3)),
        alone(edit(1), edit(1)),
        alone(edit(1), edit(2, workshop=OTHER)),
        alone(edit(1, at=NOON), edit(2, at=NOON - 1)),
        Batch(WORKSHOP, 0, (edit(1),), (remembered(2),)),
        Batch(WORKSHOP, 0, (edit(1),), (remembered(1, OTHER),)),
    ],
    ids=["empty", "too late", "a gap", "twice", "of another", "backwards", "no such answer", "another's command"],
)
def test_a_batch_that_contradicts_itself_is_refused(log: Store, wrong: Batch) -> None:
    """A room never sends one; if it did, the log would be wrong for ever."""
    with pytest.raises(BatchRefused):
        log.append(wrong).result()
    assert log.healthy
    assert log.workshops() == []


@pytest.mark.parametrize("again", [False, True], ids=["same server", "after a restart"])
def test_time_never_runs_backwards_from_batch_to_batch(place: Place, again: bool) -> None:
    """The log remembers its last moment."""
    with place.open() as log:
        log.append(alone(edit(1, at=NOON))).result()
        if not again:
            refuse_earlier(log)
    if again:
        with place.open() as log:
            refuse_earlier(log)


def refuse_earlier(log: Store) -> None:
    with pytest.raises(BatchRefused, match=r"time runs backwards.*record max\(previous, now\)"):
        log.append(Batch(WORKSHOP, 1, (edit(2, at=NOON - 1),), ())).result()
    log.append(Batch(WORKSHOP, 1, (edit(2, at=NOON),), ())).result()


def test_an_event_that_is_too_large_harms_no_other(log: Store) -> None:
    """It is refused before anything is written, and the log stays healthy."""
    large = edit(1, actor="p:" + "x" * 65_535)
    with pytest.raises(EventTooLarge):
        log.append(alone(large)).result()
    assert log.healthy
    log.append(batch(1)).result()


def test_a_missing_event_is_seen_at_reading(log: Store, place: Place) -> None:
    """A gap is damage, not an end."""
    log.append(batch(1, 3)).result()
    place.remove_event(2)
    with pytest.raises(LogDamaged, match=r"position 3: .* has no seq 2"):
        seqs(log)


def test_a_document_is_kept_under_its_hash(log: Store) -> None:
    """Once, however often it is put there."""
    digest = log.put_document(b"a budget")
    assert digest == "f277de703d8cf7c52338559bcc8dbc77a1814499b95902cc53cd94f0eb54f980"
    assert log.put_document(b"a budget") == digest
    assert log.get_document(digest) == b"a budget"


def test_a_document_that_is_not_there_is_missing(log: Store) -> None:
    """A KeyError, with the remedy."""
    with pytest.raises(DocumentMissing, match="import the budget again"):
        log.get_document("0" * 64)
    assert issubclass(DocumentMissing, KeyError)


def test_a_document_that_was_changed_is_seen(log: Store, place: Place) -> None:
    """Its name is its hash."""
    digest = log.put_document(b"a budget")
    place.change_documents()
    with pytest.raises(LogDamaged, match="does not have that hash"):
        log.get_document(digest)


def test_a_file_that_is_no_log_is_refused(tmp_path: Path) -> None:
    """And left as it is."""
    (tmp_path / "log.db").write_bytes(b"not a database" * 100)
    with pytest.raises(LogUnavailable, match=r"log\.db cannot be opened as a log"), log_in(tmp_path):
        pass
    assert (tmp_path / "log.db").read_bytes().startswith(b"not a database")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The operator sees which path to check."""
    with log_in(tmp_path) as log, pytest.raises(LogUnavailable, match="nowhere"):
        Store.open(tmp_path / "nowhere" / "log.db", log._directory)


def test_a_closed_log_takes_nothing_more(place: Place) -> None:
    """But what was appended before is there."""
    with place.open() as log:
        waiting = log.append(batch(1))
    assert waiting.result() is None
    assert not log.healthy
    with pytest.raises(LogUnavailable, match="closed"):
        log.append(batch(2)).result()


def test_others_on_this_machine_cannot_read_the_files(tmp_path: Path) -> None:
    """Log and directory belong to the one who runs the server."""
    with log_in(tmp_path) as log:
        log.append(batch(1)).result()
        assert {file.stat().st_mode & 0o077 for file in tmp_path.iterdir()} == {0}
