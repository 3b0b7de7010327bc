"""What a table of text is written in: told by its bytes alone, and shown."""

from pathlib import Path

import pytest

from rsoft_analytics.files.export import Export
from rsoft_analytics.imports.load import load
from rsoft_analytics.imports.report import Report
from rsoft_analytics.store import Store

JAPANESE = (
    "氏名,電話番号,通話日時,種別,通話時間\n"
    "見本 花子,+915500001001,2026/03/02 10:00,着信,65\n"
    "テスト株式会社,+915500001002,2026/03/02 11:00,不在着信,0\n"
)
WESTERN = {
    "apostrophes": "The client’s “son” doesn’t answer – it’s Ravi’s",
    "German": "Jürgen Müller, Größe über Süßwaren",
    "French": "Rémy Lefèvre à l’étage, reçu où déjà",
    "Spanish": "José Muñoz ¿mañana? Peñíscola",
    "Nordic": "Åsa Sjöström på Ærø, Bjørn",
    "elisions": "L’écran d’Émile, l’été… à l’École",
    "prices": "£5 – €7…",
    "Ž": "Žofia Šťastná",
}


@pytest.fixture
def given(empty_store: Store, tmp_path: Path):
    """Imports bytes as a file."""

    def of(content: bytes) -> Report:
        (tmp_path / "x.csv").write_bytes(content)
        return load(empty_store, Export(tmp_path / "x.csv", "x.csv"))

    return of


def names(report: Report) -> list[str]:
    """The names in the first rows."""
    return [row["Name"] for row in report.details["first_rows"]]


def calls(*named: str) -> str:
    """A call log with these names."""
    lines = (f'2026-03-0{at} 10:00,+91550000100{at},Incoming,65,"{name}"\n'
             for at, name in enumerate(named, start=1))  # fmt: skip
    return "Date,Phone,Type,Duration,Name\n" + "".join(lines)


def test_a_table_in_shift_jis_is_read_and_said_to_be(given):
    report = given(JAPANESE.encode("cp932"))
    assert (report.kind, report.added, report.rejected) == ("calls", 2, 0)
    assert names(report) == ["見本 花子", "テスト株式会社"]
    assert report.details["encoding"] == "cp932"


def test_shift_jis_is_known_by_a_name_far_down_the_file(given):
    rows = calls("Ravi") + "".join(
        f"2026-03-02 10:00:{at % 60:02},+91550001{at:04},Outgoing,9,Asha\n" for at in range(3000)
    )
    report = given((rows + "2026-03-03 10:00,+915500009009,Incoming,1,見本 花子\n").encode("cp932"))
    assert report.details["encoding"] == "cp932"
    assert report.rejected == 0


@pytest.mark.parametrize("text", WESTERN.values(), ids=WESTERN)
@pytest.mark.parametrize("page", ["cp1252", "cp1250", "latin-1"])
def test_a_windows_code_page_is_never_taken_for_shift_jis(given, text, page):
    try:
        content = calls(text, "Ravi").encode(page)
    except UnicodeEncodeError:
        return
    report = given(content)
    assert report.details.get("encoding") != "cp932"
    if page != "cp1250":
        assert (report.details["encoding"], report.added) == ("windows-1252", 2)
        assert names(report)[0] == text


@pytest.mark.parametrize("page", ["cp1251", "cp1253", "koi8-r", "gbk", "big5", "euc-kr"])
def test_other_code_pages_are_not_taken_for_shift_jis(given, page):
    text = {"cp1253": "Ελληνικά ονόματα", "gbk": "张三的电话记录", "big5": "張三的電話記錄",
            "euc-kr": "홍길동 전화"}.get(page, "Иван Петров звонил")  # fmt: skip
    report = given(calls(text, text).encode(page))
    assert report.details.get("encoding") != "cp932"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8-sig", "utf-8"])
def test_unicode_with_and_without_a_mark_is_read(given, encoding):
    report = given(calls("रवि", "Rémy’s", "見本 花子").encode(encoding))
    assert (report.added, names(report)) == (3, ["रवि", "Rémy’s", "見本 花子"])
