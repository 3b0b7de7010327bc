"""Keeping the store, on the settings page: backups, retention, encryption."""

import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import streamlit as st

from rsoft_analytics.errors import RsoftError
from rsoft_analytics.privacy import backups, retention
from rsoft_analytics.settings import meaning_of
from rsoft_analytics.store.keys import VARIABLE
from rsoft_analytics.ui import answers
from rsoft_analytics.ui.numbers import several
from rsoft_analytics.ui.settings_kept import key_of, offer
from rsoft_analytics.ui.words import plain

LABELS = {
    "keep_calls_months": "Callers, in months of silence",
    "keep_leads_months": "Leads, in months of silence",
    "keep_rejects_days": "Texts of rejects, in days",
}
OLD_DAYS = 8  # after which a backup is said to be old


def keeping() -> None:
    """When the last backup was made, who is let go of when, and whether the file has a key."""
    st.subheader("Backup", anchor=False)
    last_backup()
    make_backup()
    st.subheader("Retention", anchor=False)
    retained()
    st.subheader("Encryption", anchor=False)
    if answers.store().engine.key is not None:
        st.markdown(":green[:material/lock:] **The store is encrypted** under a key of yours.")
    else:
        st.markdown(
            ":gray[:material/lock_open:] **The store is plain**, for its owner alone to read."
        )
        st.caption(
            "`rsoft key new FILE` makes a key, `rsoft key set FILE` encrypts the store under it; "
            f"start with {VARIABLE}=FILE from then on."
        )


def last_backup() -> None:
    """How old the last backup is."""
    made = answers.store().rows("store/backups_made")
    if not made:
        st.markdown(":orange[:material/warning:] **No backup was made yet.**")
        return
    clock, one = answers.clock(), made[0]
    days = (datetime.now(UTC) - one["made_at"]).days
    sign = ":orange[:material/warning:]" if days >= OLD_DAYS else ":green[:material/check_circle:]"
    st.markdown(f"{sign} **The last backup is of {clock.moment(one['made_at'])}.**")
    st.text(one["file"])


def make_backup() -> None:
    """A button that makes a backup in a folder of this machine."""
    store = answers.store()
    if store.path is None:
        return
    folder = str(store.path.parent / "backups")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        chosen = st.text_input("Folder on this machine", folder, key="backup_folder", width=420)
        if st.button("Make a backup", key="make_backup", icon=":material/save:"):
            name = f"{store.path.stem}-{datetime.now(UTC):%Y%m%d}-{secrets.token_hex(3)}.duckdb"
            try:
                with st.spinner("Copying, and comparing the copy"):
                    made = backups.backup(store, in_folder(chosen) / name)
            except RsoftError as problem:
                st.error(plain(problem), icon=":material/error:")
            else:
                st.toast(f"Made: {plain(made.file.name)}", icon=":material/check_circle:")
                st.rerun()
    st.caption(
        "Whole while you work, and compared with the store. `rsoft restore FILE` brings it back, "
        "without whoever was erased since."
    )


def in_folder(text: str) -> Path:
    """A folder as typed, made where it is the one beside the store."""
    folder = Path(text).expanduser()
    path = answers.store().path
    if path and folder == path.parent / "backups":
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def retained() -> None:
    """The rules, what they would take today, and when they ran."""
    settings = answers.store().settings
    st.markdown(
        "People of whom nothing was heard for long become nobody's: their calls and leads still "
        "count, and nothing says whose they were. Off, nothing goes by itself."
    )
    with st.container(border=True, key="retention", gap="small"):
        is_on = st.toggle("Retention", value=settings.retention, key=key_of("retention"))
        st.caption(plain(meaning_of("retention")))
        offer("retention", is_on, effect_of(is_on))
        with st.grid(3, min_column_width=240, key="retention_grid"):
            for name in LABELS:
                with st.container(gap="small"):
                    months(name, getattr(settings, name))
        told_runs()


def effect_of(is_on: bool) -> str:
    """What switching retention would do today."""
    if not is_on:
        return "Nothing goes by itself any more."
    would = retention.retained(answers.store(), datetime.now(UTC), rehearse=True)
    return (
        f"{several(would.people, 'number')} silent since {would.calls_until}, "
        f"{several(would.leads, 'lead')} and {several(would.rejects, 'old reject')} go in a day."
    )


def months(name: str, kept: int) -> None:
    """For how long something is kept."""
    chosen = int(st.number_input(LABELS[name], min_value=1, value=kept, key=key_of(name)))
    st.caption(plain(meaning_of(name)))
    offer(name, chosen, f"{kept} becomes {chosen}.")


def told_runs() -> None:
    """What went when."""
    runs: list[dict[str, Any]] = answers.store().rows("privacy/retaining/runs")
    for one in runs[:3]:
        when = answers.clock().moment(one["ran_at"])
        gone = f"{several(one['people'], 'number')}, {several(one['leads'], 'lead')}"
        st.caption(f"{when}: {gone}, {several(one['rejects'], 'text')} let go of.")
