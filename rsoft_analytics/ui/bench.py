"""The import bench: drop files, see what each would change, load them."""

from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.typing import UploadedFile

from rsoft_analytics.imports.options import Options
from rsoft_analytics.imports.report import Report
from rsoft_analytics.imports.together import Together
from rsoft_analytics.readers import all_readers, label_of
from rsoft_analytics.ui import changed, freshness, reading, understood
from rsoft_analytics.ui.filled import filled
from rsoft_analytics.ui.mapping import columns_told, remembered_mappings
from rsoft_analytics.ui.numbers import count, several
from rsoft_analytics.ui.report_card import result, would_change
from rsoft_analytics.ui.telling import Telling
from rsoft_analytics.ui.uploads import Bench, Preview

BUDGET = "Up to 200 MB a file. Larger ones are loaded by the command rsoft import."
ALONE = (
    "Below, each file is shown as if it were loaded alone; here, what two of them tell in common "
    "is counted once."
)


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
    freshness.silent_notice()
    files = st.file_uploader(
        "Drop exports here: CSV, Excel, XML, vCard, JSON or a zip of them",
        accept_multiple_files=True,
        key="exports",
    )
    if not files:
        st.caption(BUDGET)
        recognised()
        remembered_mappings()
    together = st.container()
    waiting = []
    for file in files or ():
        with st.container(border=True, key=f"upload_{file.file_id}", gap="small"):
            waiting += upload(file)
    if len(waiting) > 1:
        with together:
            in_all(waiting)


def in_all(waiting: list[Waiting]) -> None:
    """What loading all files would change together, and the button that does."""
    place = st.empty()
    mine = Bench.of_this_visit()
    together = mine.together([(one.file, one.options) for one in waiting], Telling(place))
    place.empty()
    with st.container(border=True, key="together", gap="small"):
        st.markdown(f"**All {len(waiting)} files together**")
        if isinstance(together, str):
            st.text(together)
        else:
            st.markdown(f"**What will change:** {counts_of(together)}.")
            changed.draw(together.before, together.after, {"months": together.months})
        st.caption(ALONE)
        offer(waiting, "all", f"Load all {len(waiting)} files", st.empty())


def counts_of(together: Together) -> str:
    """The counts of all files, those that are nothing left out."""
    words = {"added": "added", "updated": "updated", "unchanged": "known already",
             "rejected": "rejected"}  # fmt: skip
    said = [f"{count(total)} {word}" for name, word in words.items()
            if (total := together.total(name))]  # fmt: skip
    return ", ".join(said) or "nothing"


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
    previewed, asked, mapped, told, offered = (st.container() for _ in range(5))
    place = offered.empty()
    options, preview = previews(file, Telling(place), asked, mapped, told)
    place.empty()
    with previewed:
        for number, report in enumerate(preview.reports):
            is_table = preview.glimpse is not None
            would_change(report, f"{file.file_id}_{number}", is_table=is_table)
    ready = tuple(one for one in preview.reports if one.status == "dry run")
    waiting = [one for one in (Waiting(file, options, ready),) if one.records]
    with offered:
        if ready and not waiting:
            st.caption("Nothing in it can be used, so there is nothing to load.")
        for one in waiting:
            files = f" of {len(ready)} files" if len(ready) > 1 else ""
            records = several(one.records, "record")
            offer([one], file.file_id, f"Load {records}{files}", place)
    return waiting


def previews(
    file: UploadedFile,
    telling: Telling,
    asked: DeltaGenerator,
    mapped: DeltaGenerator,
    told: DeltaGenerator,
) -> tuple[Options, Preview]:
    """What loading the file would do, after everything that a person says of it."""
    mine = Bench.of_this_visit()
    options = reading.told_options(file, told)
    preview = mine.preview(file, options, telling)
    with mapped:
        if mapping := columns_told(preview, file.file_id):
            options = replace(options, mapping=mapping)
            preview = mine.preview(file, options, telling)
    with asked:
        if (day_first := reading.order_told(preview.reports, file.file_id)) is not None:
            options = replace(options, day_first=day_first)
            preview = mine.preview(file, options, telling)
        if (comma := reading.decimals_told(preview.reports, file.file_id)) is not None:
            options = replace(options, decimal_comma=comma)
            preview = mine.preview(file, options, telling)
    with told:
        for report in preview.reports:
            if report.details.get("timezone"):
                st.caption(understood.read_as(report))
    return options, preview


def offer(waiting: list[Waiting], key: str, label: str, place: DeltaGenerator) -> None:
    """The button that loads."""
    if st.button(filled(label), type="primary", key=f"load_{key}", icon=":material/download_done:"):
        for one in waiting:
            Bench.of_this_visit().load(one.file, one.options, Telling(place))
        st.rerun()
