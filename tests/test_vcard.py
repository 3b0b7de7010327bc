"""Contacts as vCards: what address books write, in one row or one reject each."""

import base64
import codecs
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsoft_analytics.files.export import Export
from rsoft_analytics.files.pictures import safe_picture
from rsoft_analytics.files.vcard_lines import LONGEST_LINE, PIECE_BYTES, numbered_lines
from rsoft_analytics.readers import CERTAIN, NO, vcard
from rsoft_analytics.rows import Batch

SAMPLE = Path(__file__).parent.parent / "data/samples/contacts.vcf"
PICTURE = bytes(range(256)) * 2  # the reader hands on bytes and does not look at them
BASE64 = base64.b64encode(PICTURE).decode()


@pytest.fixture
def export(tmp_path):
    """Makes an export of some text or bytes."""

    def made(content: str | bytes) -> Export:
        path = tmp_path / "contacts.vcf"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return Export(path, "contacts.vcf")

    return made


@pytest.fixture
def contact(export):
    """The one contact that a card with these lines makes."""

    def made(*lines: str, version: str = "3.0", charset: str = "utf-8") -> dict:
        text = "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])
        (row,) = rows(export(text.encode(charset)))
        return row

    return made


def batches(export: Export) -> list[Batch]:
    return list(vcard.read(export, None).batches)


def rows(export: Export) -> list[dict]:
    return [row for batch in batches(export) for row in batch.rows.to_pylist()]


def rejects(export: Export) -> list[tuple[int, str]]:
    return [(one.line, one.reason) for batch in batches(export) for one in batch.rejects]


def numbers(row: dict) -> list[tuple[str, str | None]]:
    return [(number["text"], number["label"]) for number in row["numbers"]]


def extra(row: dict) -> dict:
    return json.loads(row["extra"] or "{}")


def folded(line: str, indent: str = " ") -> list[str]:
    return [line[:60], *(indent + line[at : at + 60] for at in range(60, len(line), 60))]


def card(*lines: str) -> str:
    return "\n".join(["BEGIN:VCARD", *lines, "END:VCARD", ""])


def test_the_sample_is_claimed_and_every_card_is_a_row_or_a_reject():
    sample = Export(SAMPLE, SAMPLE.name)
    assert vcard.claim(sample) == CERTAIN
    assert (len(rows(sample)), rejects(sample)) == (8, [(115, "nothing to know it by")])


def test_the_pictures_of_the_sample_can_be_shown():
    pictures = [row["photo"] for row in rows(Export(SAMPLE, SAMPLE.name)) if row["photo"]]
    assert len(pictures) == 3
    assert all(safe_picture(picture) for picture in pictures)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("start", ["BEGIN:VCARD\r\n", "\r\n\nbegin:vcard\r", "Begin:vCard \n"])
def test_a_file_that_begins_with_a_card_is_claimed(export, start, encoding):
    assert vcard.claim(export(start.encode(encoding))) == CERTAIN


@pytest.mark.parametrize(
    "content",
    [b"", codecs.BOM_UTF8, b"\n\n", b"BEGIN:VCALENDAR\n", b"name\nBEGIN:VCARD\n", b"\0\0", b"\xff"],
)
def test_other_files_are_not_claimed(export, content):
    assert vcard.claim(export(content)) == NO


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_cards_are_read_in_every_unicode_encoding(export, encoding):
    assert rows(export(card("FN:देव 😊").encode(encoding)))[0]["name"] == "देव 😊"


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n"])
def test_every_kind_of_line_end_is_understood(export, end):
    text = end.join(
        ["BEGIN:VCARD", "FN:Asha", " Rao", "NOTE:a", "END:VCARD", "BEGIN:VCARD", "FN:D"]
    )
    read = [(row["line"], row["name"]) for row in rows(export(text + end + "END:VCARD"))]
    assert read == [(1, "AshaRao"), (6, "D")]


def test_mixed_line_ends_and_blank_lines_between_do_no_harm(export):
    text = "BEGIN:VCARD\r\n\r\nFN:Asha\n\n Rao\r\n\nTEL:1\rEND:VCARD"
    assert rows(export(text))[0]["name"] == "AshaRao"


@given(st.lists(st.sampled_from([b"a", b"bc", b"\r", b"\n", b"\r\n", b"\r\r\n"]), max_size=12))
def test_lines_do_not_depend_on_where_the_file_is_cut_into_pieces(parts):
    text = b"".join(parts)
    whole = list(numbered_lines([text]))
    assert list(numbered_lines([text[at : at + 1] for at in range(len(text))])) == whole


def test_a_card_across_the_border_of_two_pieces_is_whole(export):
    for shift in range(6):
        text = card("NOTE:" + "x" * (PIECE_BYTES - 20 - shift), "FN:Asha Rao").replace(
            "\n", "\r\r\n"
        )
        assert rows(export(text))[0]["name"] == "Asha Rao"


def test_a_later_version_folds_without_a_space(contact):
    assert contact("FN:Asha", " Rao")["name"] == "AshaRao"


def test_version_2_1_folds_at_a_space(contact):
    assert contact("FN:Asha", " Rao", version="2.1")["name"] == "Asha Rao"


def test_a_note_whose_second_line_is_not_indented_is_kept_whole(contact):
    row = contact("NOTE:Rings late.", "Speaks Hindi.", "FN:Asha")
    assert (row["note"], row["name"]) == ("Rings late. Speaks Hindi.", "Asha")


def test_a_stray_line_does_not_spoil_the_number_before_it(contact):
    row = contact("TEL:+915500000001", "what is this")
    assert numbers(row) == [("+915500000001", None)]
    assert "what is this" in row["extra"]


def test_comments_are_passed_over(contact):
    assert contact("# a comment", "FN:Asha", "# another")["name"] == "Asha"


# Names


def test_the_name_is_fn(contact):
    assert contact("N:Rao;Asha;;;", "FN:Asha of Sunrise")["name"] == "Asha of Sunrise"


@pytest.mark.parametrize("fn", ["FN:", "X-NOTHING:"])
def test_without_fn_the_parts_of_n_are_put_in_speaking_order(contact, fn):
    row = contact(fn, "N:Iyer;Meera;Lakshmi;Dr.;MDS")
    assert row["name"] == "Dr. Meera Lakshmi Iyer MDS"


def test_without_a_person_the_name_is_the_firm(contact):
    row = contact("FN:", "N:;;;;", "ORG:Sunrise\\; Sons;Purchasing")
    assert (row["name"], row["company"]) == ("Sunrise; Sons", "Sunrise; Sons")
    assert extra(row) == {"ORG": "Sunrise; Sons, Purchasing"}


def test_a_nickname_is_a_name_where_there_is_no_other(contact):
    assert contact("NICKNAME:Meeru,Mee")["name"] == "Meeru"


def test_a_nickname_in_androids_own_property_is_found(contact):
    row = contact("X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Meeru;1;;;;")
    assert row["name"] == "Meeru"


def test_property_names_and_parameters_may_be_in_lower_case(contact):
    row = contact("fn;charset=utf-8;encoding=quoted-printable:As=68a", "tel;type=cell:1")
    assert (row["name"], numbers(row)) == ("Asha", [("1", "cell")])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("a\\, b\\; c", "a, b; c"),
        ("a\\nb\\Nc", "a\nb\nc"),
        ("a\\\\nb", "a\\nb"),
        ("a\\qb\\", "a\\qb\\"),
    ],
)
def test_escapes_are_undone(contact, written, meant):
    assert contact(f"FN:{written}")["name"] == meant


def test_version_2_1_has_no_escape_for_a_new_line(contact):
    assert contact("FN:C:\\new\\;er", version="2.1")["name"] == "C:\\new;er"


# Text encodings


def test_quoted_printable_goes_on_after_a_soft_break_without_indent(contact):
    row = contact("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E0=A4=A6=", "=E0=A5=87=E0=A4=B5")
    assert row["name"] == "देव"


def test_a_soft_break_may_be_followed_by_a_blank_line(contact):
    assert contact("FN;QUOTED-PRINTABLE:As=", "", "=68a", version="2.1")["name"] == "Asha"


def test_a_soft_break_that_nothing_follows_ends_the_value(contact):
    row = contact("FN;ENCODING=QUOTED-PRINTABLE:Asha=", "", "TEL:1", version="2.1")
    assert (row["name"], numbers(row)) == ("Asha", [("1", None)])


def test_a_soft_break_does_not_swallow_the_end_of_the_card(contact):
    assert contact("FN;ENCODING=QUOTED-PRINTABLE:Asha=", version="2.1")["name"] == "Asha"


def test_what_looks_like_a_comment_after_a_soft_break_is_text(contact):
    assert contact("FN;ENCODING=QUOTED-PRINTABLE:Asha =", "#1")["name"] == "Asha #1"


@pytest.mark.parametrize(
    ("charset", "codec", "text"),
    [
        ("SHIFT_JIS", "cp932", "能登 表示"),  # its second bytes include the backslash
        ("windows-1252", "cp1252", "José Müller"),
        ("ISO-8859-1", "latin-1", "José Müller"),
        ("Windows-1251", "cp1251", "Анна"),
        ("utf8", "utf-8", "देव"),
    ],
)
def test_a_declared_charset_is_used(contact, charset, codec, text):
    assert contact(f"FN;CHARSET={charset}:{text}", charset=codec)["name"] == text


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp932", "田中 ハナコ"),
        ("cp1252", "Jürgen Größe"),
        ("cp1252", "Rémy “Zoë” O’Neill"),
        ("latin-1", "\x81 Café"),
        ("utf-8", "देव शर्मा"),
    ],
)
def test_an_undeclared_encoding_is_guessed_from_the_card(contact, codec, text):
    assert contact(f"FN:{text}", charset=codec)["name"] == text


def test_each_card_of_a_file_may_have_an_encoding_of_its_own(export):
    texts = (("Zoë Müller", "cp1252"), ("田中 ハナコ", "cp932"), ("देव", "utf-8"))
    content = b"".join(card(f"FN:{text}").encode(codec) for text, codec in texts)
    assert [row["name"] for row in rows(export(content))] == [text for text, _ in texts]


def test_a_name_cut_in_the_middle_of_a_character_stays_readable(contact):
    row = contact("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=91=C3=91=C3=91=C3=91=C3")
    assert row["name"] == "ÑÑÑÑ\ufffd"


@pytest.mark.parametrize("charset", ["unicode_escape", "idna", "rot13", "zlib", "no-such", ""])
def test_a_charset_that_is_none_is_passed_over(contact, charset):
    assert contact(f"FN;CHARSET={charset}:देव \\\\ud800")["name"] == "देव \\ud800"


def test_control_characters_are_left_out(contact):
    assert contact("FN;ENCODING=QUOTED-PRINTABLE:As=00h=1Ba")["name"] == "Asha"


# Numbers, addresses and the rest


@pytest.mark.parametrize(
    ("line", "text", "label"),
    [
        ("TEL:+915500000001", "+915500000001", None),
        ("TEL;CELL;VOICE:1", "1", "cell"),
        ("TEL;HOME;PREF:1", "1", "home"),
        ("TEL;TYPE=WORK;TYPE=FAX:1", "1", "work fax"),
        ("TEL;TYPE=WORK,FAX:1", "1", "work fax"),
        ("TEL;TYPE=WhatsApp:1", "1", "whatsapp"),
        ('TEL;TYPE="WORK,DESK:FRONT",PREF:1', "1", "work desk:front"),
        ('TEL;TYPE="never closed:1', "1", "never closed"),
        ("TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=E0=A4=98=E0=A4=B0):1", "1", "घर"),
        ("TEL;X-Shop 2:1", "1", "shop 2"),
        ("TEL;VALUE=uri:tel:+91-55000-00001;ext=102", "+91-55000-00001 ext. 102", None),
        ("TEL;VALUE=uri:TEL:+91%2055000%2000001", "+91 55000 00001", None),
        ("TEL:p12p34w5", "p12p34w5", None),
        ("TEL;PAGER:1234@pagers.example", "1234@pagers.example", "pager"),
        ("TEL:HomePhone", "HomePhone", None),
    ],
)
def test_a_number_is_read_with_its_label(contact, line, text, label):
    assert numbers(contact(line)) == [(text, label)]


def test_a_label_of_ones_own_goes_with_its_number(contact):
    row = contact(
        *("item2.TEL;TYPE=WORK:2", "item2.X-ABLabel:Front desk"),
        *("item1.TEL:1", "ITEM1.X-ABLabel:_$!<Assistant>!$_"),
    )
    assert numbers(row) == [("2", "Front desk"), ("1", "Assistant")]


def test_the_preferred_number_comes_first(contact):
    row = contact("TEL;HOME:1", "TEL;WORK;PREF:2", "TEL:3")
    assert [text for text, _ in numbers(row)] == ["2", "1", "3"]


def test_an_internet_address_is_no_number(contact):
    row = contact("FN:Asha", "TEL;TYPE=HOME:sip:asha@example.com", "TEL:")
    assert (row["numbers"], extra(row)) == ([], {"TEL (home)": "sip:asha@example.com"})


def test_e_mail_addresses_are_listed(contact):
    row = contact("EMAIL;TYPE=INTERNET:a@example.com", "item1.EMAIL:mailto:b@example.com", "EMAIL:")
    assert row["emails"] == ["a@example.com", "b@example.com"]


def test_notes_are_joined_and_categories_listed_once(contact):
    row = contact("FN:A", "NOTE:one", "NOTE:two", "CATEGORIES:x,y\\, z", "CATEGORIES:x")
    assert (row["note"], row["groups"]) == ("one\ntwo", ["x", "y, z"])


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        ("BDAY:1984-03-19", "1984-03-19"),
        ("BDAY;VALUE=date:19840319", "19840319"),
        ("BDAY:--0412", "--0412"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-08-02", "--08-02"),
        ("BDAY:", None),
    ],
)
def test_a_birthday_is_kept_as_written_without_a_made_up_year(contact, line, birthday):
    assert contact("FN:A", line)["birthday"] == birthday


def test_the_uid_is_taken_without_its_scheme(contact):
    assert contact("FN:A", "UID:urn:uuid:4f0a-1")["uid"] == "4f0a-1"


def test_title_and_firm_are_the_first_of_several(contact):
    row = contact("FN:A", "ORG:One", "TITLE:Chef", "ORG:Two", "TITLE:Poet")
    assert (row["company"], row["title"]) == ("One", "Chef")
    assert extra(row) == {"ORG": "Two", "TITLE": "Poet"}


def test_unknown_properties_are_kept_with_their_labels(contact):
    row = contact(
        "FN:A", "item1.X-Test;A=B:Value", "item1.X-ABLabel:Mine", "ADR;HOME:;;Road 1;Goa;;;"
    )
    assert extra(row) == {"X-TEST (Mine)": "Value", "ADR (home)": "Road 1, Goa"}


# Pictures


@pytest.mark.parametrize(
    "lines",
    [
        [*folded(f"PHOTO;ENCODING=BASE64;TYPE=JPEG:{BASE64}"), ""],
        folded(f"PHOTO;ENCODING=BASE64;JPEG:{BASE64}"),
        folded(f"PHOTO;ENCODING=b;TYPE=PNG:{BASE64}"),
        ["PHOTO;BASE64:", *folded(BASE64, indent="  ")],
        folded(f"PHOTO;ENCODING=BASE64:{BASE64}", indent=""),
        ["PHOTO;ENCODING=BASE64:", BASE64],
        folded(f"PHOTO;ENCODING=b:{BASE64.rstrip('=')}"),
        folded(f"PHOTO:data:image/png;base64,{BASE64}"),
        folded(f"PHOTO:data:image/png\\;base64\\,{BASE64}"),
        folded(f"PHOTO:{BASE64}"),
    ],
)
@pytest.mark.parametrize("after", ["TEL:1", "X-ANDROID-CUSTOM:a;b"])
def test_a_picture_is_read_however_it_is_broken_into_lines(contact, lines, after):
    row = contact("FN:A", *lines, after)
    assert row["photo"] == PICTURE
    assert "PHOTO" not in extra(row)


@pytest.mark.parametrize(
    "line",
    [
        "PHOTO;VALUE=URI:https://pictures.example.com/a.jpg",
        "PHOTO;VALUE=uri:https\\://pictures.example.com/a.jpg",
        "PHOTO;ENCODING=b:https://pictures.example.com/a.jpg",
        "PHOTO;MEDIATYPE=image/jpeg:https://pictures.example.com/a.jpg",
    ],
)
def test_the_address_of_a_picture_is_text_and_nothing_else(contact, line):
    row = contact("FN:A", line)
    assert row["photo"] is None
    assert extra(row) == {"PHOTO": "https://pictures.example.com/a.jpg"}


@pytest.mark.parametrize("value", ["QUJD:REVG==", "A", "====", "not base64!"])
def test_a_picture_that_cannot_be_read_is_told_of(contact, value):
    row = contact("FN:A", f"PHOTO;ENCODING=BASE64;TYPE=JPEG:{value}")
    assert (row["photo"], row["name"]) == (None, "A")
    assert extra(row)["PHOTO"]


def test_a_picture_over_2_mib_is_left_out_and_told_of(contact):
    row = contact("FN:A", *folded("PHOTO;ENCODING=b:" + "A" * 2_900_000))
    assert (row["name"], row["photo"]) == ("A", None)
    assert "2175000 bytes was left out" in extra(row)["PHOTO"]


def test_sounds_and_keys_are_left_out_with_a_word(contact):
    assert extra(contact("FN:A", "KEY;ENCODING=b:QUJD")) == {
        "KEY": "(4 characters of base64 left out)"
    }


# Cards


def test_a_card_of_nothing_but_a_note_is_set_aside_with_its_text(export):
    (batch,) = batches(export(card("VERSION:3.0", "FN:", "NOTE:hello")))
    (reject,) = batch.rejects
    assert (batch.rows.num_rows, reject.reason) == (0, "nothing to know it by")
    assert reject.message.startswith("Line 1: this card has neither name, number nor e-mail.")
    assert "NOTE:hello" in reject.text


@pytest.mark.parametrize("line", ["FN:A", "TEL:1", "EMAIL:a@example.com", "ORG:A", "NICKNAME:A"])
def test_a_name_a_number_or_an_e_mail_is_enough(contact, line):
    assert contact(line)["line"] == 1


def test_a_card_without_end_at_the_end_of_the_file_is_cut_off(export):
    text = card("FN:A") + "BEGIN:VCARD\nFN:B\nNOTE;ENCODING=QUOTED-PRINTABLE:abc="
    assert [row["name"] for row in rows(export(text))] == ["A"]
    assert rejects(export(text)) == [(4, "cut off")]


def test_a_card_without_end_is_closed_by_the_next(export):
    text = "BEGIN:VCARD\nFN:A\n" + card("FN:B")
    assert [row["name"] for row in rows(export(text))] == ["A", "B"]


@pytest.mark.parametrize(
    "agent", ["AGENT:\nBEGIN:VCARD\n", "AGENT: BEGIN:VCARD\n", "AGENT:\n\nbegin:vcard\n"]
)
def test_an_agents_card_belongs_to_the_card_around_it(export, agent):
    inner = agent + "FN:Secretary\nTEL:2\nEND:VCARD\n"
    text = card("FN:A", inner + "TEL:1") + card("FN:B")
    first, second = rows(export(text))
    assert (first["name"], numbers(first), second["name"]) == ("A", [("1", None)], "B")
    assert "Secretary" in extra(first)["AGENT"]


def test_an_agents_agent_belongs_to_the_outermost_card(export):
    agent = "AGENT:\nBEGIN:VCARD\nFN:{}\n{}END:VCARD\n"
    text = card("FN:A", agent.format("B", agent.format("C", "")) + "TEL:1")
    (row,) = rows(export(text))
    assert (row["name"], numbers(row)) == ("A", [("1", None)])


def test_text_outside_any_card_is_set_aside_once(export):
    text = card("FN:A") + "what\nis this\n\n" + card("FN:B") + "END:VCARD\n"
    assert [row["row"] for row in rows(export(text))] == [1, 2]
    assert rejects(export(text)) == [(4, "malformed"), (10, "malformed")]


def test_the_mark_that_ends_a_dos_file_is_no_text(export):
    assert rejects(export(card("FN:A") + "\x1a\0\0")) == []


def test_files_joined_with_their_byte_order_marks_are_read(export):
    both = (card("FN:A").encode("utf-8-sig")) * 2
    assert [row["name"] for row in rows(export(both))] == ["A", "A"]


def test_a_file_of_nothing_but_a_mark_read_by_force_has_no_cards(export):
    assert (rows(export(codecs.BOM_UTF8)), rejects(export(codecs.BOM_UTF8))) == ([], [])


def test_thousands_of_cards_come_in_batches_numbered_through(export):
    many = export("".join(card(f"FN:{number}") for number in range(5_000)))
    assert max(batch.rows.num_rows for batch in batches(many)) <= 2_000
    assert [row["row"] for row in rows(many)] == list(range(1, 5_001))


@pytest.mark.parametrize("break_", ["", "\n "])
def test_a_line_without_end_costs_its_card_alone_and_little_memory(export, break_):
    line = "NOTE:" + ("x" * 70 + break_) * (3 * LONGEST_LINE // 70)
    endless = export(card("FN:A", line) + card("FN:B"))
    tracemalloc.start()
    try:
        read = batches(endless)
        assert tracemalloc.get_traced_memory()[1] < 6 * LONGEST_LINE
    finally:
        tracemalloc.stop()
    assert [row["name"] for batch in read for row in batch.rows.to_pylist()] == ["B"]
    assert [(one.line, one.reason) for batch in read for one in batch.rejects] == [(1, "malformed")]


def test_a_card_of_lines_without_end_is_set_aside(export):
    text = card("FN:A", "X:1\n" * 100_000) + card("FN:B")
    assert [row["name"] for row in rows(export(text))] == ["B"]
    assert rejects(export(text)) == [(1, "malformed")]


@given(
    st.lists(
        st.one_of(
            st.binary(max_size=30),
            st.sampled_from(
                b'BEGIN:VCARD|END:VCARD|AGENT:|FN:|N:a;b|TEL;TYPE="|item1.X-ABLabel:|;|:|=|\\'
                b"|PHOTO;ENCODING=b:|NOTE;ENCODING=QUOTED-PRINTABLE:=|VERSION:2.1|PHOTO:data:,| |#"
                b"|ORG:|NICKNAME:|BDAY;X-APPLE-OMIT-YEAR=:|X-ANDROID-CUSTOM:"
                b"vnd.android.cursor.item/nickname;".split(b"|")
            ),
        ),
        max_size=30,
    ),
    st.sampled_from([b"\n", b"\r\n", b""]),
)
def test_every_card_is_one_row_or_one_reject_whatever_is_in_it(tmp_path_factory, parts, end):
    path = tmp_path_factory.getbasetemp() / "any.vcf"
    path.write_bytes(b"BEGIN:VCARD\nTEL:1\nEND:VCARD\n" + end.join(parts) + b"\nEND:VCARD\n")
    read = batches(Export(path, "any.vcf"))
    assert read[0].rows.to_pylist()[0]["line"] == 1
    places = [row["line"] for batch in read for row in batch.rows.to_pylist()]
    set_aside = [one.line for batch in read for one in batch.rejects]
    assert len({*places, *set_aside}) == len(places) + len(set_aside)


def test_cards_of_files_put_together_without_a_line_break_are_apart(export):
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nTEL:+9155000010{number}\nEND:VCARD"
    text = card.format(name="Asha", number="01") + card.format(name="Ravi", number="02")
    found = rows(export(text))
    assert [(one["name"], one["numbers"][0]["text"]) for one in found] == [
        ("Asha", "+915500001001"),
        ("Ravi", "+915500001002"),
    ]
