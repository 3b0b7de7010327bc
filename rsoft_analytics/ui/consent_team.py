"""Your team's permissions: who lets the app see contacts, photos and call log, and who said no."""

from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.ui import answers, places
from rsoft_analytics.ui.numbers import count, several, share
from rsoft_analytics.ui.tables import download, readable, table
from rsoft_analytics.ui.words import plain

Row = dict[str, Any]
PERMISSIONS = {"contacts": "Contacts", "photos": "Photos", "call_log": "Call log"}
SIGNS = {
    "granted": ":green[:material/check_circle:]",
    "refused": ":red[:material/cancel:]",
    "withdrawn": ":red[:material/undo:]",
    "expired": ":orange[:material/timer_off:]",
    "not asked": ":gray[:material/help:]",
}
WIDEST = 40  # characters of a wording in the grid
NO_USERS = (
    "**Nobody of your team was asked yet.** Add an export of what the app was answered, or record "
    "an answer below. From the first answer on, a phone's call log is loaded only where its user "
    "granted it."
)


def permissions(at: datetime, lasts_days: int) -> None:
    """Each user's permissions on a day: state, since when, where asked, on which wording."""
    st.subheader("Your team's permissions", anchor=False)
    rows = answers.records("privacy/permissions", at=at, lasts_days=lasts_days)
    if not rows:
        st.markdown(NO_USERS)
        st.page_link(places.IMPORTS, label="Add a file of consent", icon=":material/upload_file:")
        return
    said_of(rows)
    with st.container(border=True, key="permissions", gap="small"):
        users = dict.fromkeys(one["user"] for one in rows)
        for user in users:
            of_user = {one["permission"]: one for one in rows if one["user"] == user}
            who, what = st.columns([1, 3], gap="xxsmall")  # on a phone one stands above the other
            with who:
                st.markdown(f"**{plain(user)}**")
            with what, st.grid(3, min_column_width=150, gap="small"):
                for name in PERMISSIONS:
                    permission(name, of_user[name])
    told = pd.DataFrame(
        [{name: one[name] for name in ("user", "permission", "state", "since", "place", "wording")}
         for one in rows]
    )  # fmt: skip
    download(told, "permissions", "Download with wordings", "permissions_csv")
    loaded_without(at, lasts_days)


def permission(name: str, one: Row) -> None:
    """One permission of a user: its state, and beneath it since when, where and on what wording."""
    clock = answers.clock()
    since = clock.day(clock.local(one["since"]).date()) if one["since"] else None
    wording = one["wording"] and one["wording"][:WIDEST]
    told = " · ".join(part for part in (since, one["place"], wording) if part)
    with st.container(gap=None):
        st.markdown(f"{SIGNS[one['state']]} {PERMISSIONS[name]}: {one['state']}")
        if told:
            st.caption(plain(told))


def said_of(rows: list[Row]) -> None:
    """How many granted and refused each permission, in a sentence."""
    told = []
    users = len({one["user"] for one in rows})
    for name, label in PERMISSIONS.items():
        states = [one["state"] for one in rows if one["permission"] == name]
        granted, said_no = states.count("granted"), len(states) - states.count("granted")
        said_no -= states.count("not asked")
        told.append(f"{label.lower()} {granted} of {users}" + (f" ({said_no} no)" * bool(said_no)))
    st.markdown(f"**Granted:** {', '.join(told)}.")


def loaded_without(at: datetime, lasts_days: int) -> None:
    """The call logs that were loaded although their users had not granted it."""
    found = answers.frame("privacy/loaded_without", at=at, lasts_days=lasts_days)
    if found.empty:
        return
    logs = several(len(found), "call log")
    st.markdown(
        f":orange[:material/warning:] **{logs} loaded without the permission.** Their users had "
        "not granted it then. Record their agreement, or take the imports back."
    )
    shown = found.rename(columns={"file_name": "file", "imported_at": "loaded"})
    shown["loaded"] = [answers.clock().moment(one) for one in shown["loaded"]]
    names = ["import_id", "file", "user", "loaded", "state_then", "state_now"]
    table(shown[names], alt="Call logs loaded without permission", key="loaded_without")


def funnel(at: datetime) -> None:
    """How many went on and how many cancelled, by where they were asked and on which wording."""
    found = answers.records("privacy/funnel", at=at)
    if not found:
        return
    st.subheader("Continue or Cancel", anchor=False)
    asked, on = (sum(one[name] for one in found) for name in ("asked", "went_on"))
    st.markdown(
        f"**Of {count(asked)} times that somebody was asked, they went on "
        f"{count(on)} times** ({share(on / asked)}). A Cancel is an answer: it is not asked again, "
        "and leads can be typed in instead."
    )
    rows = pd.DataFrame(
        {
            "where": f"{one['place']} · {one['wording']}",
            "permission": PERMISSIONS[one["permission"]],
            "continue": one["went_on"],
            "cancel": one["cancelled"],
            "share": one["went_on"] / one["asked"] * 100,
        }
        for one in found
    )
    st.dataframe(
        readable(rows),
        hide_index=True,
        alt="Continue and Cancel by place, wording and permission",
        key="funnel",
        column_config={  # together as wide as a phone
            "Where": st.column_config.TextColumn(width=108),
            "Permission": st.column_config.TextColumn(width=78),
            "Continue": st.column_config.NumberColumn(width=66),
            "Cancel": st.column_config.NumberColumn(width=56),
            "Share": st.column_config.NumberColumn(
                width=50, format="%.0f %%", help="Of those who were asked, how many went on."
            ),
        },
    )
