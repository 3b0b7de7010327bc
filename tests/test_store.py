"""The store keeps what it was given, to its one owner, through threads, kills and full disks."""

import os
import random
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest
from pandas.testing import assert_frame_equal

from rsoft_analytics.errors import RsoftError, StoreBusy
from rsoft_analytics.store import Store, schema
from rsoft_analytics.store.engine import CONFIG
from rsoft_analytics.store.statements import in_order, statements

ROOT = Path(__file__).parents[1]
HOLDER = """
import sys, time
from pathlib import Path
from rsoft_analytics.store import Store
with Store(Path(sys.argv[1])):
    print("open", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store may lie."""
    return tmp_path / "team" / "rsoft.duckdb"


@pytest.fixture
def holder(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the store open."""
    command = [sys.executable, "-c", HOLDER, str(path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


@pytest.fixture
def asking(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """A way to put SQL of a test's own into a .sql file that a store can be asked."""

    def named(sql: str) -> str:
        place = tmp_path / "asked"
        place.mkdir(exist_ok=True)
        name = f"asked{len(list(place.iterdir()))}"
        (place / f"{name}.sql").write_text(sql)
        return str(place / name)

    return named


def test_sixteen_threads_get_their_own_answers_only(empty_store: Store, asking) -> None:
    name = asking("select $tag as tag, i from range($many) as numbers (i)")

    def ask(thread: int) -> int:
        wrong = 0
        dice = random.Random(thread)
        for question in range(140):
            tag, many = f"{thread}/{question}", dice.randrange(1, 3000)
            rows = empty_store.rows(name, tag=tag, many=many)
            wrong += len(rows) != many or {row["tag"] for row in rows} != {tag}
        return wrong

    with ThreadPoolExecutor(16) as threads:
        assert sum(threads.map(ask, range(16))) == 0


def test_one_connection_for_all_threads_would_mix_their_answers() -> None:
    """What the test above would see if questions shared a cursor."""
    with duckdb.connect() as shared:

        def ask(thread: int) -> int:
            wrong = 0
            for question in range(200):
                tag = f"{thread}/{question}"
                try:
                    answer = shared.execute("select $tag from range(500)", {"tag": tag})
                    wrong += {found for (found,) in answer.fetchall()} != {tag}
                except duckdb.Error:
                    wrong += 1
            return wrong

        with ThreadPoolExecutor(16) as threads:
            assert sum(threads.map(ask, range(16))) > 0


def test_readers_see_the_old_world_until_a_change_is_done(empty_store: Store, asking) -> None:
    count = asking("select count(*) as kept from mappings")
    with empty_store.writing() as writing:
        writing.run("imports/mapping_kept", header="h", kind="calls", columns="{}")
        assert empty_store.row(count) == {"kept": 0}
    assert empty_store.row(count) == {"kept": 1}


def test_a_second_process_is_refused_at_once_and_told_who_has_it(path: Path, holder) -> None:
    began = time.monotonic()
    with pytest.raises(
        StoreBusy, match=rf"rsoft.duckdb is open in process {holder.pid}, .*--store"
    ):
        Store(path)
    assert time.monotonic() - began < 1


def test_a_refused_opening_takes_nothing_from_the_holder(path: Path, holder) -> None:
    for _ in range(2):
        with pytest.raises(StoreBusy, match=f"process {holder.pid}"):
            Store(path)


def test_a_store_is_free_after_its_holder_was_killed(path: Path, holder) -> None:
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    Store(path).close()


def test_a_store_is_free_after_it_was_closed_in_another_thread(path: Path) -> None:
    store = Store(path)
    closing = threading.Thread(target=store.close)
    closing.start()
    closing.join()
    Store(path).close()


def test_a_store_is_open_once_in_one_process_too(path: Path) -> None:
    with Store(path), pytest.raises(StoreBusy, match=f"process {os.getpid()}"):
        Store(path)


def test_a_link_to_a_store_is_that_store(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.duckdb"
    with Store(path):
        link.symlink_to(path)
        with pytest.raises(StoreBusy):
            Store(link)


def test_closing_twice_leaves_the_next_holder_its_store(path: Path) -> None:
    first = Store(path)
    first.close()
    with Store(path):
        first.close()
        with pytest.raises(StoreBusy, match=f"process {os.getpid()}"):
            Store(path)


def test_a_file_with_two_names_is_refused(path: Path) -> None:
    Store(path).close()
    os.link(path, path.with_name("other.duckdb"))
    with pytest.raises(RsoftError, match="second name"):
        Store(path)


def test_a_store_and_what_lies_beside_it_are_its_owners_alone(path: Path) -> None:
    with Store(path):
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        folders = {modes.pop("rsoft.duckdb.spill"), modes.pop("rsoft.duckdb.copies")}
        assert folders == {0o700}
        assert set(modes.values()) == {0o600}


def test_what_a_killed_process_spilled_is_gone_after_opening(path: Path) -> None:
    spill = path.with_name("rsoft.duckdb.spill")
    spill.mkdir(parents=True)
    (spill / "duckdb_temp_storage-0.tmp").write_text("+91 55000 00001")
    with Store(path):
        assert list(spill.iterdir()) == []


def test_a_store_of_a_newer_program_is_refused_in_words(path: Path) -> None:
    Store(path).close()
    with duckdb.connect(path) as connection:
        connection.execute("insert into migrations values (9000, 'of tomorrow', now())")
    with pytest.raises(RsoftError, match=r"newer version .*step 9000; this one knows \d+"):
        Store(path)
    with duckdb.connect(path):  # and left as it was, free for the newer one
        pass


def test_every_migration_is_recorded(empty_store: Store) -> None:
    done = {row["number"] for row in empty_store.rows("store/migrations_done")}
    assert done == {int(Path(name).name[:4]) for name in in_order("store/tables")}


def test_a_migration_that_fails_leaves_nothing_of_it(monkeypatch, tmp_path: Path) -> None:
    faulty = tmp_path / "0099_faulty"
    faulty.with_suffix(".sql").write_text(
        "create table half (i integer);\n\nselect * from nowhere\n"
    )
    with duckdb.connect() as connection:
        connection.execute(statements("store/migrations_recorded")[0])
        with pytest.raises(duckdb.CatalogException):
            schema.migrate(connection, 99, str(faulty))
        assert connection.execute("show tables").fetchall() == [("migrations",)]
        assert connection.execute("select count(*) from migrations").fetchall() == [(0,)]


def test_a_store_of_the_first_schema_opens_with_what_it_holds(path: Path) -> None:
    path.parent.mkdir()
    with duckdb.connect(path, config={"storage_compatibility_version": "v1.4.0"}) as connection:
        connection.execute(statements("store/migrations_recorded")[0])
        for number, name in enumerate(in_order("store/tables")[:2], 1):
            schema.migrate(connection, number, name)
        connection.execute("insert into settings values ('currency', 'AED')")
    with Store(path) as store:
        assert store.settings.currency == "AED"
        store.rebuild()


def test_a_store_from_before_leads_were_persons_has_them_once_it_is_opened(path: Path) -> None:
    path.parent.mkdir()
    with duckdb.connect(path, config={"storage_compatibility_version": "v1.4.0"}) as connection:
        connection.execute(statements("store/migrations_recorded")[0])
        older = [name for name in in_order("store/tables") if Path(name).name[:4] < "0004"]
        for number, name in enumerate(older, 1):
            schema.migrate(connection, number, name)
        connection.execute(
            "insert into imports select 1, 'a.csv', 'abc', 1, 'leads', 'leads', '{}', 'leads|',"
            " null, 'IN', 'Asia/Kolkata', true, '{}', null, null, now(), 1, 1, 0, 0, 0, 0, null"
        )
        connection.execute(
            "insert into raw_leads by name select 1 as import_id, 1 as row, 2 as line, 7 as record,"
            " 1 as ordinal, 'Asha' as name, 'asha' as name_key, 915500000001 as number,"
            " [915500000001] as numbers, [] as emails, 'won' as stage, 'Won' as status"
        )
    with Store(path) as store, store.engine.cursor() as cursor:
        found = cursor.execute("select person, stage, is_won from leads").fetchall()
    assert found == [(915500000001, "won", True)]


def test_a_store_brings_its_rules_along_when_the_programs_change(path: Path) -> None:
    Store(path).close()
    with duckdb.connect(path) as connection:
        connection.execute("update settings set value = 'of yesterday' where name = 'rules'")
        connection.execute("create or replace macro blank(text) as false")
    with Store(path) as store, store.engine.cursor() as cursor:
        assert cursor.execute("select blank('--')").fetchall() == [(True,)]


FORBIDDEN = (
    "copy (select 1) to '{0}/out.csv'",
    "select * from read_csv('{0}/secret.csv')",
    "select * from '{0}/secret.csv'",
    "select * from read_text('{0}/secret.csv')",
    "select * from read_blob('{0}/secret.csv')",
    "select * from glob('{0}/*')",
    "select * from sniff_csv('{0}/secret.csv')",
    "attach '{0}/other.duckdb'",
    "export database '{0}/out'",
    "import database '{0}/out'",
    "install httpfs",
    "load httpfs",
    "create secret s (type s3)",
    "set memory_limit = '1MB'",
    "set global TimeZone = 'UTC'",
    "set enable_external_access = true",
    "reset lock_configuration",
    "select * from handed_over_by_nobody",
)


@pytest.mark.parametrize("sql", FORBIDDEN)
def test_no_sql_reaches_a_file_an_extension_or_a_setting(
    empty_store: Store, tmp_path: Path, sql: str
) -> None:
    (tmp_path / "secret.csv").write_text("a,b\n1,2\n")
    handed_over_by_nobody = [1]  # noqa: F841 - DuckDB would read a variable of this name
    with empty_store.engine.cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(sql.format(tmp_path)).fetchall()
    assert [file.name for file in tmp_path.iterdir()] == ["secret.csv"]


def test_a_store_in_a_file_reaches_fresh_copies_of_its_own_and_nothing_else(
    path: Path, tmp_path: Path
) -> None:
    with Store(path) as store, store.engine.cursor() as cursor:
        with pytest.raises(duckdb.PermissionException):
            cursor.execute(f"attach '{tmp_path / 'other.duckdb'}' as other")
        with pytest.raises(duckdb.PermissionException):
            cursor.execute(f"attach '{store.engine.copies}/../other.duckdb' as other")
        with pytest.raises(duckdb.InvalidInputException, match="locked"):
            cursor.execute("set allowed_directories = ['/']")
        cursor.execute(f"attach '{store.engine.copies / 'fresh.duckdb'}' as fresh")


@pytest.mark.parametrize(("name", "value"), CONFIG.items())
def test_what_the_engine_is_opened_with_is_in_force(
    empty_store: Store, name: str, value: str
) -> None:
    with empty_store.engine.cursor() as cursor:
        ((told,),) = cursor.execute("select current_setting($name)", {"name": name}).fetchall()
    assert str(told).lower() == value


def test_every_cursor_is_in_the_business_zone(path: Path, asking) -> None:
    zone = asking("select current_setting('TimeZone') as zone")
    with Store(path) as store:
        assert store.row(zone) == {"zone": "Asia/Kolkata"}
        store.keep_settings(timezone="Asia/Dubai")
        assert store.row(zone) == {"zone": "Asia/Dubai"}
        with store.writing() as writing:
            assert writing.row(zone) == {"zone": "Asia/Dubai"}
    with Store(path) as store:
        assert store.row(zone) == {"zone": "Asia/Dubai"}


def test_settings_are_changed_while_others_ask(path: Path, asking) -> None:
    sum_of = asking("select sum(i)::bigint as total from range(200000) as numbers (i)")
    with Store(path) as store:
        is_over = threading.Event()

        def ask() -> int:
            asked = 0
            while not is_over.is_set():
                assert store.row(sum_of) == {"total": 19999900000}
                asked += 1
            return asked

        with ThreadPoolExecutor(4) as threads:
            readers = [threads.submit(ask) for _ in range(4)]
            for zone in ("Asia/Dubai", "Europe/London", "Asia/Kolkata"):
                store.keep_settings(timezone=zone)
            is_over.set()
            assert all(reader.result() for reader in readers)


def test_a_setting_that_cannot_be_changes_nothing(empty_store: Store) -> None:
    for changes in (
        {"timezone": "Mars/Base"},
        {"timezone": "Factory"},
        {"colour": "red"},
        {"shortest_conversation": "0"},
        {"opening_days": "8"},
        {"opens": "25:00"},
        {"opens": "20:00"},  # after it closes
    ):
        with pytest.raises(RsoftError):
            empty_store.keep_settings(region="AE", **changes)
    assert empty_store.settings.region == "IN"
    assert empty_store.rows("store/settings_kept") == []


def test_a_store_in_memory_keeps_its_rows_when_settings_change(empty_store: Store, asking) -> None:
    with empty_store.writing() as writing:
        writing.run("imports/mapping_kept", header="h", kind="calls", columns="{}")
    empty_store.keep_settings(shortest_conversation=5)
    with pytest.raises(RsoftError, match="in memory"):
        empty_store.keep_settings(timezone="Asia/Dubai")
    assert empty_store.row(asking("select count(*) as kept from mappings")) == {"kept": 1}
    assert empty_store.settings.shortest_conversation == 5


def test_a_change_that_fails_leaves_nothing(empty_store: Store, asking) -> None:
    count = asking("select count(*) as kept from mappings")
    with pytest.raises(ZeroDivisionError), empty_store.writing() as writing:  # noqa: PT012
        writing.run("imports/mapping_kept", header="h", kind="calls", columns="{}")
        raise ZeroDivisionError
    assert (empty_store.row(count), empty_store.version) == ({"kept": 0}, 0)


def test_a_rehearsal_leaves_nothing_but_shows_what_would_be(empty_store: Store, asking) -> None:
    count = asking("select count(*) as kept from mappings")
    with empty_store.writing(rehearse=True) as writing:
        writing.run("imports/mapping_kept", header="h", kind="calls", columns="{}")
        assert writing.row(count) == {"kept": 1}
    assert (empty_store.row(count), empty_store.version) == ({"kept": 0}, 0)


def test_a_value_is_never_sql(empty_store: Store, asking) -> None:
    hostile = "'; drop table calls; --"
    assert empty_store.row(asking("select $text as text"), text=hostile) == {"text": hostile}
    assert empty_store.row("store/as_of")["as_of"] is None


def test_a_word_that_is_kept_as_one_byte_is_a_text_in_a_frame(empty_store: Store, asking) -> None:
    texts = empty_store.frame(asking("select 'missed' as outcome"))
    words = empty_store.frame(asking("select 'missed'::enum ('missed', 'answered') as outcome"))
    assert_frame_equal(words, texts)
    nothing = empty_store.frame(
        asking("select 'missed'::enum ('missed', 'answered') as outcome limit 0")
    )
    assert list(nothing["outcome"]) == []


def test_whole_numbers_with_gaps_stay_whole_in_a_frame(empty_store: Store, asking) -> None:
    frame = empty_store.frame(asking("select unnest([1, null])::integer as seconds"))
    assert str(frame.dtypes["seconds"]) == "Int32"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 24 MB."""
    place = tmp_path / "small"
    place.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(place)]
    try:
        subprocess.run(mounting, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only root on Linux can make a disk small")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.fault
def test_a_full_disk_is_told_and_the_store_goes_on_with_what_it_had(
    small_disk: Path, asking
) -> None:
    fill = asking(
        "insert into mappings select md5(i::varchar), 'calls', md5((i * 7)::varchar), now()"
        " from range($many) as numbers (i)"
    )
    count = asking("select count(*) as kept from mappings")
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(4 * 2**20))
    with Store(small_disk / "rsoft.duckdb") as store:
        with store.writing() as writing:
            writing.run(fill, many=100)
        for many in (3_000_000, 10):  # what was not kept still fills the disk
            with pytest.raises(RsoftError, match="space"), store.writing() as writing:
                writing.run(fill, many=many)
        assert store.row(count) == {"kept": 100}
        ballast.unlink()
        with store.writing() as writing:
            writing.run(fill, many=10)
        assert store.row(count) == {"kept": 110}


@pytest.mark.fault
@pytest.mark.parametrize(
    "fault",
    [
        duckdb.FatalException("as on a full disk"),
        duckdb.InternalException("INTERNAL Error: Attempted to access\n\nStack Trace:\n/a/path"),
    ],
)
def test_a_fault_that_ends_the_engine_is_survived_by_all_threads(
    path: Path, asking, fault: duckdb.Error
) -> None:
    one = asking("select 1 as one")
    with Store(path) as store:
        with pytest.raises(RsoftError, match="opened again") as told, store.writing():
            raise fault
        assert "Stack Trace" not in str(told.value)
        with ThreadPoolExecutor(4) as threads:
            assert list(threads.map(lambda _: store.row(one)["one"], range(20))) == [1] * 20
