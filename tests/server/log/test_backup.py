"""A copy taken while people edit is whole, opens, and holds the key of every word in it. Nothing is overwritten."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from domain.table import events as table
from domain.workshop.state import Workshop, evolve
from server.commandline.backup import backup, restore
from server.directory import Directory
from server.log import backup as backup_module
from server.log.backup import BackupFailed, back_up
from server.log.batch import Batch
from server.log.datastore import LogDatastore
from server.log.store import Store
from server.settings import directory_beside
from tests.server.log.samples import WORKSHOP, batch, edit, log_in


def spoken(seq: int) -> Batch:
    """Somebody new speaks, so that a new key is made."""
    event = table.ReasonWritten(4, "R-03", f"ord {seq}")
    return Batch(WORKSHOP, seq - 1, (edit(seq, event, actor=f"p:person{seq}"),), ())


@contextmanager
def people_speaking(log: Store) -> Iterator[threading.Event]:
    """A new person a time, on another thread, for as long as the block lasts. The event: some have spoken."""
    stop, some = threading.Event(), threading.Event()

    def speak() -> None:
        seq = 0
        while not stop.is_set():
            seq += 1
            log.append(spoken(seq)).result()
            if seq >= 20:
                some.set()

    thread = threading.Thread(target=speak)
    thread.start()
    try:
        yield some
    finally:
        stop.set()
        thread.join()


def test_a_copy_taken_while_people_speak_is_whole(tmp_path: Path) -> None:
    """It opens and folds without a gap, and every word in it has its key."""
    with log_in(tmp_path) as log:
        with people_speaking(log) as some:
            assert some.wait(30)
            for number in range(5):
                log.backup(tmp_path / f"copy-{number}")
        spoken_in_all = len(list(log.read(WORKSHOP)))
    counts = []
    for number in range(5):
        with log_in(tmp_path / f"copy-{number}") as copy:
            workshop = Workshop(WORKSHOP)
            for recorded in copy.read(WORKSHOP):
                workshop = evolve(workshop, recorded)
                assert recorded.event == table.ReasonWritten(4, "R-03", f"ord {recorded.seq}")
            counts.append(workshop.seq)
    assert counts == sorted(counts)
    assert 20 <= counts[0] <= counts[-1] <= spoken_in_all


def test_the_directory_is_copied_after_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who speaks between the two copies has a key too many there, never one too few."""
    copy_file = backup_module._copy
    with log_in(tmp_path) as log:
        log.append(spoken(1)).result()

        def and_somebody_speaks(source: Path, copy: Path) -> None:
            copy_file(source, copy)
            if source.name == "log.db":
                log.append(spoken(2)).result()

        monkeypatch.setattr(backup_module, "_copy", and_somebody_speaks)
        log.backup(tmp_path / "copy")
    with log_in(tmp_path / "copy") as copy:
        assert [r.event for r in copy.read(WORKSHOP)] == [table.ReasonWritten(4, "R-03", "ord 1")]
        assert copy._directory.key_for(WORKSHOP, "person2")[0] is not None


def test_a_copy_holds_documents_commands_and_names(tmp_path: Path) -> None:
    """Everything that the server needs to go on."""
    with log_in(tmp_path) as log:
        log.append(batch(1, 3)).result()
        digest = log.put_document(b"a budget")
        log._directory.put_name(WORKSHOP, "x7", "Deltager 7")
        log.backup(tmp_path / "copy")
    with log_in(tmp_path / "copy") as copy:
        assert len(copy.load_commands(WORKSHOP)) == 3
        assert copy.get_document(digest) == b"a budget"
        assert copy._directory.name(WORKSHOP, "x7") == "Deltager 7"
        copy.append(batch(4)).result()


@pytest.mark.parametrize("there", ["log.db", "directory.db"])
def test_a_copy_overwrites_nothing(tmp_path: Path, there: str) -> None:
    """Nor is anything half written beside it."""
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / there).write_text("dear to somebody")
    with log_in(tmp_path) as log, pytest.raises(BackupFailed, match="nothing is ever overwritten"):
        log.backup(tmp_path / "copy")
    assert [file.name for file in (tmp_path / "copy").iterdir()] == [there]
    assert (tmp_path / "copy" / there).read_text() == "dear to somebody"


def test_a_copy_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a half file nor a folder of its own."""

    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup_module, "_sync", full)
    with log_in(tmp_path) as log, pytest.raises(BackupFailed, match="No space left"):
        log.backup(tmp_path / "copy")
    assert list((tmp_path / "copy").iterdir()) == []


def torn(data: bytes) -> bytes:
    """A page that holds nothing SQLite knows."""
    return data[:20_000] + b"\xff" * 3_000 + data[23_000:]


def turned(data: bytes) -> bytes:
    """One letter of one event's workshop, so that table and index contradict each other."""
    return data.replace(WORKSHOP.encode(), WORKSHOP[:-1].encode() + b"x", 1)


@pytest.mark.parametrize("damage", [torn, turned])
def test_a_damaged_log_is_not_copied_in_silence(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    """A backup that could not be restored is none."""
    with log_in(tmp_path) as log:
        log.append(batch(1, 500)).result()
    file = tmp_path / "log.db"
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(BackupFailed, match=r"damaged|malformed"):
        back_up(file, tmp_path / "directory.db", tmp_path / "copy")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A log where `raaderum serve` would put it, with three events, closed."""
    database = tmp_path / "day.db"
    with closing(Directory(directory_beside(database))) as directory:
        store = Store.open(database, directory)
        store.append(batch(1, 3)).result()
        store.close()
    return database


def test_the_operator_backs_up_and_restores_into_a_new_epoch(database: Path, tmp_path: Path) -> None:
    """`raaderum backup` and `raaderum restore`; clients of the old log start over with the new one."""
    run = CliRunner()
    said = run.invoke(backup, ["--database", str(database), str(tmp_path / "copy")])
    assert said.exit_code == 0, said.output
    restored = tmp_path / "restored" / "day.db"
    said = run.invoke(restore, ["--database", str(restored), str(tmp_path / "copy")])
    assert said.exit_code == 0, said.output
    with (
        closing(Directory(directory_beside(database))) as old_directory,
        closing(Directory(directory_beside(restored))) as new_directory,
        closing(Store.open(database, old_directory)) as old,
        closing(Store.open(restored, new_directory)) as new,
    ):
        assert tuple(new.read(WORKSHOP)) == tuple(old.read(WORKSHOP)) == batch(1, 3).recorded
        assert new.epoch != old.epoch
        assert new.epoch in said.output


def test_the_operator_is_told_what_is_in_the_way(database: Path, tmp_path: Path) -> None:
    """A log that is there is never overwritten, and a folder that is no backup is named."""
    run = CliRunner()
    run.invoke(backup, ["--database", str(database), str(tmp_path / "copy")])
    said = run.invoke(restore, ["--database", str(database), str(tmp_path / "copy")])
    assert said.exit_code == 1
    assert "day.db exists already" in said.output
    said = run.invoke(restore, ["--database", str(tmp_path / "new.db"), str(tmp_path)])
    assert said.exit_code == 1
    assert "log.db is missing" in said.output
    assert not (tmp_path / "new.db").exists()


def test_an_operators_backup_works_while_a_server_writes(tmp_path: Path) -> None:
    """From another connection, as another process has it, and without taking the server's lock."""
    database = tmp_path / "day.db"
    with (
        closing(Directory(directory_beside(database))) as directory,
        closing(Store.open(database, directory)) as log,
        people_speaking(log) as some,
    ):
        assert some.wait(30)
        said = CliRunner().invoke(backup, ["--database", str(database), str(tmp_path / "copy")])
        assert said.exit_code == 0, said.output
    with log_in(tmp_path / "copy") as copy:
        assert len(list(copy.read(WORKSHOP))) >= 20


def test_a_copy_is_for_its_owner_alone(tmp_path: Path) -> None:
    """It holds keys."""
    with log_in(tmp_path) as log:
        log.backup(tmp_path / "copy")
    assert {file.stat().st_mode & 0o077 for file in (tmp_path / "copy").iterdir()} == {0}


def test_a_log_can_be_copied_when_no_server_runs(database: Path, tmp_path: Path) -> None:
    """And is left as it was."""
    before = database.read_bytes()
    back_up(database, directory_beside(database), tmp_path / "copy")
    assert database.read_bytes() == before
    with closing(LogDatastore(tmp_path / "copy" / "log.db")) as copy, copy.transaction(commit=False) as c:
        c.execute("SELECT count(*) FROM events")
        assert c.fetchone()[0] == 3
