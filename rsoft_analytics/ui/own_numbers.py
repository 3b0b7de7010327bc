"""Own numbers on the settings page: what is left out, by which rule or list, and the way back."""

from typing import Any

import streamlit as st

from rsoft_analytics import own_numbers as own
from rsoft_analytics.phones import shown
from rsoft_analytics.ui import answers, places
from rsoft_analytics.ui.numbers import several
from rsoft_analytics.ui.own_list import own_list
from rsoft_analytics.ui.words import plain

MOST = 50  # numbers of a rule that are shown


def own_numbers() -> None:
    """What is left out in all, the rules, and the list."""
    st.subheader("Own numbers", anchor=False)
    st.markdown(
        "Staff, vendors, family and spam are no customers. Their calls stay in the store and on "
        "their cards, and are left out of every number, list and report. Each step can be undone."
    )
    out = own.left_out_in_all(answers.store())
    if out["calls"]:
        calls = several(out["calls"], "call")
        numbers = several(out["numbers"], "own number")
        st.markdown(f":gray[:material/person_off:] **{calls} of {numbers} are left out.**")
    else:
        st.markdown(":gray[:material/person_off:] **No call is left out.**")
    own_list()
    own_rules()


def own_rules() -> None:
    """Every rule with its switch and what it takes out, and the one that is looked at."""
    st.markdown("**Rules**")
    rules = {rule["rule"]: rule for rule in own.rules_told(answers.store())}
    with st.container(border=True, key="own_rules", gap="small"):
        for rule in rules.values():
            switched(rule)
        chosen = st.selectbox(
            "Look at a rule", list(rules), index=None, key="own_rule",
            format_func=lambda name: rules[name]["title"],
            placeholder="Choose one to see its numbers, or to change how it finds them",
        )  # fmt: skip
        if chosen is not None:
            st.caption(plain(rules[chosen]["meaning"]))
            tuned(rules[chosen])
            found(rules[chosen])


def switched(rule: dict[str, Any]) -> None:
    """A rule in one line: its switch, and what it takes out."""
    name, is_on = rule["rule"], rule["on"]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        chosen = st.toggle(
            plain(rule["title"]), value=is_on, key=f"on_{name}_{is_on}",
            help=plain(rule["meaning"]), width=300,
        )  # fmt: skip
        st.caption(effect_of(rule), width="content")
    if chosen != is_on:
        changed(own.setting_rule(name, is_on=chosen))


def effect_of(rule: dict[str, Any]) -> str:
    """What a rule takes out now, or would."""
    verb = "leaves out" if rule["on"] else "would leave out"
    kept = f" · {several(rule['kept'], 'number')} kept in" if rule["kept"] else ""
    if not rule["numbers"]:
        return f"finds nothing{kept}"
    calls, numbers = several(rule["calls"], "call"), several(rule["numbers"], "number")
    if not rule["calls"]:
        return f"finds {numbers} without a call{kept}"
    return f"{verb} {calls} of {numbers}{kept}"


def tuned(rule: dict[str, Any]) -> None:
    """The words or the count that a rule finds by, and the button that keeps others."""
    name = rule["rule"]
    if rule["words"]:
        kept = ", ".join(rule["words"])
        said = st.text_input("Words, separated by commas", kept, key=f"words_{name}_{kept}")
        if said != kept and st.button("Keep these words", key=f"keep_words_{name}"):
            changed(own.setting_rule(name, words=said.split(",")))
    if rule["least"]:
        least = st.number_input("At least", 1, 1000, rule["least"], key=f"least_{rule['least']}")
        if least != rule["least"] and st.button("Keep this count", key=f"keep_least_{name}"):
            changed(own.setting_rule(name, least=least))


def found(rule: dict[str, Any]) -> None:
    """The numbers that a rule finds, each with the way to keep it in."""
    numbers = own.numbers_of_rule(answers.store(), rule["rule"])
    if not numbers:
        st.caption("It finds no number in what was imported so far.")
    if len(numbers) > MOST:
        st.caption(f"The {MOST} with the most calls, of {several(len(numbers), 'number')}.")
    for one in numbers[:MOST]:
        with st.container(horizontal=True, vertical_alignment="center", gap="xxsmall"):
            number_link(one["number"])
            said = [one["name"], several(one["calls"], "call"), one["reason"]]
            st.text(" · ".join(part for part in said if part), width="stretch")
            decision(one)


def number_link(number: str) -> None:
    """A number that opens its card."""
    st.page_link(
        places.LOOKUP,
        label=shown(int(number), answers.store().settings.region),
        query_params={"caller": number},
        icon=":material/person:",
        width=170,
    )


def decision(one: dict[str, Any]) -> None:
    """Keep a number in, or let the rule decide again."""
    number = int(one["number"])
    if one["is_listed"]:
        st.caption("on your list", width="content")
    elif one["is_kept"]:
        if st.button("Leave out again", key=f"again_{number}"):
            changed(own.leaving_out_again(number))
    elif st.button("Keep this one in", key=f"keep_in_{number}"):
        changed(own.keeping_in(number))


def changed(change: own.Change) -> None:
    """Make a change, and draw the page anew."""
    own.made(answers.store(), change)
    st.rerun()
