"""Who became a customer: the sentence, the funnel, who is left out, who is behind a number."""

from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.phones import shown
from rsoft_analytics.ui import answers, few, filters, numbers
from rsoft_analytics.ui.empty import words_unless
from rsoft_analytics.ui.tables import download, table

Counts = dict[str, Any]
STEPS = {  # count -> what it is called, and what the share before it is called
    "new_callers": ("New callers", ""),
    "leads": ("Leads", ""),
    "contacted": ("Contacted", "of leads"),
    "qualified": ("Qualified", "of contacted"),
    "customers": ("Customers", "of qualified"),
}
BEHIND = {
    "leads": "Leads",
    "contacted": "Contacted",
    "qualified": "Qualified",
    "customers": "Customers",
    "left out": "Left out",
}
STALE = timedelta(days=7)  # between the newest news of leads and the newest call
MOST = 1000  # people shown; the download has all


def customers() -> None:
    """How many leads became customers within the window, step by step."""
    words_unless("leads", "Here you see which callers become customers, and where they came from.")
    filters.draw_window()
    counted = funnel()
    if not counted["leads"]:
        nobody_ripe(counted)
    sentence(counted)
    steps(counted)
    left_out(counted)
    people(counted)


def asked() -> dict[str, Any]:
    """The filters and the window, as the page's questions take them."""
    return {**filters.current().parameters(), "window": filters.window_days()}


def funnel() -> Counts:
    """How many leads came how far."""
    (counted,) = answers.records("ui/conversion_funnel", **asked())
    return counted


def nobody_ripe(counted: Counts) -> None:
    """End the page with words where nobody's window is over."""
    with st.container(border=True, key="nobody_ripe"):
        if counted["unripe"]:
            st.markdown(f"**Nobody here has been a lead for {filters.window()} days yet.**")
        else:
            st.markdown("**No lead of this selection can be counted.**")
        left_out(counted)
        if counted["undated"]:
            st.markdown(
                "The export does not say when these people became leads, so no window can be told. "
                "Without a window they count."
            )
            label, step = "Show all time", filters.watch_for_ever
        else:
            st.markdown("A shorter window, or people who became leads earlier, can be told.")
            label, step = "Show all leads", filters.show_all_leads
        st.button(label, on_click=step, key="show_all_leads", icon=":material/date_range:")
    st.stop()


def sentence(counted: Counts) -> None:
    """The answer in words and numbers."""
    (rate,) = answers.told("conversion_rate", filters.current(), window=filters.window())
    who = "leads" if counted["never_rang"] else "callers"
    days = filters.window_days()
    people = f"Of {few.count(counted['leads'])} {who}"
    whose = f" whose {days} days are over" if days else ""
    became = f"{few.count(counted['customers'], counted['leads'])} became customers"
    if few.of_few(counted["leads"], counted["customers"]):
        st.markdown(f"#### {people}{whose}, {became}.")
        return
    if rate["value"] is None:
        st.markdown(f"#### {people}{whose}, none became a customer on a day that is known.")
        return
    st.markdown(
        f"#### {people}{whose}, {became}: {numbers.share(rate['value'])} "
        f"({numbers.between(rate['low'], rate['high'])})"
    )


def steps_told(counted: Counts) -> dict[str, str]:
    """The numbers of the funnel as the viewer may have them."""
    before = {"contacted": "leads", "qualified": "contacted", "customers": "qualified"}
    return {
        name: few.count(counted[name], counted[before[name]] if name in before else None)
        for name in STEPS
    }


def steps(counted: Counts) -> None:
    """The funnel as one row of numbers, each with its share of the one before."""
    told = steps_told(counted)
    with st.grid(len(STEPS), min_column_width=150, key="funnel"):
        before = 0
        for name, (label, of_what) in STEPS.items():
            number = int(counted[name])
            st.metric(
                label,
                told[name].capitalize(),
                new_among(counted) if name == "leads" else share_of(number, before, of_what),
                delta_color="off",
                delta_arrow="off",
                border=True,
                height="stretch",
                help=MEANINGS[name],
            )
            before = number


def new_among(counted: Counts) -> str | None:
    """How many of the leads are new callers: the others rang before, or never. None where few."""
    new, leads = int(counted["new_callers_led"]), int(counted["leads"])
    return None if few.of_few(leads, new) else numbers.several(new, "new caller")


def became_leads(counted: Counts) -> str:
    """Which share of the new callers became leads, and which leads are none of them."""
    new, leads = int(counted["new_callers_led"]), int(counted["leads"])
    share = share_of(new, int(counted["new_callers"]), "of new callers")
    if share is None or few.of_few(leads, new):
        return ""
    others = numbers.several(leads - new, "lead")
    return f" {share} became leads; {others} rang before, or never." if leads > new else ""


def share_of(part: int, before: int, of_what: str) -> str | None:
    """A step's share of the one before; None of the first, and where it would tell of few."""
    if not before or not of_what or few.of_few(before, part):
        return None
    return f"{numbers.share(part / before)} {of_what}"


MEANINGS = {
    "new_callers": "Numbers whose first call to us is in this selection, and long enough ago.",
    "leads": "People who became a lead by a call, a CRM export or a form, and whose time is over. "
    "Known numbers that ring become no lead by that. Others are those who never rang, or whose "
    "first call is not in this selection.",
    "contacted": "Spoken to, or contacted as the CRM says, within the time; without a date, "
    "whoever stands there now.",
    "qualified": "Qualified within the time; without a date, whoever stands there now. Whoever "
    "became a customer was qualified.",
    "customers": "Won within the time.",
}


def left_out(counted: Counts) -> None:
    """Who is not in the numbers, and why, in a line of its own."""
    days = filters.window_days()
    reasons = [
        (counted["unripe"], f"whose {days} days are not over"),
        (counted["junk"], "junk"),
        (counted["undated"], "without a day on which they became a lead"),
        (counted["won_undated"], "customers without a day on which they bought"),
    ]
    told = [f"{few.count(number)} {why}" for number, why in reasons if number]
    clock, until = answers.clock(), counted["told_until"]
    said = f"Left out: {', '.join(told)}." if told else "Nobody is left out."
    said += became_leads(counted)
    if until is not None:
        said += f" Time is counted until the newest call or lead, {clock.moment(until)}."
    exported = counted["exported_until"]
    if exported is not None and until - exported > STALE:
        said += (
            f" The newest export of leads ends {clock.day(clock.local(exported).date())}: "
            "whoever bought after that is not known here."
        )
    if counted["undated_counted"]:
        said += (
            f" {few.count(counted['undated_counted'])} leads have no date: how long it took, "
            "and shares within days, cannot be told of them."
        )
    if counted["numberless"]:
        said += (
            f" {few.count(counted['numberless'])} leads have no number: whether they called, "
            "and who rang them how soon, cannot be told of them."
        )
    st.caption(said)


def people(counted: Counts) -> None:
    """The people behind a number: click it, see them, take them away."""
    sizes = {name: counted[name] for name in BEHIND if name != "left out"}
    sizes["left out"] = sum(counted[one] for one in ("unripe", "junk", "undated", "won_undated"))
    told = steps_told(counted) | {"left out": few.count(sizes["left out"])}
    behind = st.segmented_control(
        "See the people behind a number",
        list(BEHIND),
        format_func=lambda one: f"{BEHIND[one]} · {told[one]}",
        key="behind",
    )
    if not behind:
        return
    listed(behind, int(sizes[behind]), BEHIND[behind])


def listed(
    behind: str, size: int, title: str, dimension: str | None = None, key: str | None = None
) -> None:
    """The people behind a number, of one group where one is named, to see and to take away."""
    chosen = {"behind": behind, "dimension": dimension, "key": key, **asked()}
    rows = answers.frame("ui/conversion_people", most=MOST, **chosen)
    more = f", the newest {numbers.count(MOST)} here" if size > MOST else ""
    st.caption(f"{few.several(size, 'person', 'people')}{more}.")
    place = f"{behind}_{dimension or 'all'}"
    table(written(rows), alt=f"The people behind: {title}", key=f"people_{place}")
    download(
        lambda: answers.asked("ui/conversion_people", most=None, **chosen),
        f"leads-{behind.replace(' ', '-')}",
        "Download these",
        key=f"csv_{place}",
    )


def written(rows: pd.DataFrame) -> pd.DataFrame:
    """The people with numbers and times as people write them."""
    region, clock = answers.store().settings.region, answers.clock()
    told = {
        "person": ["" if pd.isna(one) else shown(int(one), region) for one in rows["person"]],
        **{
            name: ["" if pd.isna(one) else clock.moment(one.to_pydatetime()) for one in rows[name]]
            for name in ("lead_since", "contacted_at", "qualified_at", "won_at")
        },
    }
    return rows.assign(**told).rename(columns={"person": "number"})
