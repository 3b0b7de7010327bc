"""How fast leads were answered, who never was, and what became of them."""

from typing import Any

import streamlit as st

from rsoft_analytics.metrics import all_metrics
from rsoft_analytics.ui import answers, few, filters, numbers, rate_charts
from rsoft_analytics.ui.conversion import are_customers_told, listed
from rsoft_analytics.ui.settings_hours import said
from rsoft_analytics.ui.tables import download, table

CLOCKS = {"wall": "Clock on the wall", "office": "Opening hours"}
MARKS = {"first_attempt_seconds": "First attempt", "first_contact_seconds": "First conversation"}
MARKS_WITHIN = {"within_5_min": "5 min", "within_15_min": "15 min", "within_60_min": "1 hour"}
OFFICE_DAYS_FROM = 2  # days of the office from which a time by its clock is told in them
WAITS = (  # as the metric names them
    "answered at once",
    "within 5 min",
    "5 to 15 min",
    "15 to 60 min",
    "1 to 24 hours",
    "later",
    "not tried",
)


def speed_to_lead() -> None:
    """How long leads waited, by the wall's clock or the office's, and by rep."""
    st.subheader("How fast leads are answered", anchor=False)
    told = {name: answers.told(name, filters.current())[0] for name in MARKS}
    first = told["first_attempt_seconds"]
    if not first["n"] or few.is_few(first["n"]):
        st.caption(
            "Nothing to tell: speed needs call logs, and leads with a number that came in while "
            "those tell of calls."
        )
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        clock = st.segmented_control(
            "Time is counted by", list(CLOCKS), default="wall", required=True,
            format_func=lambda one: CLOCKS[one], key="clock", bind="query-params",
        )  # fmt: skip
    cards(told, clock or "wall")
    lines(told, clock or "wall")
    never_tried(first)
    by_speed()
    by_rep(clock or "wall")


def cards(told: dict[str, dict[str, Any]], clock: str) -> None:
    """The middle and the slow end of both marks, who was never tried, and the quick ones."""
    first = told["first_attempt_seconds"]
    with st.grid(4, min_column_width=150, key="speeds"):
        for name, label in MARKS.items():
            row = told[name]
            st.metric(
                label,
                middle_of(row, clock),
                nine_in_ten(row, clock),
                delta_color="off",
                delta_arrow="off",
                border=True,
                height="stretch",
                help=all_metrics()[name].meaning,
            )
        st.metric(
            "Never tried",
            few.count(first["never"], first["n"]),
            of_leads(first),
            delta_color="off",
            delta_arrow="off",
            border=True,
            height="stretch",
            help="Leads that nobody rang and nobody spoke to until the newest call.",
        )
        quick = first["within_60_min"]
        st.metric(
            "Tried within the hour",
            "too early to say" if quick is None else numbers.share(quick),
            None if quick is None else f"{hour_range(first)}, wall clock",
            delta_color="off",
            delta_arrow="off",
            border=True,
            height="stretch",
            help="By the clock on the wall, of all leads that were an hour old or older when the "
            "calls end, those never tried among them.",
        )


def hour_range(first: dict[str, Any]) -> str:
    """The range of the share that was tried within the hour."""
    return numbers.between(first["within_60_min_low"], first["within_60_min_high"])


def of_leads(first: dict[str, Any]) -> str:
    """Of how many leads those are who were never tried, and which share."""
    if few.of_few(first["n"], first["never"]):
        return f"of {numbers.count(first['n'])} leads"
    return f"{numbers.share(first['never'] / first['n'])} of {numbers.count(first['n'])} leads"


def middle_of(row: dict[str, Any], clock: str) -> str:
    """By when half of the leads were reached, in words."""
    value = row["value" if clock == "wall" else "office_value"]
    return "not half yet" if value is None else as_long_as(value, clock)


def middle_range(row: dict[str, Any], clock: str) -> str | None:
    """The 95 % range of that time; from its beginning on where it has no end."""
    low, high = (row[end if clock == "wall" else f"office_{end}"] for end in ("low", "high"))
    if low is None:
        return None
    if high is None:
        return f"{as_long_as(low, clock)} or more"
    return f"{as_long_as(low, clock)} to {as_long_as(high, clock)}"


def as_long_as(seconds: float, clock: str) -> str:
    """A length of time; by the office's clock a long one is told in days of the office."""
    hours = answers.store().settings.opening_hours
    day = hours["closes"] - hours["opens"]
    if clock == "wall" or seconds < OFFICE_DAYS_FROM * day:
        return numbers.duration(seconds)
    return numbers.several(round(seconds / day), "office day")


def nine_in_ten(row: dict[str, Any], clock: str) -> str:
    """By when nine in ten were, in words."""
    value = row["p90" if clock == "wall" else "office_p90"]
    return "nine in ten: not yet" if value is None else f"nine in ten: {as_long_as(value, clock)}"


def never_tried(first: dict[str, Any]) -> None:
    """Those whom nobody ever tried, to ring them now; drawn when opened."""
    if not first["never"]:
        return
    leads = few.several(first["never"], "lead")
    opened = st.expander(
        f"See the {leads} that nobody tried", on_change="rerun", key="never_tried",
        icon=":material/phone_disabled:",
    )  # fmt: skip
    if not opened.open:
        return
    with opened:
        listed("never tried", int(first["never"]), "leads that nobody tried")


def ranges_of(told: dict[str, dict[str, Any]], clock: str) -> str:
    """The 95 % ranges of both times; '' where neither has one."""
    ranges = {label: middle_range(told[name], clock) for name, label in MARKS.items()}
    said = ", ".join(f"{label.lower()} {one}" for label, one in ranges.items() if one)
    return f"The 95 % ranges: {said}. " if said else ""


def lines(told: dict[str, dict[str, Any]], clock: str) -> None:
    """What the cards leave unsaid: ranges, marks, those answered at once, the office's hours."""
    first = told["first_attempt_seconds"]
    within = [
        f"{numbers.share(first[name])} within {label}"
        for name, label in MARKS_WITHIN.items()
        if first[name] is not None
    ]
    tried = f"Tried by the clock on the wall: {', '.join(within)}. " if within else ""
    st.caption(
        f"The large numbers are the time by which half of {numbers.several(first['n'], 'lead')} "
        f"were reached, those never reached among them. {ranges_of(told, clock)}{tried}"
    )
    st.caption(
        f"Besides, {few.several(first['at_once'], 'caller was', 'callers were')} answered at "
        "once, and waited for nothing. Junk, leads without a number and leads from before the "
        "first call are not in these numbers."
    )
    if clock == "office":
        kept = answers.store().settings
        besides = " Holidays and closed days count as none too." if kept.closed_days else ""
        st.caption(
            f"Opening hours: {kept.opens} to {kept.closes} on {said(kept.opening_days)}. The time "
            f"between counts as none.{besides} Settings names the days."
        )


def by_speed() -> None:
    """The team's own conversion by how long leads waited."""
    if not are_customers_told():
        return
    told = answers.told("conversion_by_speed", filters.current(), "wait", filters.window())
    st.markdown("**Customers by how long they waited for the first attempt**")
    if not told:
        few_too = "" if few.least() == 1 else ", or that of too few"
        st.caption(f"Nobody's time is over yet{few_too}.")
        return
    rows = [
        {
            **one,
            "name": named(one["wait"]),
            "words": " · ".join(
                [f"{numbers.share(one['value'])} of {numbers.count(one['n'])}"]
                + [one["verdict"]] * bool(one["verdict"])
            ),
        }
        for one in sorted(told, key=lambda one: WAITS.index(one["wait"]))
    ]
    rate_charts.rates(
        rows,
        None,
        key="by_speed",
        alt="Share of leads that became customers by how long they waited",
    )
    st.caption(
        f"{whose_time_is_over()}Better and worse than all the others together, as above. Your own "
        "leads, nobody's promise: whoever is rung first may have been the likelier buyer."
    )


def whose_time_is_over() -> str:
    """Which leads the groups count, where they are fewer than the cards above count."""
    days = filters.window_days()
    if not days:
        return ""
    return (
        f"Only leads whose {days} days are over; who was first tried after those counts as not "
        "tried. "
    )


def named(wait: str) -> str:
    """How long the leads of a group waited; who was tried after the window is in the last one."""
    if wait != WAITS[-1]:
        return wait.capitalize()
    days = filters.window_days()
    return f"Not tried within {days} days" if days else "Never tried"


def by_rep(clock: str) -> None:
    """The waits of each rep's leads; drawn when opened."""
    opened = st.expander("By rep", on_change="rerun", key="speed_by_rep", icon=":material/groups:")
    if not opened.open:
        return
    with opened:
        told = answers.told("first_attempt_seconds", filters.current(), "rep")
        rows = answers.as_frame(
            [
                {
                    "rep": row["rep"],
                    "half tried by": middle_of(row, clock),
                    "95 % range": middle_range(row, clock) or "",
                    "nine in ten by": nine_in_ten(row, clock).removeprefix("nine in ten: "),
                    "leads": row["n"],
                    "never tried": row["never"],
                    "answered at once": row["at_once"],
                }
                for row in told
            ]
        )
        table(rows, alt="How fast each rep's leads were tried", key="speed_rows")
        download(
            answers.as_frame(told), "speed-by-rep", "Download these", key="csv_speed", of="numbers"
        )
