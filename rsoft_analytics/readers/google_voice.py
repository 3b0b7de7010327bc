"""Google Voice calls (Takeout, HTML).

One page for each call. Several pages can stand in one file, each behind a line
``<!-- rsoft: NAME -->`` with the name of its own. Messages are passed over.
"""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import pyarrow as pa

from rsoft_analytics.files.export import Export
from rsoft_analytics.readers import CERTAIN, NO
from rsoft_analytics.rows import CALL_ROWS, Batch, Conventions, Reading, SetAside
from rsoft_analytics.telephony.voice_pages import Bundled, VoicePage, pages_in

KIND = "calls"
KNOWN = "from a real file"
CALL, CHAT = "haudio", "hChatLog"
MARKS = re.compile(rb'class="(?:haudio|hChatLog)\b')
NAME_OF_PAGE = re.compile(rb"<!-- rsoft: .* - (?:Placed|Received|Missed|Voicemail|Text) - .*-->")
WAYS = ("Placed", "Received", "Missed", "Voicemail")
BATCH_PAGES = 2000
UNREAD = "Unable to transcribe this message."


def claim(export: Export) -> int:
    """Certain by the classes that its pages mark calls and messages with."""
    is_markup = export.head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    is_voice = MARKS.search(export.head) or NAME_OF_PAGE.search(export.head)
    return CERTAIN if is_markup and is_voice else NO


def read(export: Export, columns: dict[str, str] | None) -> Reading:
    """The calls, page by page."""
    return Reading(KIND, batches_of(export), Conventions())


def batches_of(export: Export) -> Iterator[Batch]:
    """The pages in batches; at least one."""
    pages, before = pages_in(export.path, export.name), 0
    while True:
        some = list(islice(pages, BATCH_PAGES))
        made = batch_of(some, before)
        if some or not before:
            yield made
        before += made.rows.num_rows
        if len(some) < BATCH_PAGES:
            return


def batch_of(pages: Sequence[Bundled], before: int) -> Batch:
    """Some pages as calls, and what is none."""
    rows: list[dict[str, Any]] = []
    rejects, skips = [], []
    for page in pages:
        told = None if page.is_too_long else page.taken_apart()
        if told is None:
            rejects.append(no_page(page))
        elif CALL in told.kinds:
            rows.append({"row": before + len(rows) + 1, "line": page.line, **call(told, page.name)})
        else:
            skips.append(not_a_call(page, "messages" if CHAT in told.kinds else "another page"))
    return Batch(pa.RecordBatch.from_pylist(rows, CALL_ROWS), tuple(rejects), tuple(skips))


def call(told: VoicePage, name: str) -> dict[str, str | None]:
    """The fields of one call."""
    shown, transcript = told.text("name"), told.text("transcript")
    return {
        "started": told.published or None,
        "duration": told.duration or None,
        "direction": way(told, name),
        "party": told.number or None,
        "name": shown if any(map(str.isalpha, shown)) else None,
        "note": transcript if transcript != UNREAD else None,
        "extra": json.dumps({"file": name}, ensure_ascii=False),
    }


def way(told: VoicePage, name: str) -> str | None:
    """Placed, Received, Missed or Voicemail: by the labels, the title, or the page's name."""
    title = told.text("title").partition(" ")[0]
    in_name = [part for part in name.split(" - ")[1:] if part in WAYS]
    candidates = [*(tag.strip() for tag in told.texts["tag"]), title, *in_name]
    return next((one for one in candidates if one in WAYS), None)


def no_page(page: Bundled) -> SetAside:
    """The reject for what cannot be a page of a call."""
    why = "is longer than 2 MiB" if page.is_too_long else "is damaged"
    message = f"Line {page.line}: the page {why}, as no page of a call is. Fetch it again."
    return SetAside(page.line, "malformed", message, page.name)


def not_a_call(page: Bundled, what: str) -> SetAside:
    """The skip for a page of messages; what they say is no business of ours and is not kept."""
    message = f"Line {page.line}: this page is not a call ({what})."
    return SetAside(page.line, "not a call", message, page.name)
