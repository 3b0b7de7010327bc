"""The card: everything a rep wants to know in the second before taking the call."""

from typing import Any

import streamlit as st

from rsoft_analytics.access import PURPOSES, reveal
from rsoft_analytics.phones import is_masked, shown
from rsoft_analytics.ui import answers, viewer
from rsoft_analytics.ui.amounts import worth_of
from rsoft_analytics.ui.avatar import avatar
from rsoft_analytics.ui.banners import banners
from rsoft_analytics.ui.browser import copy_button
from rsoft_analytics.ui.lead_card import lead_block
from rsoft_analytics.ui.numbers import duration, several
from rsoft_analytics.ui.opening import whole_store
from rsoft_analytics.ui.stages import stage_shown
from rsoft_analytics.ui.timeline import timeline
from rsoft_analytics.ui.words import plain

Match = dict[str, Any]
VERDICTS = {
    "yes": ("You may call", "green", ":material/check_circle:"),
    "ask": ("Ask first", "gray", ":material/help:"),
    "no": ("Do not call", "red", ":material/do_not_disturb_on:"),
}


def card(match: Match) -> None:
    """Who it is, whether and how to ring, what was last, and all that happened."""
    with st.container(border=True, key="card"):
        with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
            photo = answers.picture(match["number"]) if match["has_photo"] else None
            st.image(avatar(match["name"], photo), width=84, alt="Photo" if photo else "Initials")
            with st.container(width="stretch", gap="xsmall"):
                who(match)
        verdict(match["may_call"])
        closed(match["may_contact"])
        if ends_alone(match):
            offer_to_reveal(match)
        elif match["number"]:
            ways_to_reach(match["number"])
        banners(match)
        facts(match)
        lead_block(match)
    timeline(match["timeline"])


def who(match: Match) -> None:
    """Name, company, numbers, and who shares them."""
    st.header(plain(match["name"]) if match["name"] else "No name yet", anchor=False)
    if match["company"]:
        st.text(match["company"])
    number = shown(int(match["number"]), region()) if match["number"] else "No phone number"
    st.text(" · ".join([number, *other_numbers(match), *shared_with(match)]))


def region() -> str:
    """The country whose numbers are written without their country code."""
    return answers.store().settings.region


def other_numbers(match: Match) -> list[str]:
    """The other numbers of the contacts who have this one."""
    written = {text for one in match["contacts"] for text in one["numbers"] or ()}
    others = sorted(written - {match["number"]})
    if len(others) > 2:
        return [f"+{several(len(others), 'more number')}"]
    return [f"also {readable(text)}" for text in others]


def readable(text: str) -> str:
    """A number as stored in E.164, as people write it; anything else as it is."""
    is_number = text[1:].isdecimal() and (text[0] == "+" or (text[0] != "0" and len(text) == 16))
    return shown(int(text), region()) if is_number else text


def shared_with(match: Match) -> list[str]:
    """The other contacts who have the number."""
    names = [
        one["name"] for one in match["contacts"] if one["name"] and one["name"] != match["name"]
    ]
    return [f"shared with {', '.join(dict.fromkeys(names))}"] if names else []


def verdict(may_call: dict[str, str]) -> None:
    """Whether one may ring, and the rule that says so."""
    words, colour, icon = VERDICTS[may_call["verdict"]]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.badge(words, color=colour, icon=icon)  # type: ignore[arg-type]
        st.caption(plain(may_call["rule"]), width="content")


def closed(may_contact: dict[str, dict[str, str]]) -> None:
    """The other channels on which one may not write, where calls are not closed by the same."""
    for channel, label in (("whatsapp", "WhatsApp"), ("sms", "SMS")):
        told = may_contact.get(channel, {"verdict": "ask"})
        if told["verdict"] == "no" and told["by"] != may_contact["call"]["by"]:
            st.caption(plain(f"Not by {label}: {told['rule']}"))


def ends_alone(match: Match) -> bool:
    """Whether the viewer sees only the end of the number."""
    return bool(match["number"]) and is_masked(int(match["number"]))


def offer_to_reveal(match: Match) -> None:
    """The way to the whole record, for a purpose, which the access log keeps."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="reveal"):
        purpose = st.selectbox(
            "To see the record in full, say for what", PURPOSES, index=None,
            placeholder="It stands in the access log", key="purpose", width=320,
        )  # fmt: skip
        if st.button("Show it", key="show_it", icon=":material/visibility:", disabled=not purpose):
            reveal(whole_store(), viewer.current(), match["number"], str(purpose))
            st.rerun()


def ways_to_reach(number: str) -> None:
    """Copy, call, WhatsApp: made from the normalised number only."""
    digits = str(int(number))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        copy_button("Copy number", f"+{digits}", key="copy")
        st.link_button("Call", f"tel:+{digits}", icon=":material/call:", key="call")
        st.link_button(
            "WhatsApp", f"https://wa.me/{digits}", icon=":material/chat:", key="whatsapp"
        )


def facts(match: Match) -> None:
    """Last spoken, source, lead."""
    with st.grid(3, min_column_width=200, key="facts"):
        fact("Last spoken", *last_spoken(match))
        fact("Source", *source(match))
        fact("Lead", *lead(match))


def fact(label: str, *lines: str) -> None:
    """A labelled fact of a line or two."""
    with st.container(gap=None):
        st.caption(label)
        for text in lines:
            st.text(text)


def last_spoken(match: Match) -> list[str]:
    """When somebody was last spoken to, for how long, by whom, and how long ago that is."""
    moment = match["last_spoken_at"]
    if not moment:
        return ["Never", several(match["calls"], "call") + " without a conversation"]
    clock = answers.clock()
    said = next((one for one in match["timeline"] if one["outcome"] == "spoken"), None)
    told = [clock.moment(moment)]
    if said and said["at"] == moment:
        told += [duration(said["seconds"])] if said["seconds"] else []
        told += [said["rep"]] if said["rep"] else []
    return [", ".join(told), clock.ago(moment)]


def source(match: Match) -> list[str]:
    """Where the caller heard of us, and the first call."""
    heard = [match["source"], match["campaign"]]
    levels = [level for level in heard if level and level != "Unknown"]
    first = match["first_seen_at"]
    since = (
        [f"first seen {answers.clock().day(answers.clock().local(first).date())}"] if first else []
    )
    return [" › ".join(levels) or "Unknown", *since]


def lead(match: Match) -> list[str]:
    """The stage of the lead, and what it is worth."""
    if not match["lead_stage"]:
        return ["None"]
    worth = [worth_of(match["lead"])] if match["lead"] and match["lead"]["value"] else []
    records = [several(len(match["leads"]), "record")] if len(match["leads"]) > 1 else []
    return [" · ".join([stage_shown(match["lead_stage"]), *worth]), *records]
