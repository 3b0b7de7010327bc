"""Files as tables: encodings, delimiters, headers, records, and what is no table or too much."""

import csv
import io
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.files.delimited import Delimited
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.sheet_process import hours, moment
from rsoft_analytics.files.table import Table
from rsoft_analytics.files.text import LONGEST_LINE, TextFile

CALLS = "Date,Name,Phone,Duration\n2026-03-02,Asha,5500000001,5\n2026-03-03,Ravi,5500000002,\n"


@pytest.fixture
def table(tmp_path):
    """Opens some text or bytes as the table of a file."""

    def opened(content: str | bytes, name: str = "calls.csv") -> Table | None:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return Export(path, name).table

    return opened


@pytest.fixture
def workbook(tmp_path):
    """Opens sheets of cells as the table of a workbook."""

    def opened(**sheets: list[list]) -> Table | None:
        path = tmp_path / "calls.xlsx"
        with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd hh:mm:ss"}) as book:
            formats = {
                date: book.add_format({"num_format": "yyyy-mm-dd"}),
                clock: book.add_format({"num_format": "hh:mm:ss"}),
                timedelta: book.add_format({"num_format": "[h]:mm:ss"}),
            }
            for name, rows in sheets.items():
                sheet = book.add_worksheet(name)
                for at, row in enumerate(rows):
                    for column, cell in enumerate(row):
                        sheet.write(at, column, cell, formats.get(type(cell)))
        return Export(path, path.name).table

    return opened


def rows(table: Table) -> list[tuple]:
    return [
        cells
        for batch in table.batches()
        for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True)
    ]


def lines(table: Table) -> list[int]:
    return [line for batch in table.batches() for line in batch.lines.to_pylist()]


def skips(table: Table) -> dict[int, str]:
    return {aside.line: aside.reason for batch in table.batches() for aside in batch.skips}


def rejects(table: Table) -> dict[int, str]:
    return {aside.line: aside.reason for batch in table.batches() for aside in batch.rejects}


# Encodings


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1252"]
)
def test_a_file_is_read_in_its_encoding(table, encoding):
    name = "José" if encoding == "windows-1252" else "आशा"
    found = table(CALLS.replace("Asha", name).encode(encoding))
    assert found.header == ("Date", "Name", "Phone", "Duration")
    assert rows(found)[0] == ("2026-03-02", name, "5500000001", "5")


def test_a_letter_of_an_older_encoding_far_down_decides_for_the_whole_file(table):
    many = CALLS + "2026-03-03,Ravi,5500000002,\n" * 20_000
    found = table(many.encode() + "2026-03-04,José,5500000003,9\n".encode("windows-1252"))
    assert rows(found)[-1][1] == "José"


def test_a_damaged_record_of_a_utf_8_file_is_rejected_and_the_other_names_are_kept(table):
    damaged = "2026-03-04,José,5500000003,9\n".encode("windows-1252")
    found = table(CALLS.replace("Asha", "आशा").encode() + damaged)
    assert rejects(found) == {4: "malformed"}
    assert rows(found)[0][1] == "आशा"


def test_a_file_cut_off_inside_a_letter_keeps_its_other_letters(table):
    found = table(CALLS.replace("Asha", "आशा").encode() + "2026-03-04,रवि".encode()[:-1])
    assert rejects(found) == {4: "malformed"}
    assert rows(found)[0][1] == "आशा"


def test_nul_bytes_in_a_text_are_refused(table):
    with pytest.raises(UnreadableExport, match=r"calls\.csv is not text"):
        table(CALLS.replace("Ravi", "Ra\x00vi"))


def test_an_encoding_that_is_not_known_is_refused(table):
    with pytest.raises(UnreadableExport, match="no text in UTF-8"):
        table("日付,名前,電話番号\n2026,山田太郎,55\n".encode("shift_jis"))


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b" \r\n\t\n", b",,\n,,\n"])
def test_an_empty_file_is_refused(table, content):
    with pytest.raises(UnreadableExport, match=r"calls\.csv is empty"):
        table(content)


# Lines


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\r\r\n"])
def test_lines_may_end_as_any_system_ends_them(table, ending):
    found = table(CALLS.replace("\n", ending))
    assert [len(rows(found)), lines(found), rejects(found)] == [2, [2, 3], {}]


def test_lines_are_counted_over_the_line_breaks_in_cells(table):
    found = table('Name,Phone\nAsha,5500000001\n"Ravi\nShetty",5500000002\nMeera,5500000003\n')
    assert lines(found) == [2, 3, 5]


def test_the_last_line_needs_no_end(table):
    assert len(rows(table(CALLS.rstrip("\n")))) == 2


def test_a_line_without_end_is_refused_at_once(table):
    started = time.perf_counter()
    with pytest.raises(UnreadableExport, match="a line of more than 1 MiB"):
        table(b"Date,Phone\n" + b"x" * (50 * LONGEST_LINE))
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize("columns", [301, 100_000])
def test_a_table_of_too_many_columns_is_refused(table, columns):
    with pytest.raises(UnreadableExport, match=f"{columns:,} columns"):
        table(",".join(f"c{number}" for number in range(columns)))


# Delimiters


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_cells_are_separated_as_the_header_shows(table, delimiter):
    found = table(CALLS.replace(",", delimiter))
    assert rows(found)[0] == ("2026-03-02", "Asha", "5500000001", "5")


def test_a_comma_in_numbers_does_not_separate_cells(table):
    found = table("Betrag;Wer\n1,5;2,5\n3,5;4,5\n")
    assert found.header == ("Betrag", "Wer")


def test_a_declared_delimiter_is_believed(table):
    found = table("sep=;\r\nx;y, z\r\n1;2\r\n")
    assert (found.header, found.header_line, skips(found)) == (("x", "y, z"), 2, {1: "title"})


def test_a_space_after_every_comma_is_no_part_of_a_cell(table):
    found = table('Date, Name, Phone\n1, "Rao, Asha", 5500000001\n')
    assert rows(found) == [("1", "Rao, Asha", "5500000001")]


def test_a_table_may_have_one_column(table):
    assert rows(table("Primary Email\nasha@example.com\nravi@example.com\n")) == [
        ("asha@example.com",),
        ("ravi@example.com",),
    ]


# Headers


def test_titles_above_the_header_are_set_aside(table):
    found = table('Call report\n"1 March 2026, 2 March 2026"\n\n' + CALLS)
    assert found.title_lines == ("Call report", "1 March 2026, 2 March 2026")
    assert (found.header_line, skips(found)) == (4, {1: "title", 2: "title", 3: "blank"})


def test_titles_padded_to_the_width_of_the_table_are_set_aside_too(table):
    assert table("Call report,,,\nAsha,,,\n" + CALLS).header_line == 3


def test_a_header_in_an_unknown_language_is_found_above_its_rows(table):
    found = table("Rapport\nQuand,Qui,Combien\n02/03,Asha,5\n03/03,Ravi,6\n")
    assert found.header == ("Quand", "Qui", "Combien")


def test_a_columns_name_is_clean(table):
    assert table('\ufeff"Date "\xa0,\u200ePhone,"Call\nType"\n1,2,3\n').header == (
        "Date",
        "Phone",
        "Call Type",
    )


def test_columns_of_one_name_are_told_apart(table):
    found = table("Phone,Name,Phone,,Phone\n1,2,3,4,5\n")
    assert found.header == ("Phone", "Name", "Phone (2)", "Column 4", "Phone (3)")


# Records


def test_cells_are_trimmed_and_empty_ones_are_none(table):
    assert rows(table('Name,Phone,Notes\n Asha\xa0,  ,""\n')) == [("Asha", None, None)]


def test_rows_are_numbered_from_one(table):
    numbers = [one for batch in table(CALLS).batches() for one in batch.rows.to_pylist()]
    assert numbers == [1, 2]


def test_a_short_record_is_filled_up(table):
    assert rows(table(CALLS + "2026-03-04,Meera\n"))[-1] == ("2026-03-04", "Meera", None, None)


def test_empty_cells_beyond_the_header_do_not_matter(table):
    found = table(CALLS + "2026-03-04,Meera,5500000003,1,,\n")
    assert (len(rows(found)), rejects(found)) == (3, {})


def test_a_record_with_too_many_cells_is_rejected_with_its_text(table):
    found = table(CALLS + "2026-03-04,Rao, Asha,5500000003,1\n" + "2026-03-04,Meera,,2\n")
    (aside,) = [aside for batch in found.batches() for aside in batch.rejects]
    assert (aside.line, aside.reason, len(rows(found))) == (4, "wrong width", 3)
    assert aside.message.startswith("Line 4: there are 5 cells where the header names 4.")
    assert aside.text == "2026-03-04, Rao,  Asha, 5500000003, 1"


def test_lines_that_are_no_records_are_set_aside(table):
    found = table(CALLS + "\n,,,\nDate,Name,Phone,Duration\nTotal,,,5\nGrand total: 2,,,\n")
    assert skips(found) == {
        4: "blank",
        5: "blank",
        6: "repeated header",
        7: "total",
        8: "total",
    }
    assert len(rows(found)) == 2


def test_a_footer_is_set_aside(table):
    found = table(CALLS + "2 records,,,\nGenerated on 3 March 2026\nTotal : appels,,,\n")
    assert skips(found) == {4: "total", 5: "total", 6: "total"}


def test_a_customer_called_total_is_no_total(table):
    found = table("Name,Phone\nTotal Gas Agency,5500000001\nGenerated Power,5500000002\n")
    assert (len(rows(found)), skips(found)) == (2, {})


def test_a_file_that_ends_in_a_quoted_cell_is_told_to_be_cut_off(table):
    found = table(CALLS + '2026-03-04,"Meera\nIyer')
    assert (rejects(found), len(rows(found))) == ({4: "cut off"}, 2)


def test_a_stray_quote_takes_its_own_line_only(table):
    many = "2026-03-04,Meera,5500000003,1\n" * 100
    found = table(CALLS + '2026-03-04,"Asha,5500000003,1\n' + many)
    assert (rejects(found), len(rows(found))) == ({4: "malformed"}, 102)


def test_a_stray_quote_that_meets_another_takes_their_lines_only(table):
    many = "2026-03-04,Meera,5500000003,1\n" * 100
    stray = '2026-03-04,"Asha,5500000003,1\n'
    found = table(CALLS + stray + many + stray + many)
    assert (rejects(found), len(rows(found))) == ({4: "malformed", 105: "malformed"}, 202)


def test_a_long_note_of_many_lines_is_one_cell(table):
    note = "\n".join(f"line {number}" for number in range(200))
    found = table(f'Name,Phone,Notes\nAsha,5500000001,"{note}"\nRavi,5500000002,\n')
    assert (rows(found)[0][2], lines(found)) == (note, [2, 202])


def test_a_cell_over_the_border_of_two_blocks_stays_whole(table):
    note = "x" * 100 + "\n" + "y" * 100
    record = f'Asha,5500000001,"{note}"\n'
    found = table("Name,Phone,Notes\n" + record * 40_000)
    assert set(rows(found)) == {("Asha", "5500000001", note)}
    assert lines(found) == list(range(2, 80_002, 2))


def test_a_table_without_records_still_tells_what_stood_above_it(table):
    found = table("Call report\nDate,Name,Phone,Duration\n")
    assert (rows(found), skips(found)) == ([], {1: "title"})


def test_a_table_can_be_read_twice(table):
    found = table(CALLS)
    assert rows(found) == rows(found)


CELLS = st.text(alphabet="ab \",\n'é", max_size=6)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=3), min_size=1, max_size=6), st.booleans())
def test_both_ways_of_reading_a_block_agree(tmp_path_factory, records, is_written):
    text = written(records) if is_written else "\n".join(map(",".join, records)) + "\n"
    block, width = text.encode(), 2
    reading = Delimited(TextFile(tmp_path_factory.getbasetemp(), "", "utf-8"), ",", False)
    at_once = reading.at_once(block, 1, width)
    if at_once is not None:
        one_by_one, _ = reading.one_by_one(block, 1, width, is_last=True)
        assert at_once.columns == one_by_one.columns
        assert at_once.lines == one_by_one.lines


def written(records: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(records)
    return text.getvalue()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, st.sampled_from("pqr")), min_size=1, max_size=8))
def test_what_a_program_writes_is_what_is_read(tmp_path_factory, records):
    path = tmp_path_factory.getbasetemp() / "written.csv"
    path.write_text(written([["Name", "Notes", "Phone"], *records]), encoding="utf-8", newline="")
    found = rows(Export(path, path.name).table)
    assert found == [tuple(cell.strip() or None for cell in record) for record in records]


PIECES = st.sampled_from(['"', '""', ",", ",,,,,", "\n", "\r\n", "\n\n", "x", " ", "é", "\udcff"])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_no_record_vanishes_whatever_is_wrong_with_the_file(tmp_path_factory, pieces):
    words = [f"word{number:02}" for number in range(len(pieces))]
    text = "".join(word + piece for word, piece in zip(words, pieces, strict=True))
    path = tmp_path_factory.getbasetemp() / "odd.csv"
    path.write_bytes(f"Name,Phone,Notes\n{text}".encode(errors="surrogateescape"))
    batches = list(Export(path, path.name).table.batches())
    kept = str([column.to_pylist() for batch in batches for column in batch.columns])
    kept += str([aside.text for batch in batches for aside in (*batch.rejects, *batch.skips)])
    assert [word for word in words if kept.count(word) < 1] == []


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=30), st.integers(30, 200))
def test_where_blocks_end_makes_no_difference(tmp_path_factory, pieces, size):
    content = "Name,Phone,Notes\n" + 'Asha,1,"a\nb"\n' * 9 + "x".join(pieces) + "\n"
    path = tmp_path_factory.getbasetemp() / "blocks.csv"
    path.write_bytes(content.encode(errors="surrogateescape"))
    whole = Delimited(TextFile(path, path.name, "utf-8"), ",", False)
    pieced = Delimited(InSmallBlocks(path, path.name, "utf-8", size=size), ",", False)
    assert records_of(whole) == records_of(pieced)


@dataclass(frozen=True)
class InSmallBlocks(TextFile):
    """A file read a few bytes at a time."""

    size: int = 1

    def blocks(self, limit: int = 0) -> Iterator[bytes]:
        """Its blocks, however small."""
        return super().blocks(self.size)


def records_of(source: Delimited) -> tuple[list, list]:
    chunks = list(source.chunks(1, 3))
    records = [
        cells
        for chunk in chunks
        for cells in zip(*(c.to_pylist() for c in (chunk.lines, *chunk.columns)), strict=True)
    ]
    return records, [aside for chunk in chunks for aside in chunk.rejects]


# Spreadsheets


def test_a_spreadsheet_is_read_from_the_first_sheet_that_is_a_table(workbook):
    found = workbook(
        Summary=[["Calls of the week"]],
        Calls=[["Call log"], [], ["Date", "Phone", "Duration"], [date(2026, 3, 2), "x", 5]],
    )
    assert (found.header, found.header_line) == (("Date", "Phone", "Duration"), 3)
    assert (rows(found), lines(found)) == ([("2026-03-02", "x", "5")], [4])


def test_cells_of_a_spreadsheet_are_written_out(workbook):
    cells = [
        *(
            datetime.fromisoformat("2026-03-02 09:05:07"),
            date(2026, 3, 2),
            clock(9, 5, 7),
            timedelta(hours=26),
        ),
        *(915500000001.0, 1.5, 7, True, "text"),
    ]
    found = workbook(Calls=[[f"c{at}" for at in range(len(cells))], cells])
    assert rows(found) == [
        (
            *("2026-03-02 09:05:07", "2026-03-02", "9:05:07", "26:00:00"),
            *("915500000001", "1.5", "7", "true", "text"),
        )
    ]


def test_fractions_of_a_second_in_a_spreadsheet_are_rounding():
    assert moment(datetime.fromisoformat("2026-03-02 09:59:59.999600")) == "2026-03-02 10:00:00"
    assert hours(timedelta(seconds=59.9996)) == "0:01:00"


def test_blank_rows_and_totals_of_a_spreadsheet_are_set_aside(workbook):
    found = workbook(Calls=[["Date", "Phone"], [], ["2026-03-02", "x"], ["Total", 1]])
    assert (skips(found), lines(found)) == ({2: "blank", 4: "total"}, [3])


def test_a_text_file_called_xls_is_read_as_text(table):
    assert len(rows(table(CALLS.replace(",", "\t"), "calls.xls"))) == 2


def zipped(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        zipped({"xl/workbook.xml": b"", "xl/sheet1.xml": bytes(30_000_000)}),
        zipped({"xl/workbook.xml": b"", **{f"xl/{number}": b"" for number in range(2_001)}}),
    ],
    ids=["dense", "many parts"],
)
def test_a_spreadsheet_that_unpacks_to_too_much_is_refused(table, content):
    with pytest.raises(UnreadableExport, match="packed as no spreadsheet is"):
        table(content, "calls.xlsx")


def test_a_directory_that_lies_about_sizes_is_found_out(table):
    packed = bytearray(zipped({"xl/workbook.xml": b"", "xl/sheet1.xml": bytes(30_000_000)}))
    size = packed.rfind(b"xl/sheet1.xml") - 46 + 24
    packed[size : size + 4] = (1000).to_bytes(4, "little")
    with pytest.raises(UnreadableExport, match="packed as no spreadsheet is"):
        table(bytes(packed), "calls.xlsx")


def test_a_page_with_a_table_is_read_as_the_spreadsheet_that_it_is_called(table):
    found = table(
        """<html><style>td {color: red}</style><!-- <tr><td>no</td></tr> -->
        <table><tr><th colspan=2>Calls of March</th></tr>
        <TR><TH>Date<TH>Phone&nbsp;Number</TR>
        <tr><td>02/03/2026</td><td><a href="tel:x">55000&nbsp;01001</a><br>home</td></tr>
        <tr><td>03/03/2026<td>&lt;none&gt;</table>""",
        "calls.xls",
    )
    assert found.header == ("Date", "Phone Number")
    assert rows(found) == [("02/03/2026", "55000 01001\nhome"), ("03/03/2026", "<none>")]


@pytest.mark.parametrize("page", ["<table>", "<table><tr></table>", "<table>" + "<td" * 99_999])
def test_a_page_without_a_cell_in_its_table_is_refused(table, page):
    with pytest.raises(UnreadableExport, match="is empty"):
        table(page, "calls.xls")


def test_sheets_with_the_same_columns_are_one_table(workbook):
    found = workbook(
        January=[["Date", "Phone"], ["2026-01-02", "5500001001"]],
        February=[["Calls of February"], [], ["Phone", "Date"], ["5500001002", "2026-02-02"]],
        March=[["date ", "PHONE"], ["2026-03-02", "5500001003"]],
    )
    assert rows(found) == [
        ("2026-01-02", "5500001001"),
        ("2026-02-02", "5500001002"),
        ("2026-03-02", "5500001003"),
    ]


def test_a_sheet_with_other_columns_is_told_of(workbook):
    found = workbook(
        Calls=[["Date", "Phone"], ["2026-01-02", "5500001001"]],
        Leads=[["Name", "Lead Source"], ["Asha", "Google"]],
        Empty=[],
    )
    told = [one for batch in found.batches() for one in batch.skips]
    assert rows(found) == [("2026-01-02", "5500001001")]
    assert [one.reason for one in told] == ["another sheet"]
    assert "the sheet 'Leads' has other columns" in told[0].message


def test_a_small_workbook_that_asks_for_much_memory_is_refused(tmp_path):
    path = tmp_path / "calls.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Date", "Phone"])
        sheet.write(1_048_575, 16_383, "far away")
    with pytest.raises(UnreadableExport, match="cells far outside its table"):
        assert Export(path, path.name).table


@pytest.mark.parametrize(
    "content",
    [
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1000),
        zipped({"xl/workbook.xml": b"<a/>"}),
        zipped({"xl/workbook.xml": b"<a/>", "xl/sheet1.xml": b"x" * 2000})[:-60],
    ],
    ids=["ole", "no workbook", "cut off"],
)
def test_a_damaged_spreadsheet_is_refused_in_words(table, content):
    with pytest.raises(UnreadableExport, match=r"calls\.xlsx (cannot be read|is damaged)"):
        table(content, "calls.xlsx")


@pytest.mark.parametrize(
    "content",
    [
        *(b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n\x00\x00", b"MZ\x90\x00\x03", b"GIF89a\x00"),
        *(b'<?xml version="1.0"?><calls/>', b"BEGIN:VCARD\nEND:VCARD\n", b'{"calls": []}'),
        *("BEGIN:VCARD\n".encode("utf-16-be"), zipped({"word/document.xml": b"<a/>"})),
        zipped({"mimetype": b"application/epub+zip", "content.xml": b"<a/>"}),
    ],
    ids=["pdf", "png", "exe", "gif", "xml", "vcard", "json", "vcard in utf-16", "docx", "epub"],
)
def test_other_files_are_no_tables(table, content):
    assert table(content) is None
