"""Calls out of a database: dumps of MySQL and SQLite, and SQLite's own files."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.report import Report
from rsoft_analytics.lookup import lookup
from rsoft_analytics.store import Store

SAMPLE = Path(__file__).parents[1] / "data" / "samples" / "asterisk.sqlite"
NUMBER = "+915500001001"
COLUMNS = (
    "calldate datetime NOT NULL DEFAULT '0000-00-00 00:00:00', `clid` varchar(80) COMMENT 'a, b', "
    "src varchar(80), dst varchar(80), dcontext varchar(80), channel varchar(80), "
    "dstchannel varchar(80), lastapp varchar(80), lastdata varchar(80), duration int(11), "
    "billsec int(11), disposition varchar(45), PRIMARY KEY (`calldate`), KEY `src` (`src`,`dst`)"
)
INSERT = "INSERT INTO cdr VALUES"  # nobody runs it
HEAD = "-- MySQL dump 10.13\n/*!40101 SET NAMES utf8 */;\n"
ROW = (
    "('2026-03-02 10:00:00','\\\"Ravi, \\'K\\'\\\" <1>','{number}','100','from-trunk','PJSIP/a',"
    "'PJSIP/100','Dial','PJSIP/100,15',65,60,'ANSWERED')"
)


@pytest.fixture
def given(empty_store: Store, tmp_path: Path):
    """Imports a text as a file."""

    def of(text: str, name: str = "asteriskcdrdb.sql") -> Report:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return load(empty_store, Export(tmp_path / name, name))

    return of


def timeline(store: Store, number: str = NUMBER) -> list[dict[str, Any]]:
    """What the card of a number says of its calls."""
    (match,) = lookup(store, number)["matches"]
    found: list[dict[str, Any]] = match["timeline"]
    return found


def row(number: str = NUMBER) -> str:
    """A call of that number as a statement inserts it."""
    return ROW.format(number=number)


def test_the_calls_of_a_dump_are_read_by_the_columns_that_it_defines(given, empty_store):
    report = given(
        f"{HEAD}CREATE TABLE `cdr` (\n  {COLUMNS}\n) ENGINE=MyISAM;\nLOCK TABLES `cdr` WRITE;\n"
        f"INSERT INTO `cdr` VALUES {row()},{row('+915500001002')};\nUNLOCK TABLES;\n"
    )
    assert (report.format, report.added, report.rejected) == ("asterisk_cdr", 2, 0)
    (call,) = timeline(empty_store)
    assert (call["direction"], call["outcome"], call["seconds"]) == ("incoming", "spoken", 60)
    assert lookup(empty_store, NUMBER)["matches"][0]["name"] == "Ravi, 'K'"


def test_a_dump_may_name_its_columns_where_it_inserts(given, empty_store):
    report = given(
        "INSERT INTO cdr (disposition,billsec,duration,dcontext,dst,src,calldate,clid) VALUES\n"
        f"('ANSWERED',60,65,'from-trunk','100','{NUMBER}','2026-03-02 10:00:00',NULL),\n"
        f"('NO ANSWER',0,9,'from-trunk','100','{NUMBER}','2026-03-02 11:00:00',NULL);\n"
        "INSERT INTO cdr (calldate,clid,src,dst,dcontext,duration,billsec,disposition) VALUES\n"
        f"('2026-03-02 12:00:00','x','{NUMBER}','100','from-trunk',30,20,'ANSWERED');\n"
    )
    assert (report.added, report.rejected) == (3, 0)
    assert sorted(one["seconds"] for one in timeline(empty_store)) == [0, 20, 60]


def test_a_dump_without_names_of_columns_is_in_the_order_of_the_table(given, empty_store):
    cells = f"('2026-03-02 10:00:00','','{NUMBER}','100','from-trunk','a','b','Dial','x',65,60,"
    report = given(f"{INSERT} {cells}'ANSWERED',3,'','1.1','');\n")
    assert (report.format, report.added) == ("asterisk_cdr", 1)
    assert timeline(empty_store)[0]["seconds"] == 60


def test_other_tables_of_a_dump_are_told_of(given):
    report = given(
        f"{HEAD}CREATE TABLE users (id int, name varchar(9), email varchar(9));\n"
        "INSERT INTO users VALUES (1,'Asha','asha@example.com');\n"
        f"CREATE TABLE cdr ({COLUMNS});\nINSERT INTO cdr VALUES {row()};\n"
    )
    assert (report.format, report.added) == ("asterisk_cdr", 1)
    (told,) = report.details["reasons"]
    assert (told["reason"], told["first_line"]) == ("another sheet", 4)


def test_a_table_of_calls_for_each_month_is_read_with_the_others(given, empty_store):
    columns = "datetime,clid,src,dst,dcontext,lastapp,duration,billable,disposition,calltype"
    text = "".join(
        f"CREATE TABLE cdr_{month} (`{columns.replace(',', '` int, `')}` int);\n"
        f"INSERT INTO cdr_{month} ({columns}) VALUES\n"
        f"('2026-{month}-02 10:00:00','','{NUMBER}','100','x','Dial',65,60,'ANSWERED','Inbound'),\n"
        f"('2026-{month}-02 11:00:00','','101','100','x','Dial',65,60,'ANSWERED','Internal');\n"
        for month in ("02", "03")
    )
    report = given(f"-- a dump\n{text}")
    assert (report.format, report.added, report.rejected) == ("asterisk_cdr", 2, 0)
    assert [one["reason"] for one in report.details["reasons"]] == ["not a call"]
    assert [one["direction"] for one in timeline(empty_store)] == ["incoming", "incoming"]


def test_a_dump_that_breaks_off_is_read_up_to_there(given):
    text = f"{HEAD}CREATE TABLE cdr ({COLUMNS});\nINSERT INTO cdr VALUES {row()},{row()[:60]}"
    report = given(text)
    assert (report.added, [(one.line, one.reason) for one in report.rejects]) == (
        1,
        [(4, "malformed")],
    )


@pytest.mark.parametrize(
    "text",
    [
        "CREATE TABLE a (name text, phone text);\nINSERT INTO a VALUES ('Ravi','5500001001');\n",
        "CREATE TABLE cdr (id int, cook int);\nINSERT INTO cdr VALUES (1,2);\n",
        "CREATE TABLE nothing (id int);\n",
    ],
)
def test_a_database_without_calls_is_refused_with_its_tables(given, text):
    report = given(text)
    assert report.status == "refused"
    assert "is a database without a table of calls" in (report.error or "")


def test_a_dump_of_sqlite_has_no_escapes(given, empty_store):
    columns = "calldate, clid, src, dst, dcontext, duration, billsec, disposition"
    report = given(
        f"PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE cdr({columns});\n"
        f"INSERT INTO cdr VALUES('2026-03-02 10:00:00','C:\\','{NUMBER}','100','from-trunk',65,60,"
        "'ANSWERED');\nCOMMIT;\n"
    )
    assert (report.added, timeline(empty_store)[0]["seconds"]) == (1, 60)


def test_a_file_of_sqlite_is_read_where_it_has_calls(empty_store, tmp_path):
    with closing(sqlite3.connect(tmp_path / "master.db")) as file, file:
        file.execute("create table cdr (start, clid, src, dst, dcontext, duration, billsec,"
                     " disposition)")  # fmt: skip
        file.execute(
            "insert into cdr values (?, null, ?, '100', 'from-trunk', 65, 60, 'ANSWERED')",
            ("2026-03-02 10:00:00", NUMBER),
        )
        file.execute("create table peers (name, secret)")
        file.execute("insert into peers values ('100', 'x')")
    report = load(empty_store, Export(tmp_path / "master.db", "master.db"))
    assert (report.format, report.added, report.skipped) == ("asterisk_cdr", 1, 1)
    assert timeline(empty_store)[0]["seconds"] == 60


def test_a_file_of_sqlite_without_calls_is_refused(empty_store, tmp_path):
    with closing(sqlite3.connect(tmp_path / "x.db")) as file, file:
        file.execute("create table bookmarks (url)")
        file.execute("insert into bookmarks values ('https://example.com')")
    report = load(empty_store, Export(tmp_path / "x.db", "x.db"))
    assert "without a table of calls" in (report.error or "")


DAMAGED = {
    "from the beginning": b"SQLite format 3\0" + b"\x01" * 4000,
    "in its rows": SAMPLE.read_bytes()[:700] + bytes(1348),
}


@pytest.mark.parametrize("damaged", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_of_sqlite_is_refused_with_what_to_do(
    empty_store: Store, tmp_path: Path, damaged: bytes
) -> None:
    (tmp_path / "x.db").write_bytes(damaged)
    report = load(empty_store, Export(tmp_path / "x.db", "x.db"))
    assert report.status == "refused"
    assert "x.db is a file of SQLite that is damaged" in (report.error or "")
    assert "copy the file again" in (report.error or "")


def test_a_log_that_looks_like_a_statement_is_still_a_log(given):
    report = given(
        f'{INSERT} ("Ravi","{NUMBER}","1001","public","2026-03-02 10:00:00",'
        '"2026-03-02 10:00:05","2026-03-02 10:01:05","65","60","NORMAL_CLEARING",'
        '"f8d9e2a1-1111-4aaa-8bbb-0123456789ab","","sales");\n',
        "Master.csv",
    )
    assert (report.format, report.added) == ("freeswitch_cdr", 1)
