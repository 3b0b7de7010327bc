"""Who became a customer: the sentence, the funnel, who is left out, who is behind a number."""

from datetime import timedelta
from typing import Any

import pandas as pd
import streamlit as st

from rsoft_analytics.phones import shown
from rsoft_analytics.ui import answers, few, filters, numbers
from rsoft_analytics.ui.amounts import worth_of
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
TAKEN = ("contacted", "qualified", "customers")  # the steps that a share leads to
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
    led = rate("lead_rate")
    return {
        **counted,
        "new_callers": led.get("callers", 0),
        "new_callers_led": led.get("leads", 0),
    }


def are_customers_told() -> bool:
    """Whether anything tells who became a customer; of calls alone nobody knows."""
    return bool(funnel()["are_customers_told"])


def rate(metric: str) -> Counts:
    """A share of the selection within the window, as its metric tells it."""
    (told,) = answers.told(metric, filters.current(), window=filters.window())
    return told


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
    won = rate("conversion_rate")
    who = "leads" if counted["never_rang"] else "callers"
    days = filters.window_days()
    people = f"Of {few.count(counted['leads'])} {who}"
    whose = f" whose {days} days are over" if days else ""
    verb = "became a customer" if counted["customers"] == 1 else "became customers"
    became = f"{few.count(counted['customers'], counted['leads'])} {verb}"
    if few.of_few(counted["leads"], counted["customers"]):
        st.markdown(f"#### {people}{whose}, {became}.")
        return
    if not counted["are_customers_told"]:
        st.markdown(
            f"#### {people}{whose}, nobody knows who became a customer: no export tells of it. Add "
            "your list of leads, or set a stage on a caller's card."
        )
        return
    if won["value"] is None:
        st.markdown(f"#### {people}{whose}, none became a customer on a day that is known.")
        return
    st.markdown(
        f"#### {people}{whose}, {became}: {numbers.share(won['value'])} "
        f"({numbers.between(won['low'], won['high'])})"
    )


def steps_told(counted: Counts) -> dict[str, str]:
    """The numbers of the funnel as the viewer may have them."""
    before = {"contacted": "leads", "qualified": "contacted", "customers": "qualified"}
    told = {
        name: few.count(counted[name], counted[before[name]] if name in before else None)
        + up_to(counted, name)
        for name in STEPS
    }
    return (
        told
        | {
            name: f"at least {told[name]}" if counted[name] else "not told"
            for name in STEPS
            if is_untold(counted, name)
        }
        | ({} if counted["are_customers_told"] else {"customers": "not told"})
        | ({} if answers.headline()["calls"] else {"new_callers": "not told"})
    )


def short(told: str) -> str:
    """A number as a card has room for it: from so many on, as so many or more.

    >>> short("243 to 599"), short("at least 3"), short("not told")
    ('243+', 'At least 3', 'Not told')
    """
    least, is_range, _ = told.partition(" to ")
    return f"{least}+" if is_range else told.capitalize()


def up_to(counted: Counts, name: str) -> str:
    """How many may have taken a step in time, where of some no date tells."""
    most = at_most(counted, name)
    return f" to {numbers.count(most)}" if most > counted[name] and not few.is_few(most) else ""


def at_most(counted: Counts, name: str) -> int:
    """How many took a step, those without a date of it among them."""
    return int(counted[f"{name}_at_most" if f"{name}_at_most" in counted else name])


def steps(counted: Counts) -> None:
    """The funnel as one row of numbers, each with its share of the one before."""
    told = steps_told(counted)
    rates = {
        row["step"]: row
        for row in answers.told("funnel_rate", filters.current(), "step", filters.window())
    }
    with st.grid(len(STEPS), min_column_width=150, key="funnel"):
        for name, (label, of_what) in STEPS.items():
            share = share_of(rates[name], of_what) if name in rates else None
            st.metric(
                label,
                short(told[name]),
                new_among(counted) if name == "leads" else share,
                delta_color="off",
                delta_arrow="off",
                border=True,
                height="stretch",
                help=MEANINGS[name],
            )
    ranges = [range_of(rates[name], *STEPS[name]) for name in TAKEN if name in rates]
    if any(ranges):
        st.caption(f"The 95 % ranges: {', '.join(one for one in ranges if one)}.")


def is_untold(counted: Counts, name: str) -> bool:
    """Whether nothing tells who took a step, so that only those are known who went further."""
    return counted.get(f"told_{name}") == 0


def new_among(counted: Counts) -> str | None:
    """How many of the leads are new callers: the others rang before, or never. None where few."""
    new, leads = int(counted["new_callers_led"]), int(counted["leads"])
    if not answers.headline()["calls"]:
        return None
    return None if few.of_few(leads, new) else numbers.several(new, "new caller")


def became_leads(counted: Counts) -> str:
    """Which share of the new callers were noted as leads, and which leads are none of them."""
    new, leads = int(counted["new_callers_led"]), int(counted["leads"])
    noted, days = rate("lead_rate"), filters.window_days()
    said = ""
    if (share := share_of(noted, "of new callers")) is not None:
        within = f" within {days} days" if days else ""
        said = (
            f" {share} ({numbers.between(noted['low'], noted['high'])}) were noted as leads in a "
            f"CRM, a form or by hand{within}."
        )
    if leads > new and not few.of_few(leads, new) and answers.headline()["calls"]:
        said += f" {numbers.several(leads - new, 'lead')} rang before, or never."
    return said


def share_of(told: Counts, of_what: str) -> str | None:
    """A step's share of the one before, or its bounds; None where it would tell of few."""
    if told["low"] is None or few.of_few(told["n"], told["reached"]):
        return None
    if told["value"] is None:
        return f"{numbers.between(told['low'], told['high'])} % {of_what}"
    return f"{numbers.share(told['value'])} {of_what}"


def range_of(told: Counts, label: str, of_what: str) -> str | None:
    """The range of that share; None where there is none."""
    if told["value"] is None or share_of(told, of_what) is None:
        return None
    return f"{label.lower()} {numbers.between(told['low'], told['high'])} % {of_what}"


MEANINGS = {
    "new_callers": "Numbers whose first call to us is in this selection, and long enough ago.",
    "leads": "People who became a lead by a call, a CRM export or a form, and whose time is over. "
    "Known numbers that ring become no lead by that. Others are those who never rang, or whose "
    "first call is not in this selection.",
    "contacted": "Spoken to, or contacted as the CRM says, within the time. Whoever came further "
    "was contacted.",
    "qualified": "Qualified within the time. Whoever became a customer was qualified.",
    "customers": "Won within the time.",
}


def matured(counted: Counts) -> str:
    """Which share of the leads with a date had their time; '' where all had, or few had not."""
    leads, unripe = int(counted["leads"]), int(counted["unripe"])
    if not unripe or few.is_few(unripe) or few.is_few(leads):
        return ""
    of_all = leads + unripe
    return f"Matured: {numbers.share(leads / of_all)} of {numbers.count(of_all)}. "


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
    said = matured(counted) + said
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
            f" {few.several(counted['undated_counted'], 'lead has', 'leads have')} no date: how "
            "long it took, and shares within days, cannot be told of them."
        )
    vague = [name for name in ("contacted", "qualified") if at_most(counted, name) > counted[name]]
    if vague:
        ends = ", ".join(f"{name} were {steps_told(counted)[name]}" for name in vague)
        said += (
            f" Of some leads no day tells when they took a step: {ends}, and their shares go from "
            "one end to the other."
        )
    if counted["numberless"]:
        said += (
            f" {few.several(counted['numberless'], 'lead has', 'leads have')} no number: whether "
            "they called, and who rang them how soon, cannot be told of them."
        )
    st.caption(said)


def people(counted: Counts) -> None:
    """The people behind a number: click it, see them, take them away."""
    sizes = {name: at_most(counted, name) for name in BEHIND if name != "left out"}
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
    table(written(rows), alt=f"The people behind: {title}", key=f"people_{place}",
        written=("Value",))  # fmt: skip
    download(
        lambda: answers.asked("ui/conversion_people", most=None, **chosen),
        f"leads-{behind.replace(' ', '-')}",
        "Download these",
        key=f"csv_{place}",
    )


def written(rows: pd.DataFrame) -> pd.DataFrame:
    """The people with numbers, times and amounts as people write them."""
    region, clock = answers.store().settings.region, answers.clock()
    told = {
        "person": ["" if pd.isna(one) else shown(int(one), region) for one in rows["person"]],
        **{
            name: [
                "" if pd.isna(one) else clock.day_or_moment(one.to_pydatetime())
                for one in rows[name]
            ]
            for name in ("lead_since", "contacted_at", "qualified_at", "won_at")
        },
        "Value": [worth_of(one) for one in answers.as_records(rows[["value", "currency"]])],
    }
    people = rows.assign(**told).drop(columns=["value", "currency"])
    return people.rename(columns={"person": "number"})
