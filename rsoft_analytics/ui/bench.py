"""The import bench: drop files, see what each would change, load them."""

from dataclasses import dataclass, replace
from zoneinfo import available_timezones

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.typing import UploadedFile

from rsoft_analytics.imports.options import Mapping, Options
from rsoft_analytics.imports.report import Report
from rsoft_analytics.readers import all_readers, label_of
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.mapping import mapping_by_hand
from rsoft_analytics.ui.numbers import several
from rsoft_analytics.ui.report_card import result, would_change
from rsoft_analytics.ui.telling import Telling
from rsoft_analytics.ui.uploads import Bench, Preview

REGIONS = "IN AE AU BD CA DE FR GB ID KE LK MY NG NP OM PH PK QA SA SG US ZA".split()


@dataclass(frozen=True)
class Waiting:
    """An upload that was previewed and can be loaded."""

    file: UploadedFile
    options: Options
    reports: tuple[Report, ...]

    @property
    def records(self) -> int:
        """How many records would be loaded."""
        return sum(one.added + one.updated + one.unchanged for one in self.reports)


def bench() -> None:
    """Everything between dropping files and having them loaded."""
    files = st.file_uploader(
        "Drop exports here: CSV, Excel, XML, vCard, JSON or a zip of them",
        accept_multiple_files=True,
        key="exports",
    )
    if not files:
        recognised()
    together = st.container()
    waiting = []
    for file in files or ():
        with st.container(border=True, key=f"upload_{file.file_id}", gap="small"):
            waiting += upload(file)
    if len(waiting) > 1:
        with together:
            offer(waiting, "all", f"Load all {len(waiting)} files", st.empty())


def recognised() -> None:
    """The formats that are recognised, for whoever wonders."""
    with st.expander("What is recognised", icon=":material/help:"):
        for reader in all_readers().values():
            st.text(label_of(reader))
        st.caption("Any other table can be mapped by hand: drop it, and say which column is which.")


def upload(file: UploadedFile) -> list[Waiting]:
    """One uploaded file: what it would change, or what it changed; what can be loaded of it."""
    mine = Bench.of_this_visit()
    if file.file_id in mine.loaded:
        for report in mine.loaded[file.file_id]:
            result(report)
        return []
    previewed, told, offered = st.container(), st.container(), st.container()
    place = offered.empty()
    telling, options = Telling(place), told_options(file, told)
    preview = mine.preview(file, options, telling)
    with previewed:
        if mapping := shown(file, preview):
            options = replace(options, mapping=mapping)
            preview = mine.preview(file, options, telling)
            for report in preview.reports:
                would_change(report, f"{file.file_id}_mapped")
    telling.done()
    ready = tuple(one for one in preview.reports if one.status == "dry run")
    waiting = [Waiting(file, options, ready)] if ready else []
    with offered:
        for one in waiting:
            files = f" of {len(ready)} files" if len(ready) > 1 else ""
            records = several(one.records, "record")
            offer([one], file.file_id, f"Load {records}{files}", place)
    return waiting


def shown(file: UploadedFile, preview: Preview) -> Mapping | None:
    """Draw what an upload would change; a mapping, where the person makes one by hand."""
    for number, report in enumerate(preview.reports):
        would_change(report, f"{file.file_id}_{number}")
    refused = len(preview.reports) == 1 and preview.reports[0].status == "refused"
    if refused and preview.glimpse:
        return mapping_by_hand(preview.glimpse, file.file_id)
    return None


def told_options(file: UploadedFile, place: DeltaGenerator) -> Options:
    """What the person says about a file that its bytes do not."""
    settings = answers.store().settings
    reps = answers.frame("store/reps")["rep"].tolist()
    with place.expander(
        "Whose phone, time zone, country, order of day and month", icon=":material/tune:"
    ):
        left, right = st.columns(2)
        rep = left.selectbox(
            "Whose phone or line", reps, index=None, key=f"rep_{file.file_id}",
            placeholder="As the file says", accept_new_options=True,
        )  # fmt: skip
        order = right.selectbox(
            "02/03 is", ["2 March", "3 February"], index=None, key=f"order_{file.file_id}",
            placeholder="As the file's own dates prove",
        )  # fmt: skip
        zone = left.selectbox(
            "Time zone of times without one", sorted(available_timezones()), index=None,
            key=f"zone_{file.file_id}", placeholder=f"As the file says, else {settings.timezone}",
        )  # fmt: skip
        region = right.selectbox(
            "Country of numbers without one", REGIONS, index=None, accept_new_options=True,
            key=f"region_{file.file_id}", placeholder=settings.region,
        )  # fmt: skip
    day_first = None if order is None else order == "2 March"
    return Options(
        timezone=zone, region=region, rep=(rep or "").strip() or None, day_first=day_first
    )


def offer(waiting: list[Waiting], key: str, label: str, place: DeltaGenerator) -> None:
    """The button that loads."""
    if st.button(label, type="primary", key=f"load_{key}", icon=":material/download_done:"):
        for one in waiting:
            Bench.of_this_visit().load(one.file, one.options, Telling(place))
        st.rerun()
