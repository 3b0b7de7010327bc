"""Names, companies, notes and file names that would be markup, shown as what they are."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from rsoft_analytics.imports.collect import collected
from rsoft_analytics.imports.importing import import_all
from rsoft_analytics.store import Store

pytestmark = pytest.mark.browser

HOSTILE = [
    "![x](http://evil.example/x.png)",
    "**bold** __under__ ~~gone~~ `code`",
    "$a^2$ :red[red] :blue-background[x]",
    ":smile: :material/home: :streamlit:",
    "<script>alert(1)</script><b>tag</b>",
    "[link](javascript:alert(1)) <http://evil.example>",
    "www.evil.example http://evil.example a@evil.example",
    "# title",
    "1. one - two | three -> four <- five -- six",
    "\\*back\\slash & &lt;entity&gt; &amp;",
    ":red-badge[x] :small[y] :shortcut[Ctrl+K]",
    "[^1] ==mark== {braces} %percent%",
]
MARKUP = "strong, em, del, code, b, s, u, script, mark, a, span[class*=color]"
WORDS = {"bold", "red", "tag", "gone", "code", "under", "link", "mark", "x", "y"}


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """An address book and a call log that hold markup wherever text can stand."""
    folder = tmp_path_factory.mktemp("exports")
    return [address_book(folder / "**bold** :red[book] <b>x.vcf"), call_log(folder / "calls.csv")]


def address_book(path: Path) -> Path:
    """An address book whose every entry has markup for a name, a company and a note."""
    cards = [
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{escaped(text)}\nORG:{escaped(text)}\nNOTE:{escaped(text)}\n"
        f"TEL:+9155000{number:05}\nEND:VCARD\n"
        for number, text in enumerate(HOSTILE)
    ]
    path.write_text("".join(cards), encoding="utf-8")
    return path


def call_log(path: Path) -> Path:
    """A call log whose names, reps, sources and notes are markup."""
    lines = ["Date,Phone Number,Call Type,Duration,Name,Agent,Source,Notes"]
    for number, text in enumerate(HOSTILE):
        cell = '"' + text.replace('"', '""') + '"'
        who = f"2026-03-02 10:{number:02}:00,+9155000{number:05},Missed,0"
        lines.append(",".join([who, *[cell] * 4]))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def hostile_dashboard(exports, tmp_path_factory, dashboard_on) -> Iterator[str]:
    """The address of a dashboard on what these exports say."""
    path = tmp_path_factory.mktemp("hostile") / "rsoft.duckdb"
    with collected(exports) as found, Store(path) as store:
        import_all(store, found)
    with dashboard_on(path) as address:
        yield address


@pytest.fixture
def reader(visiting, hostile_dashboard):
    """Somebody who looks at what these exports say."""
    return visiting(hostile_dashboard)


def escaped(text: str) -> str:
    """A text as a value of a vCard."""
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")


def shown(text: str) -> str:
    """A text as a page shows it, without the characters that have no width."""
    return text.replace("\u2060", "")


def as_shown(text: str) -> "re.Pattern[str]":
    """A text as a page shows it, with such characters anywhere in it."""
    return re.compile("\u2060*".join(map(re.escape, text)))


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_a_name_that_is_markup_is_shown_as_it_is(reader, number):
    asked = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.to(f"/lookup?caller=%2B9155000{number:05}")
    heading = reader.at("card").get_by_role("heading")
    expect(heading).to_contain_text(as_shown(HOSTILE[number]))
    assert shown(heading.inner_text()) == HOSTILE[number]
    expect(reader.at("timeline")).to_contain_text(as_shown(HOSTILE[number]))
    assert made_of_it(reader) == []
    assert [url for url in asked if "evil" in url] == []


@pytest.mark.parametrize(
    "path", ["/overview?period=All", "/lookup?caller=55000", "/imports", "/quality", "/settings"]
)
def test_no_page_makes_markup_of_what_an_export_says(reader, path):
    reader.to(path)
    assert made_of_it(reader) == []


def test_a_preview_makes_no_markup_of_an_export(visit, exports):
    visit.to("/imports")
    visit.page.locator("input[type=file]").set_input_files(exports)
    expect(visit.page.get_by_text("What will change")).to_have_count(2)
    assert exports[0].name in [
        shown(text) for text in visit.page.get_by_test_id("stText").all_inner_texts()
    ]
    assert made_of_it(visit) == []


def test_what_filters_offer_is_shown_as_it_is(reader):
    reader.to("/overview?period=All")
    reader.opens_list("rep")
    expect(reader.page.get_by_role("option").first).to_be_visible()
    offered = {shown(text) for text in reader.page.get_by_role("option").all_inner_texts()}
    assert offered <= {*HOSTILE, "Select all"}
    assert made_of_it(reader) == []


def made_of_it(visit) -> list[str]:
    """What the page made of the exports' text: it should be nothing."""
    page = visit.page.get_by_test_id("stApp")
    made = [text.strip() for text in page.locator(MARKUP).all_inner_texts()]
    reaching_out = page.locator("a[href*=evil], img[src*=evil], .katex").count()
    return [text for text in made if text in WORDS or "evil" in text] + ["out"] * reaching_out
