"""Names, keys and ways in: kept until they are erased, and then gone without a trace."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest

from server.books.postgres import PostgresBook
from server.books.sqlite import SqliteBook
from server.directory import CHECKPOINT, CODE_ALPHABET, CODE_LENGTH, Directory, DirectoryUnavailable, Grant, Memory
from tests.services.postgres import Postgres

W, OTHER = "workshop-1", "workshop-2"


class InFile:
    """A directory in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.place = folder / "directory.db"

    def raw(self) -> bytes:
        """All bytes of all of its files."""
        return b"".join(file.read_bytes() for file in self.place.parent.iterdir())


class InPostgres:
    """A directory in a database of its own."""

    def __init__(self, url: str) -> None:
        self.place = url

    def raw(self) -> bytes:
        """All bytes of the files of its tables, as they are on the disk."""
        with psycopg.connect(self.place, autocommit=True) as connection:
            connection.execute("CHECKPOINT")
            files = connection.execute(
                "SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class "
                "WHERE relnamespace = 'directory'::regnamespace"
            ).fetchall()
        return b"".join(content for (content,) in files)


@pytest.fixture(params=["sqlite", "postgres"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> InFile | InPostgres:
    return InFile(tmp_path) if request.param == "sqlite" else InPostgres(request.getfixturevalue("database"))


@pytest.fixture
def directory(kept: InFile | InPostgres) -> Iterator[Directory]:
    with closing(Directory(kept.place)) as directory:
        yield directory


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Directory]:
    """For what is SQLite's alone."""
    with closing(Directory(tmp_path / "directory.db")) as directory:
        yield directory


def _db(directory: Directory) -> sqlite3.Connection:
    assert isinstance(directory._book, SqliteBook)
    return directory._book.db


def test_a_person_has_one_key_in_a_workshop(directory: Directory) -> None:
    """And another one in another, so that forgetting in one leaves the other."""
    key_id, key = directory.key_for(W, "x7")
    assert directory.key_for(W, "x7") == (key_id, key)
    assert len(key) == 32
    others = [directory.key_for(W, "k2"), directory.key_for(OTHER, "x7")]
    assert len({key_id, *(i for i, _ in others)}) == len({key, *(k for _, k in others)}) == 3


def test_a_key_is_on_disk_before_it_is_given(directory: Directory, kept: InFile | InPostgres) -> None:
    """Another directory on the same file finds it at once, and a second asker gets the same."""
    given = directory.key_for(W, "x7")
    with closing(Directory(kept.place)) as other:
        assert other.key(given[0]) == given[1]
        assert other.key_for(W, "x7") == given


def test_the_directory_is_durable_and_wipes_what_it_deletes(file: Directory) -> None:
    """A key that a power cut took would erase somebody's words."""
    pragmas = {p: _db(file).execute(f"PRAGMA {p}").fetchone()[0] for p in ("synchronous", "secure_delete")}
    assert pragmas == {"synchronous": 2, "secure_delete": 1}


def test_two_who_ask_at_once_get_one_key(directory: Directory) -> None:
    """Whichever thread is first."""
    given: list[tuple[str, bytes]] = []
    threads = [threading.Thread(target=lambda: given.append(directory.key_for(W, "x7"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(given) == 8
    assert len(set(given)) == 1


def test_who_is_forgotten_has_neither_name_nor_key(directory: Directory) -> None:
    """At once; others keep theirs, and so does the same person elsewhere."""
    key_id, _ = directory.key_for(W, "x7")
    directory.put_names(W, {"x7": "Deltager 7", "k2": "Deltager 2"})
    elsewhere = directory.key_for(OTHER, "x7")
    directory.forget(W, "x7")
    assert directory.key(key_id) is None
    assert directory.name(W, "x7") is None
    assert directory.names(W) == {"k2": "Deltager 2"}
    assert directory.key(elsewhere[0]) == elsewhere[1]
    assert directory.key_for(W, "x7")[0] != key_id


def test_what_was_kept_of_a_workshop_cannot_be_read_after_somebody_is_forgotten(directory: Directory) -> None:
    """A checkpoint holds everybody's words: its key goes with each of them; those of others and elsewhere stay."""
    sealed, other = directory.key_for(W, CHECKPOINT), directory.key_for(OTHER, CHECKPOINT)
    stays = directory.key_for(W, "k2")
    directory.key_for(W, "x7")
    directory.forget(W, "x7")
    assert directory.key(sealed[0]) is None
    assert directory.key_for(W, CHECKPOINT)[0] != sealed[0]
    assert directory.key(other[0]) == other[1]
    assert directory.key(stays[0]) == stays[1]


def test_another_server_forgets_within_seconds(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it remembers of keys it believes for a while only, since somebody may have been erased elsewhere."""
    monkeypatch.setattr(PostgresBook, "memory", 0.0)
    with closing(Directory(database)) as one, closing(Directory(database)) as two:
        key_id, key = one.key_for(W, "x7")
        assert two.key(key_id) == key
        one.forget(W, "x7")
        assert two.key(key_id) is None
        assert two.key_for(W, "x7")[0] != key_id


def test_a_memory_ends() -> None:
    """After its time, or at once for what is to be forgotten."""
    short, long = Memory[str, int](0.0), Memory[str, int](600.0)
    short["a"] = long["a"] = long["b"] = 1
    assert (short.get("a"), long.get("a"), long.get("c")) == (None, 1, None)
    long.forget("a", "c")
    assert (long.get("a"), long.get("b")) == (None, 1)


def test_the_directory_outlives_a_restart_of_its_server(database: str, postgres: Postgres) -> None:
    """By itself; until then it says that it cannot be used."""
    with closing(Directory(database)) as directory:
        secret = directory.grant(W, "participant", "p:x7", "bearer")
        postgres.kill()
        with pytest.raises(DirectoryUnavailable, match="cannot be used"):
            directory.find(secret, "bearer")
        postgres.restart()
        assert directory.find(secret, "bearer") is not None


def test_nothing_of_who_is_forgotten_is_left_in_the_files(directory: Directory, kept: InFile | InPostgres) -> None:
    """Neither in the database nor in its write-ahead log; before that both stood there."""
    _, key = directory.key_for(W, "x7")
    badge = directory.grant(W, "participant", "p:x7", "link").encode()
    directory.put_name(W, "x7", "et navn som ingen anden har")
    traces = (key, badge, b"p:x7", b"et navn som ingen anden har")
    assert all(trace in kept.raw() for trace in traces)
    directory.forget(W, "x7")
    assert [trace for trace in traces if trace in kept.raw()] == []


def test_forgetting_says_so_if_a_trace_may_be_left(file: Directory, tmp_path: Path) -> None:
    """Somebody reads the file at that moment: it is to be done again, and then it succeeds."""
    file.key_for(W, "x7")
    _db(file).execute("PRAGMA busy_timeout=1")
    with closing(sqlite3.connect(tmp_path / "directory.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM keys").fetchone()
        with pytest.raises(DirectoryUnavailable, match="forget again"):
            file.forget(W, "x7")
    file.forget(W, "x7")


def test_names_are_kept_and_replaced(directory: Directory, kept: InFile | InPostgres) -> None:
    """Also over a restart."""
    directory.put_names(W, {"x7": "Deltager 7", "k2": "Deltager 2"})
    directory.put_name(W, "k2", "Deltager Toogtyve")
    with closing(Directory(kept.place)) as again:
        assert again.names(W) == {"x7": "Deltager 7", "k2": "Deltager Toogtyve"}
        assert again.name(W, "x7") == "Deltager 7"
        assert again.name(OTHER, "x7") is None


def test_all_names_are_put_or_none(directory: Directory) -> None:
    """One that cannot be stored leaves no half list."""
    with pytest.raises((sqlite3.IntegrityError, DirectoryUnavailable)):
        directory.put_names(W, {"x7": "Deltager 7", "k2": None})  # type: ignore[dict-item]  # what no caller may do
    assert directory.names(W) == {}
    directory.put_name(W, "x7", "Deltager 7")


@pytest.mark.parametrize("kind", ["bearer", "link", "join_code", "join_secret"])
def test_a_secret_opens_what_it_was_made_for(directory: Directory, kind: str) -> None:
    """By its kind alone, until it is revoked."""
    secret = directory.grant(W, "participant", "p:x7", kind)
    found = directory.find(secret, kind)
    assert found is not None
    assert (found.workshop, found.role, found.subject, found.kind) == (W, "participant", "p:x7", kind)
    for other in {"bearer", "link", "join_code", "join_secret"} - {kind}:
        assert directory.find(secret, other) is None
    assert directory.find(secret[:-1], kind) is None
    assert directory.find("", kind) is None
    assert directory.revoke(W, "p:x7", kind) == 1
    assert directory.find(secret, kind) is None
    assert directory.revoke(W, "p:x7", kind) == 0


def test_revoking_touches_nobody_else(directory: Directory) -> None:
    """Nor another kind, nor another workshop."""
    kept = [
        (directory.grant(W, "participant", "p:k2", "bearer"), "bearer"),
        (directory.grant(W, "participant", "p:x7", "link"), "link"),
        (directory.grant(OTHER, "participant", "p:x7", "bearer"), "bearer"),
    ]
    for _ in range(2):
        directory.grant(W, "participant", "p:x7", "bearer")
    assert directory.revoke(W, "p:x7", "bearer") == 2
    assert all(directory.find(secret, kind) for secret, kind in kept)


def test_a_bearer_is_not_on_the_disk_but_what_is_shown_again_is(
    directory: Directory, kept: InFile | InPostgres
) -> None:
    """A stolen file signs nobody in as a participant's phone; a badge can be printed twice."""
    bearer = directory.grant(W, "participant", "p:x7", "bearer")
    shown = {kind: directory.grant(W, "participant", "p:x7", kind) for kind in ("link", "join_code", "join_secret")}
    assert bearer.encode() not in kept.raw()
    assert all(secret.encode() in kept.raw() for secret in shown.values())
    directory.grant(OTHER, "hall", "h:1", "link")
    assert directory.links(W) == [Grant(W, "participant", "p:x7", kind, secret) for kind, secret in shown.items()]
    found = directory.find(bearer, "bearer")
    assert found is not None
    assert found.secret == ""


def test_a_join_code_can_be_read_aloud_and_typed(directory: Directory) -> None:
    """Eight characters, none like another, no words; other secrets have 128 bits."""
    assert not set(CODE_ALPHABET) & set("01258OILSZUVAEY")
    assert len(set(CODE_ALPHABET)) == len(CODE_ALPHABET)
    codes = [directory.grant(W, "participant", "", "join_code") for _ in range(50)]
    assert len(set(codes)) == 50
    assert all(len(code) == CODE_LENGTH == 8 and set(code) <= set(CODE_ALPHABET) for code in codes)
    assert len(directory.grant(W, "participant", "", "join_secret")) == 22  # 128 bits in base 64


def test_two_codes_are_never_the_same(directory: Directory, monkeypatch: pytest.MonkeyPatch) -> None:
    """If chance makes one again, another is made."""
    made = iter(["3479BCDF", "3479BCDF", "GHJKMNPQ"])
    monkeypatch.setattr("server.directory._new_secret", lambda kind: next(made))
    first = directory.grant(W, "participant", "", "join_code")
    second = directory.grant(OTHER, "participant", "", "join_code")
    assert (first, second) == ("3479BCDF", "GHJKMNPQ")


def test_an_unknown_kind_is_refused(directory: Directory) -> None:
    """With the kinds there are."""
    with pytest.raises(ValueError, match=r"'badge'.*bearer, join_code, join_secret, link"):
        directory.grant(W, "participant", "p:x7", "badge")


def test_a_directory_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """With the place."""
    with pytest.raises(DirectoryUnavailable, match="nowhere"):
        Directory(tmp_path / "nowhere" / "directory.db")


def test_a_dump_that_is_running_is_no_reason_to_say_that_all_is_erased(database: str) -> None:
    """PostgreSQL copies what an open snapshot may still see into the new files: forgetting says so, and is repeated."""
    kept = InPostgres(database)
    with closing(Directory(database)) as directory:
        _, key = directory.key_for(W, "p:anne")
        with psycopg.connect(database) as dump:
            dump.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            dump.execute("SELECT 1 FROM pg_class LIMIT 1")
            with pytest.raises(DirectoryUnavailable, match="forget again"):
                directory.forget(W, "p:anne")
            assert key in kept.raw(), "else this shows nothing"
        directory.forget(W, "p:anne")
        assert key not in kept.raw()


def test_a_grant_whose_answer_was_lost_is_made_once(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection is cut after the commit and before its answer: a second code would let people in, too."""
    carried_out = psycopg.Connection.transaction
    cut: list[bool] = []

    @contextmanager
    def answerless(connection: psycopg.Connection) -> Iterator[psycopg.Transaction]:
        with carried_out(connection) as transaction:
            yield transaction
        if not cut:
            cut.append(True)
            connection.close()
            raise psycopg.OperationalError("the connection was cut")

    with closing(Directory(database)) as directory:
        assert directory.names(W) == {}, "so that a connection is idle, which may have been cut"
        monkeypatch.setattr(psycopg.Connection, "transaction", answerless)
        code = directory.grant(W, "participant", "", "join_code")
        assert cut
        assert [link.secret for link in directory.links(W)] == [code]


def test_a_whole_list_is_forgotten_at_once(directory: Directory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The book is cleaned once: in PostgreSQL that writes its tables anew, and the event loop waits for it."""
    scrubbed: list[bool] = []
    scrub = directory._book.scrub
    monkeypatch.setattr(directory._book, "scrub", lambda: scrubbed.append(scrub() is None))
    directory.put_names(W, {"one": "Anne", "two": "Bo", "three": "Carl"})
    keys = [directory.key_for(W, person)[0] for person in ("one", "two", CHECKPOINT)]
    directory.forget(W, "one", "two")
    assert directory.names(W) == {"three": "Carl"}
    assert [directory.key(key) for key in keys] == [None, None, None]
    assert len(scrubbed) == 1
