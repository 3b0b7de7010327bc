"""Amounts of money in their own currencies, which are written beside each other and never added."""

import re
from collections.abc import Iterable
from typing import Any

from rsoft_analytics.ui import answers, numbers

Row = dict[str, Any]


def amount(value: float, currency: str) -> str:
    """An amount as the settings write it, in whole units from ten on."""
    whole = round(value) if abs(value) >= 10 else value
    return numbers.money(whole, currency, lakh=answers.store().settings.lakh)


def worth_of(one: Row) -> str:
    """What a lead is worth to the last paisa, in its own currency or the business's."""
    if one["value"] is None:
        return ""
    settings = answers.store().settings
    return numbers.money(float(one["value"]), one["currency"] or settings.currency, settings.lakh)


def amounts(rows: Iterable[Row]) -> str:
    """The values of some rows, one a currency; '' where there are none."""
    told = [amount(row["value"], row["currency"]) for row in rows if row["value"] is not None]
    return " and ".join(told)


def cost(row: Row) -> str:
    """What one of something cost with its range, or that there is none yet."""
    if row["value"] is None:
        return f"{row['verdict']} (over {amount(row['low'], row['currency'])})"
    return f"{amount(row['value'], row['currency'])} ({between(row)})"


def between(row: Row) -> str:
    """The range of an amount, the currency said once."""
    low, high = amount(row["low"], row["currency"]), amount(row["high"], row["currency"])
    sign = re.match(r"\D*", low)
    return f"{low} to {high.removeprefix(sign[0] if sign else '')}"


def costs(rows: Iterable[Row]) -> str:
    """The costs of some rows, one a currency."""
    return " and ".join(cost(row) for row in rows)


def of_key(rows: Iterable[Row], by: str, key: str) -> list[Row]:
    """The rows of one key."""
    return [row for row in rows if row[by] == key]
