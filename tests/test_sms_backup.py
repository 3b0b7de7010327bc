"""The call log of SMS Backup & Restore: what is read, what is refused, what is set aside."""

import codecs
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsoft_analytics.errors import UnreadableExport
from rsoft_analytics.files.export import Export
from rsoft_analytics.files.xml_text import PIECE_BYTES
from rsoft_analytics.readers import CERTAIN, NO, sms_backup
from rsoft_analytics.rows import Batch

SAMPLE = Path(__file__).parent.parent / "data/samples/sms_backup_calls.xml"
DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n"
CALL = '<call number="+915500000001" duration="33" date="1773027000000" type="2" />'


@pytest.fixture
def export(tmp_path):
    """Makes an export of some text or bytes."""

    def made(content: str | bytes) -> Export:
        path = tmp_path / "calls.xml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return Export(path, "calls.xml")

    return made


def batches(export: Export) -> list[Batch]:
    return list(sms_backup.read(export, None).batches)


def rows(export: Export) -> list[dict]:
    return [row for batch in batches(export) for row in batch.rows.to_pylist()]


def rejects(export: Export) -> list[tuple[int, str]]:
    return [(one.line, one.reason) for batch in batches(export) for one in batch.rejects]


def name_in(export: Export) -> str | None:
    return rows(export)[0]["name"]


def log(*calls: str) -> str:
    return DECLARATION + "<calls>\n" + "\n".join(calls) + "\n</calls>"


def named(name: str) -> str:
    return log(CALL.replace("/>", f'contact_name="{name}" />'))


def test_the_sample_is_claimed_and_read_whole():
    sample = Export(SAMPLE, SAMPLE.name)
    assert sms_backup.claim(sample) == CERTAIN
    assert (len(rows(sample)), rejects(sample)) == (40, [])


@pytest.mark.parametrize(
    "head",
    [
        "<calls/>",
        "\n <calls count='1'>",
        DECLARATION + "<!-- made on a telephone -->\n<?xml-stylesheet href='calls.xsl'?>\n<calls>",
        "\ufeff" + DECLARATION + "<smses>",
        "<!DOCTYPE calls []><calls>",
    ],
)
def test_a_file_whose_first_element_is_calls_or_smses_is_claimed(export, head):
    assert sms_backup.claim(export(head)) == CERTAIN


@pytest.mark.parametrize(
    "head",
    [
        "",
        "calls,duration\n1,2\n",
        "<html><calls>",
        "<callsheet>",
        "<!-- <calls> --><html>",
        "<!-- -->calls",
        "BEGIN:VCARD\n",
        "{}",
    ],
)
def test_other_files_are_not_claimed(export, head):
    assert sms_backup.claim(export(head)) == NO


def test_a_prolog_made_to_confuse_is_judged_at_once(export):
    assert sms_backup.claim(export("<??>" * 16_000 + "x")) == NO


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_log_is_read_in_every_unicode_encoding(export, encoding):
    assert name_in(export(named("देव 😊").encode(encoding))) == "देव 😊"


def test_a_utf_16_log_is_claimed(export):
    assert sms_backup.claim(export(log().encode("utf-16"))) == CERTAIN


def test_a_declared_windows_code_page_is_used(export):
    xml = named("José").replace("UTF-8", "windows-1252").encode("cp1252")
    assert name_in(export(xml)) == "José"


def test_bytes_that_are_no_text_cost_no_call(export):
    assert name_in(export(named("Asha").encode().replace(b"Asha", b"As\xffha"))) == "As\ufffdha"


def test_a_call_becomes_a_row_of_its_cells_as_written(export):
    (row,) = rows(export(log(CALL)))
    assert {key: value for key, value in row.items() if value is not None} == {
        "row": 1,
        "line": 3,
        "started": "1773027000000",
        "duration": "33",
        "direction": "2",
        "party": "+915500000001",
    }


def test_what_no_field_stands_for_is_kept_as_json(export):
    attributes = 'readable_date="9 Mar &quot;26&quot;" subscription_id="2" post_dial_digits="" />'
    (row,) = rows(export(log(CALL.replace("/>", attributes))))
    assert json.loads(row["extra"]) == {"readable_date": '9 Mar "26"', "subscription_id": "2"}


@pytest.mark.parametrize("filler", ["(Unknown)", "null", ""])
def test_the_words_for_no_name_are_no_name(export, filler):
    assert name_in(export(named(filler))) is None


def test_a_withheld_number_is_a_row_with_its_presentation(export):
    (row,) = rows(export(log('<call number="" date="1" type="3" presentation="2" />')))
    assert (row["party"], row["presentation"]) == (None, "2")


@pytest.mark.parametrize("call", ['<call number="1" />', '<call number="1" date="oops" />'])
def test_a_call_without_a_usable_date_is_still_a_row(export, call):
    assert rows(export(log(call)))[0]["party"] == "1"


def test_calls_are_numbered_and_know_their_lines(export):
    places = [(row["row"], row["line"]) for row in rows(export(log(CALL, "", CALL)))]
    assert places == [(1, 3), (2, 5)]


def test_messages_among_the_calls_are_skipped_once_each(export):
    message = '<sms address="1" body="hello" />'
    picture = '<mms><parts><part data="" /><part /></parts><addrs><addr /></addrs></mms>'
    xml = log(message, CALL, picture).replace("calls>", "smses>")
    (batch,) = batches(export(xml))
    assert batch.rows.num_rows == 1
    assert [(skip.line, skip.reason) for skip in batch.skips] == [
        (3, "not a call"),
        (5, "not a call"),
    ]


def test_the_words_of_a_message_are_not_kept(export):
    (batch,) = batches(export(log('<sms body="a secret" />')))
    assert "secret" not in str(batch.skips)


def test_a_log_without_calls_has_no_rows_and_no_faults(export):
    (batch,) = batches(export("<calls count='0'></calls>"))
    assert (batch.rows.num_rows, batch.rejects, batch.skips) == (0, (), ())


def test_the_count_that_a_log_states_is_not_believed(export):
    xml = log(CALL).replace("<calls>", '<calls count="99">')
    assert (len(rows(export(xml))), rejects(export(xml))) == (1, [])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("&#55357;&#56842;", "😊"),
        ("&#xD83D;&#xDE0A;", "😊"),
        ("&#xd83d;&#56842;!", "😊!"),
        ("&#55357;", "\ufffd"),
        ("&#56842;", "\ufffd"),
        ("&#56842;&#55357;", "\ufffd\ufffd"),
        ("&#55357;&#55357;&#56842;", "\ufffd😊"),
        ("&#55357; &#56842;", "\ufffd \ufffd"),
        ("&#0;&#1;&#x1F;", "\ufffd\ufffd\ufffd"),
        ("&#xFFFE;&#x110000;", "\ufffd\ufffd"),
        ("\x01Asha\x0b", "\ufffdAsha\ufffd"),
        ("O&#39;Neill &#38; &#60;Sons&#62;", "O'Neill & <Sons>"),
        ("one&#10;two", "one\ntwo"),
        ("&#2342;&#2375;&#2357;", "देव"),
        ("&amp;#55357;", "&#55357;"),
    ],
)
def test_references_that_xml_forbids_become_what_was_meant(export, written, meant):
    assert name_in(export(named(written))) == meant


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
@pytest.mark.parametrize("reference", ["&#55357;&#56842;", "&#xD83D;&#xDE0A;"])
def test_an_emoji_is_whole_wherever_a_piece_of_the_file_ends(export, reference, encoding):
    width = 1 if encoding == "utf-8" else 2
    start = len(named("").partition('contact_name="')[0] + 'contact_name="') + len("<!---->")
    for shift in range(-2, len(reference) + 2):
        padding = "x" * (PIECE_BYTES // width - start - shift)
        xml = named(reference).replace("<calls>", f"<!--{padding}--><calls>")
        assert name_in(export(xml.encode(encoding))) == "😊", shift


@pytest.mark.parametrize(
    "end", ["", '<call number="1', "<call", "<", '<call number="1" name=\'&#5']
)
def test_a_file_cut_off_yields_its_whole_records_and_one_reject(export, end):
    xml = DECLARATION + f"<calls>\n{CALL}\n{CALL}\n{end}"
    assert (len(rows(export(xml))), rejects(export(xml))) == (2, [(5, "cut off")])


def test_a_cut_off_file_is_told_of_in_a_sentence(export):
    (batch,) = batches(export(DECLARATION + f"<calls>\n{CALL}\n<call number='+9155000"))
    (reject,) = batch.rejects
    assert reject.message.startswith("Line 4: the file ends in the middle of a record.")
    assert reject.text == "<call number='+9155000"


def test_an_empty_file_read_by_force_is_cut_off(export):
    assert rejects(export("")) == [(1, "cut off")]


@pytest.mark.parametrize(
    "fault", ["<call number=1 />", "</smses>", "<call & />", "<call a='1' a='2'/>"]
)
def test_broken_xml_yields_the_records_before_it_and_one_reject(export, fault):
    xml = log(CALL, fault, CALL)
    assert (len(rows(export(xml))), rejects(export(xml))) == (1, [(4, "malformed")])


def test_broken_xml_is_told_of_with_its_text(export):
    (batch,) = batches(export(log(CALL, "<call number=1 />")))
    (reject,) = batch.rejects
    assert "the rest of the file was not" in reject.message
    assert reject.text.startswith("1 />") or reject.text.startswith("<call number=1")


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE calls>",
        '<!DOCTYPE calls [<!ENTITY a "aaaa">]>',
        '<!DOCTYPE calls SYSTEM "file:///secret.txt">',
        '<!-- first --><!DOCTYPE calls [<!ENTITY x SYSTEM "http://example.com/">]>',
    ],
)
def test_a_document_type_is_refused_before_anything_is_read(export, doctype):
    with pytest.raises(UnreadableExport, match="DOCTYPE"):
        sms_backup.read(export(doctype + f"<calls>{CALL}</calls>"), None)


def test_a_document_type_beyond_the_first_bytes_is_refused_too(export):
    padding = f"<!--{'x' * 100_000}-->"
    with pytest.raises(UnreadableExport, match="DOCTYPE"):
        batches(export(padding + '<!DOCTYPE calls [<!ENTITY a "b">]><calls>&a;</calls>'))


def test_an_entity_that_nothing_declares_is_broken_xml(export):
    assert rejects(export(log("<call number='&a;' />"))) == [(3, "malformed")]


def test_deep_nesting_is_refused(export):
    with pytest.raises(UnreadableExport, match="32 deep"):
        batches(export("<calls>" + "<call>" * 200_000))


def test_another_kind_of_xml_read_by_force_is_refused(export):
    with pytest.raises(UnreadableExport, match="begins with <html>"):
        batches(export("<html><body/></html>"))


@pytest.mark.parametrize(
    "start",
    ["<calls><call name='", "<calls><call name", "<!--", "<calls><call n='&#38;", "<calls><?p "],
)
def test_a_value_without_end_is_refused_in_little_memory(export, start):
    endless = export(start + "x" * 24_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableExport, match="longer than 1 MiB at line 1"):
            batches(endless)
        assert tracemalloc.get_traced_memory()[1] < 12_000_000
    finally:
        tracemalloc.stop()


def test_names_without_end_are_refused(export):
    elements = "".join(f"<call a{number}='' />" for number in range(5_000))
    with pytest.raises(UnreadableExport, match="different attributes"):
        batches(export(f"<calls>{elements}</calls>"))


def test_a_long_log_comes_in_batches_that_are_numbered_through(export):
    long = export(log(*[CALL] * 120_000))
    sizes = [batch.rows.num_rows for batch in batches(long)]
    assert sum(sizes) == 120_000
    assert max(sizes) < 60_000
    assert rows(long)[-1]["row"] == 120_000


def test_large_records_make_small_batches(export):
    large = CALL.replace("/>", f'note="{"x" * 500_000}" />')
    assert len(batches(export(log(*[large] * 100)))) > 1


def test_zeros_behind_the_log_cost_no_call(export):
    assert len(rows(export(log(CALL) + "\0" * 100))) == 1


def test_a_byte_order_mark_alone_is_not_claimed(export):
    assert sms_backup.claim(export(codecs.BOM_UTF8)) == NO


@given(
    st.lists(
        st.one_of(
            st.binary(max_size=20),
            st.sampled_from(
                b"<call |/>|number='1'|date=|>|</calls>|<sms a='&#55357;|&#56842;' />|<!--|-->"
                b"|<![CDATA[|]]>|<?a ?>|&#x0;|&amp;|<call number='1' />|<!DOCTYPE a>|</call>".split(
                    b"|"
                )
            ),
        ),
        max_size=20,
    )
)
def test_no_file_is_worse_than_refused_or_set_aside(tmp_path_factory, parts):
    path = tmp_path_factory.getbasetemp() / "any.xml"
    path.write_bytes(b"<calls><call number='1' />" + b"".join(parts))
    try:
        read = batches(Export(path, "any.xml"))
    except UnreadableExport:
        return
    assert read[0].rows.to_pylist()[0]["party"] == "1"
