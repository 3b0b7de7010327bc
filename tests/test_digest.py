"""The weekly digest: the numbers of the pages, in a letter that names nobody."""

import email
import json
import re
import socketserver
import threading
from collections.abc import Iterator
from datetime import date
from email import policy

import pytest
from click.testing import CliRunner

from rsoft_analytics.cli import main
from rsoft_analytics.demo.filling import fill
from rsoft_analytics.digest import (
    Post,
    Week,
    as_html,
    as_text,
    composed,
    last_whole_week,
    posted,
    week_named,
)
from rsoft_analytics.digest.letter import cell
from rsoft_analytics.errors import RsoftError
from rsoft_analytics.metrics import Filters, report
from rsoft_analytics.store import Store
from tests.contrast import contrast

HOSTILE = "<script>alert(1)</script>"
HEADER = "Date,Phone Number,Call Type,Duration,Agent,Source\n"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store filled with the demo."""
    folder = tmp_path_factory.mktemp("digest")
    with Store(folder / "demo.duckdb") as store:
        fill(store, folder / "exports", 600, 7)
        yield store


@pytest.fixture
def week(demo: Store) -> Week:
    """The last whole week that the demo has data of."""
    return last_whole_week(demo.row("store/as_of")["last_day"])


def test_each_number_is_the_one_that_the_report_gives(demo, week):
    period = Filters(week.monday, week.sunday)
    told = {one.name: one.now for one in composed(demo, week).lines}
    assert told == {name: report(demo, name, period)["rows"] for name in told}


def test_each_number_stands_beside_the_week_before(demo, week):
    before = {one.name: one.before for one in composed(demo, week).lines}
    assert before == {one.name: one.now for one in composed(demo, week.before()).lines}


def test_the_reps_calls_add_up_to_the_weeks(demo, week):
    digest = composed(demo, week)
    (calls,) = next(one.now for one in digest.lines if one.name == "calls")
    assert sum(cells[0][0]["value"] for cells in digest.by_rep.rows.values()) == calls["value"]


def test_both_letters_hold_the_same_numbers(demo, week):
    digest = composed(demo, week)
    text, page = as_text(digest), as_html(digest)
    (calls,) = next(one.now for one in digest.lines if one.name == "calls")
    assert f"{'Calls':<28}{calls['value']:>18}" in text
    assert f"<td>{calls['value']}</td>" in page


def test_each_table_of_the_page_scrolls_by_itself_on_a_phone(demo, week):
    page = as_html(composed(demo, week))
    assert (
        page.count("<table>") == page.count('<div class="wide"') == page.count("</table>\n</div>")
    )
    assert page.count("<table>") == 3


def test_what_is_said_aside_can_be_read_on_dark_and_on_light(demo, week):
    page = as_html(composed(demo, week))
    light, dark = re.findall(r"\.aside { color: (#[0-9a-f]{6})", page)
    assert contrast(light, "#ffffff") >= 4.5
    assert contrast(dark, "#1e1e1e") >= 4.5  # the lightest of the dark canvases of browsers


def test_each_rate_has_its_range_and_nothing_is_left_without_a_reason(demo, week):
    letter = as_text(composed(demo, week))
    by_rep = letter.partition("By rep")[2].partition("By source")[0]
    rates = re.findall(r"(?:Connect rate|Rang back within the hour) (.+?)(?:  |$)", by_rep, re.M)
    assert rates
    assert all(re.fullmatch(r"none|[\d.]+ % of \d+ \([\d.]+ % to [\d.]+ %\)", one) for one in rates)
    assert "–" not in letter


def test_a_middle_time_that_was_not_reached_is_no_missing_number():
    unreached = [{"value": None, "n": 9, "low": None, "high": None}]
    assert cell(unreached, "seconds") == "fewer than half yet"
    assert cell([{"value": None, "n": 0}], "seconds") == "none"


def test_a_digest_of_an_empty_store_says_what_to_do(empty_store):
    assert "Import a call log first" in as_text(composed(empty_store, Week(date(2026, 11, 16))))


def test_a_week_that_is_not_over_in_the_data_is_said_to_be_partial(demo, week):
    later = Week(demo.row("store/as_of")["last_day"])
    assert "not all in it" in as_text(composed(demo, later))


def test_names_from_an_export_are_escaped_in_the_page(tmp_path):
    export = tmp_path / "calls.csv"
    line = f"2026-11-18 10:00,+915500001001,Incoming,60,{HOSTILE},{HOSTILE}\n"
    export.write_text(HEADER + line, encoding="utf-8")
    path = str(tmp_path / "rsoft.duckdb")
    run("import", str(export), "--store", path)
    run("digest", "--week", "2026-W47", "--file", str(tmp_path / "week.html"), "--store", path)
    page = (tmp_path / "week.html").read_text(encoding="utf-8")
    assert HOSTILE not in page
    assert "&lt;script&gt;" in page


def test_no_caller_is_named_in_it(demo, week):
    letter = as_html(composed(demo, week))
    callers = demo.rows("store/calls_without_ids")
    names = {one["name"] for one in callers if one["name"]}
    assert names
    assert not [name for name in names if f">{name}<" in letter]


@pytest.mark.parametrize("text", ["", "last", "2026-W54", "2026-47", "26-W01"])
def test_what_is_no_week_is_refused_in_words(text):
    with pytest.raises(RsoftError, match=r"Weeks are written 2026-W47\."):
        week_named(text)


def test_a_file_that_is_neither_page_nor_text_is_refused(tmp_path):
    store, file = str(tmp_path / "rsoft.duckdb"), str(tmp_path / "week.pdf")
    told = run("digest", "--file", file, "--store", store)
    assert told.exit_code == 1
    assert "neither .html nor .txt" in told.stderr


def test_the_command_gives_the_numbers_as_json(tmp_path):
    told = run("digest", "--week", "2026-W47", "--store", str(tmp_path / "no.duckdb"), "--json")
    document = json.loads(told.stdout)
    assert (document["from"], document["to"]) == ("2026-11-16", "2026-11-22")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--smtp", "localhost:25"], "a sender and a receiver"),
        (["--smtp", "mail", "--from", "a@b.example", "--to", "c@d.example"], "no mail server"),
        (["--smtp", "h:25", "--from", "nobody", "--to", "c@d.example"], "no e-mail address"),
    ],
)
def test_half_an_order_to_send_is_refused(tmp_path, options, why):
    told = run("digest", *options, "--store", str(tmp_path / "no.duckdb"))
    assert told.exit_code == 1
    assert why in told.stderr


def test_the_digest_is_sent_in_both_forms(demo, week, mailbox):
    port, letters = mailbox
    posted(Post("127.0.0.1", port, "a@b.example", ("c@d.example",)), composed(demo, week))
    letter = email.message_from_bytes(letters[0], policy=policy.default)
    kinds = [part.get_content_type() for part in letter.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html"]


def test_a_mail_server_that_is_not_there_is_said_in_words(demo, week):
    with pytest.raises(RsoftError, match="did not take the digest"):
        posted(Post("127.0.0.1", 1, "a@b.example", ("c@d.example",)), composed(demo, week))


def run(*arguments: str):
    """What the command says."""
    return CliRunner().invoke(main, arguments)


class Taking(socketserver.StreamRequestHandler):
    """Speaks as much of SMTP as it takes to be handed a letter."""

    def handle(self) -> None:
        """Take one letter."""
        self.say("220 ready")
        while line := self.rfile.readline().strip().upper():
            if line.startswith(b"DATA"):
                self.say("354 go on")
                taken = iter(self.rfile.readline, b".\r\n")
                self.server.letters.append(b"".join(taken))
            self.say("221 bye" if line == b"QUIT" else "250 good")

    def say(self, line: str) -> None:
        """Answer with a line."""
        self.wfile.write(line.encode() + b"\r\n")


@pytest.fixture
def mailbox() -> Iterator[tuple[int, list[bytes]]]:
    """A mail server on this machine: its port, and the letters that it took."""
    with socketserver.TCPServer(("127.0.0.1", 0), Taking) as server:
        server.letters = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1], server.letters
        server.shutdown()
