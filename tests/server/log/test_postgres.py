"""A log in PostgreSQL: settings that would lose edits are refused, and what was recorded is never changed."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from eventsourcing.persistence import IntegrityError, StoredEvent
from eventsourcing.tests import persistence as library

from domain.table import events as table
from server.directory import Directory
from server.log.batch import Batch
from server.log.errors import LogNotDurable, LogUnavailable
from server.log.postgres.recorder import PostgresLogDatastore, PostgresLogRecorder
from server.log.store import Store
from tests.server.log.places import Place, PostgresPlace, postgres_of
from tests.server.log.samples import OTHER, WORKSHOP, batch, edit, remembered
from tests.services.postgres import Postgres


@pytest.fixture
def place(database: str) -> Place:
    """These are about PostgreSQL."""
    return PostgresPlace(database)


class LibrarySuite(library.ApplicationRecorderTestCase[PostgresLogRecorder]):
    """Ids are text in our log. Never collected by itself: its other tests measure times."""

    __test__ = False

    empty: PostgresLogRecorder

    def create_recorder(self) -> PostgresLogRecorder:
        return self.empty

    def new_originator_id(self) -> UUID | str:
        return uuid4().hex


@pytest.mark.parametrize("name", ["test_insert_select", "test_concurrent_no_conflicts"])
def test_the_librarys_own_suite_passes(name: str, database: str) -> None:
    """Insert, select by id and by notification, subscribe; order, limits, topics, conflicts; ten threads at once."""
    case, before = LibrarySuite(name), set(threading.enumerate())
    with closing(PostgresLogRecorder.open(database)) as recorder:
        case.empty = recorder
        case.debug()
        for reader in set(threading.enumerate()) - before:
            reader.join()


@pytest.fixture
def recorder(log: Store, database: str) -> Iterator[PostgresLogRecorder]:
    """A second recorder, as another process would have it, on a log with three events in two workshops."""
    for each in (batch(1, 2), batch(1, 1, OTHER)):
        log.append(each).result()
    with closing(PostgresLogRecorder.open(database)) as recorder:
        yield recorder


def test_the_library_reads_what_the_store_wrote(recorder: PostgresLogRecorder) -> None:
    """By workshop and by position; the state is the envelope."""
    assert [event.originator_version for event in recorder.select_events(WORKSHOP)] == [1, 2]
    assert [event.originator_version for event in recorder.select_events(WORKSHOP, gt=1)] == [2]
    notifications = recorder.select_notifications(start=1, limit=10)
    assert [(n.id, n.originator_id, n.originator_version) for n in notifications] == [
        (1, WORKSHOP, 1),
        (2, WORKSHOP, 2),
        (3, OTHER, 1),
    ]
    assert {n.topic for n in notifications} == {"table.share_set"}
    assert recorder.max_notification_id() == 3


def test_the_store_reads_on_from_what_the_library_wrote(recorder: PostgresLogRecorder, log: Store) -> None:
    """Both stand on the same rows."""
    first = recorder.select_events(WORKSHOP)[0]
    with pytest.raises(IntegrityError):
        recorder.insert_events([first])
    assert [recorded.seq for recorded in log.read(WORKSHOP)] == [1, 2]


def test_a_position_is_never_given_twice(recorder: PostgresLogRecorder, place: Place) -> None:
    """Not even that of the last row, taken out by force."""
    place.remove_event(3)
    assert recorder.insert_events([StoredEvent(OTHER, 1, "table.share_set", b"")]) == [4]


@pytest.mark.parametrize("statement", ["UPDATE log.{} SET {} = {}", "DELETE FROM log.{}", "TRUNCATE log.{}"])
@pytest.mark.parametrize(("table", "column"), [("events", "state"), ("commands", "digest"), ("documents", "data")])
@pytest.mark.parametrize("role", ["origin", "replica"])
def test_what_is_recorded_is_never_changed_or_removed(
    log: Store, database: str, statement: str, table: str, column: str, role: str
) -> None:
    """Not even by who owns the tables, nor by who says that he only replays what happened elsewhere."""
    log.append(batch(1, 3)).result()
    log.put_document(b"a budget")
    with psycopg.connect(database) as owner:
        owner.execute(f"SET session_replication_role = {role}")
        with pytest.raises(psycopg.errors.RaiseException, match=f"{table} are never changed or removed"):
            owner.execute(statement.format(table, column, column))
    assert len(list(log.read(WORKSHOP))) == 3


def test_an_event_over_the_size_of_a_leaf_is_refused(recorder: PostgresLogRecorder) -> None:
    """By the table itself, whoever writes."""
    recorder.insert_events([StoredEvent("a", 1, "table.share_set", b"x" * 65_535)])
    with pytest.raises(IntegrityError):
        recorder.insert_events([StoredEvent("a", 2, "table.share_set", b"x" * 65_536)])


@pytest.mark.parametrize("setting", ["fsync", "full_page_writes"])
def test_a_server_that_would_lose_edits_is_refused(setting: str) -> None:
    """The negative control: a PostgreSQL that is quick because it promises nothing."""
    hasty = Postgres(settings={setting: "off"})
    try:
        hasty.start()
        with pytest.raises(LogNotDurable, match=rf"{setting}=off.*Set both to on in postgresql\.conf"):
            PostgresLogRecorder.open(hasty.url())
    finally:
        hasty.remove()


def test_a_database_that_acknowledges_before_it_commits_is_refused(database: str) -> None:
    """Where it is set: for the database, or for the role; and the remedy it names is one."""
    name = psycopg.conninfo.conninfo_to_dict(database)["dbname"]
    with psycopg.connect(database, autocommit=True) as operator:
        operator.execute(f"ALTER DATABASE {name} SET synchronous_commit = off")
        with pytest.raises(LogNotDurable, match=r"synchronous_commit=off.*ALTER DATABASE"):
            PostgresLogRecorder.open(database)
        with pytest.raises(Exception, match="synchronous_commit=off"):
            Directory(database)
        operator.execute(f"ALTER DATABASE {name} SET synchronous_commit = on")
        PostgresLogRecorder.open(database).close()
        operator.execute(f"ALTER DATABASE {name} RESET synchronous_commit")


def test_a_promise_is_kept_as_long_as_the_connection(log: Store, postgres: Postgres) -> None:
    """Whoever reloads the server's configuration meanwhile; the control is a connection of anybody's."""
    with psycopg.connect(postgres.url(), autocommit=True) as operator:
        operator.execute("ALTER SYSTEM SET synchronous_commit = off")
        operator.execute("SELECT pg_reload_conf()")
        try:
            while operator.execute("SHOW synchronous_commit").fetchone() != ("off",):
                pass
            assert postgres_of(log)._writer.execute("SHOW synchronous_commit").fetchone() == ("on",)
        finally:
            operator.execute("ALTER SYSTEM RESET synchronous_commit")
            operator.execute("SELECT pg_reload_conf()")
            while operator.execute("SHOW synchronous_commit").fetchone() != ("on",):
                pass


def test_a_new_connection_after_trouble_is_checked_too(log: Store, database: str, postgres: Postgres) -> None:
    """Not only the first."""
    name = psycopg.conninfo.conninfo_to_dict(database)["dbname"]
    with psycopg.connect(postgres.url(), autocommit=True) as operator:
        operator.execute(f"ALTER DATABASE {name} SET synchronous_commit = off")
        postgres.disconnect_all()
        assert log.append(batch(1)).exception() is not None
        with pytest.raises(LogNotDurable):
            log.reopen()
        assert log.healthy is False
    with psycopg.connect(postgres.url(), autocommit=True) as operator:
        operator.execute(f"ALTER DATABASE {name} RESET synchronous_commit")
    log.reopen()
    log.append(batch(1)).result()


def test_the_librarys_database_functions_are_refused(database: str) -> None:
    """Whether they are asked for or only stand there, since a reader would miss events."""
    with pytest.raises(LogNotDurable, match="readers miss some"):
        PostgresLogRecorder(PostgresLogDatastore(database, enable_db_functions=True))
    PostgresLogRecorder.open(database).close()
    with psycopg.connect(database) as operator:
        operator.execute("CREATE FUNCTION log.es_insert_events_text() RETURNS int LANGUAGE sql AS 'SELECT 1'")
    with pytest.raises(LogNotDurable, match=r"drop log\.es_insert_events_text"):
        PostgresLogRecorder.open(database)


def test_a_database_that_cannot_be_reached_is_named(database: str) -> None:
    """With its place and without its secret."""
    with pytest.raises(LogUnavailable, match="postgresql://somebody@localhost:1/day cannot be opened") as refused:
        PostgresLogRecorder.open("postgresql://somebody:hemmelig@localhost:1/day")
    assert "hemmelig" not in str(refused.value)


def test_several_servers_may_open_an_empty_database_at_once(place: Place) -> None:
    """One makes the tables; all have the same epoch."""
    epochs: list[str] = []

    def open_it() -> None:
        with place.open() as log:
            epochs.append(log.epoch)

    servers = [threading.Thread(target=open_it) for _ in range(6)]
    for server in servers:
        server.start()
    for server in servers:
        server.join()
    assert len(epochs) == 6
    assert len(set(epochs)) == 1


def test_an_event_is_committed_before_its_future_is_resolved(log: Store, database: str) -> None:
    """A connection that knows nothing of ours reads it at that moment."""
    seen: list[object] = []

    def count(_: object) -> None:
        with psycopg.connect(database) as other:
            seen.append(other.execute("SELECT count(*) FROM log.events").fetchone())

    for first in (1, 2, 3):
        future = log.append(batch(first))
        future.add_done_callback(count)
        future.result()
    log.append(batch(4)).result()  # resolved after the callbacks before it
    assert seen == [(1,), (2,), (3,)]


def test_events_and_their_commands_are_one_transaction(log: Store, database: str) -> None:
    """However many there are; the next ones are another."""
    log.append(batch(1, 50)).result()
    log.append(batch(51)).result()
    with psycopg.connect(database) as other:
        found = other.execute(
            "SELECT xmin::text, count(*) FROM (SELECT xmin FROM log.events UNION ALL SELECT xmin FROM log.commands) r "
            "GROUP BY 1 ORDER BY 2"
        ).fetchall()
    assert [count for _, count in found] == [2, 100]


def test_a_dump_brings_everything_back(log: Store, database: str, postgres: Postgres, tmp_path: Path) -> None:
    """By PostgreSQL's own tools: events in their positions, commands, documents, keys; and nothing can be changed."""
    spoken = edit(4, table.ReasonWritten(4, "R-03", "fordi"))
    log.append(batch(1, 3)).result()
    log.append(Batch(WORKSHOP, 3, (spoken,), ())).result()
    digest = log.put_document(b"a budget")
    dump, another = str(tmp_path / "dump"), postgres.new_database()
    postgres.run("pg_dump", "--format=custom", "--schema=log", "--schema=directory", f"--file={dump}", database)
    postgres.run("pg_restore", "--exit-on-error", f"--dbname={another}", dump)
    with PostgresPlace(another).open() as copy:
        assert tuple(copy.read(WORKSHOP)) == (*batch(1, 3).recorded, spoken)
        assert copy.load_commands(WORKSHOP) == [remembered(seq) for seq in (1, 2, 3)]
        assert copy.get_document(digest) == b"a budget"
        copy.append(batch(5)).result()
        with psycopg.connect(another) as owner, pytest.raises(psycopg.errors.RaiseException, match="never changed"):
            owner.execute("DELETE FROM log.events")
    postgres.give_back(another)


def test_a_log_in_a_file_needs_no_package_of_postgresqls() -> None:
    """Whoever runs one server has not installed them."""
    program = (
        "import sys\n"
        "for name in ('psycopg', 'psycopg_pool', 'redis'): sys.modules[name] = None\n"
        "import server.commandline, server.service\n"
        "from server.log.places import open_recorder\n"
        "try: open_recorder('postgresql://localhost/day')\n"
        "except Exception as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - ours
    assert "pip install 'raaderum[nodes]'" in done.stdout
